"""Downloads of archives: a server streams them, and checks at each request that the client may have them."""
