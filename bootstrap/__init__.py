"""How a process is put together from its settings; only entry points and commands import it."""
