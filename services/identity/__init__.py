"""Users, and the tokens that identify them."""
