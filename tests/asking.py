"""Asking servers over HTTP, with the patience that a busy machine needs."""

from typing import Any

import httpx

PATIENCE_SECONDS = 60.0  # A test that is about time-outs brings its own; the others are about answers.


def http_client(**options: Any) -> httpx.AsyncClient:
    """Return a client that ignores proxies in the environment and waits ``PATIENCE_SECONDS`` for each answer."""
    return httpx.AsyncClient(**{"trust_env": False, "timeout": PATIENCE_SECONDS} | options)
