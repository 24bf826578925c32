"""What each command does; a module is loaded by the command that it is for."""
