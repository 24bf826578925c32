"""What the API says: types, inputs, outcomes and fields; ``schema.graphql`` is what they print."""
