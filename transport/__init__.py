"""GraphQL over HTTP and WebSocket, as the specifications require."""
