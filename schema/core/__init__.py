"""The parts of the schema that all types share: arguments, enums, the context, nodes and scalars."""
