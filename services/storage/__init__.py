"""Where images are kept: one protocol, and a module for each storage that meets it."""
