"""The product's use cases. Each opens its own transactions; none depends on an HTTP or GraphQL request."""
