"""The whole product on a loopback port, set up as an edge case wants it."""

from tests.schema.conftest import Serve, ada, serve

__all__ = ["Serve", "ada", "serve"]
