"""What is read from the tables: frozen values, the same from a row and from an event's payload."""
