"""What the product does: use cases, each owning its transactions and knowing no request."""
