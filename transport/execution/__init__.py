"""The schema as it is served: limits of documents, their costs, persisted documents, the operation log."""
