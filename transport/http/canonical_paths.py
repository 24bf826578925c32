"""Normalization of request paths: a trailing slash, and ``/graphql`` for a stream of events."""

from collections.abc import Awaitable

from starlette.types import ASGIApp, Receive, Scope, Send

from transport.http.content_negotiation import takes_only_events


class CanonicalPaths:
    """ASGI middleware that replaces each request's path by the path of its route, before routing.

    A trailing slash is dropped: a redirect would turn many clients' POST into a GET without a body, and drop their
    credentials. A request to ``graphql`` that accepts only events goes to ``streams``.
    """

    def __init__(self, app: ASGIApp, *, graphql: str, streams: str) -> None:
        self._app = app
        self._graphql = graphql
        self._streams = streams

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] in ("http", "websocket"):
            path: str = scope["path"]
            route = path.rstrip("/") or "/"
            if route == self._graphql and scope["type"] == "http" and _takes_only_events(scope):
                route = self._streams
            if route != path:
                scope = {**scope, "path": route}
        return self._app(scope, receive, send)


def _takes_only_events(scope: Scope) -> bool:
    accept = [value.decode("latin-1") for name, value in scope["headers"] if name == b"accept"]
    return takes_only_events(",".join(accept))
