"""GraphQL over HTTP: the view, its requests and responses, and server-sent events."""
