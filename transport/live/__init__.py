"""GraphQL over WebSocket: operations that stay open."""
