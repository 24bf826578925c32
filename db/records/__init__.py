"""Records: immutable structs with one field for each column, the same from a row as from an event's payload."""
