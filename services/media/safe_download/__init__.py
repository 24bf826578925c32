"""Downloads from addresses that users choose, without access to private networks."""
