"""The GraphQL schema: types, inputs, payloads and fields; ``schema.graphql`` is printed from them."""
