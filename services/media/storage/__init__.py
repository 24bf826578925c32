"""Object storage for images: the ``Storage`` protocol, and one module per implementation."""
