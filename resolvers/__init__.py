"""How a field gets its data: from the request's context to one call of a service."""
