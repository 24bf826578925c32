"""The kinds of work that are measured: one module for each."""
