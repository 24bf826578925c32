"""Commands for actions of operators; each is written to the audit as done by ``cli:`` and the login name."""
