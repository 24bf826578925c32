"""Asking servers over HTTP, with the patience that a busy machine needs."""

import ssl
from functools import cache
from typing import Any

import httpx

PATIENCE_SECONDS = 120.0  # A test that is about time-outs brings its own; the others are about answers.


def http_client(**options: Any) -> httpx.AsyncClient:
    """Return a client that ignores proxies in the environment and waits ``PATIENCE_SECONDS`` for each answer."""
    usual: dict[str, Any] = {"trust_env": False, "timeout": PATIENCE_SECONDS, "verify": _authorities()}
    return httpx.AsyncClient(**usual | options)


@cache
def _authorities() -> ssl.SSLContext:
    # Each client would read the certificates of all authorities again, which takes longer than most requests.
    return ssl.create_default_context()
