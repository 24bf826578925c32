"""Headers of every response: security headers for browsers, the request's id, and HSTS."""

from collections.abc import Awaitable, Iterable
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from transport.http.authentication import request_id_of

Header = tuple[bytes, bytes]

_POLICY = b"content-security-policy"
_HSTS = b"strict-transport-security"


def page_policy(
    image_origins: Iterable[str] = (),
    *,
    script_origins: Iterable[str] = (),
    sign_in_origins: Iterable[str] = (),
    inline_styles: bool = False,
) -> str:
    """Return the content security policy of pages: they load only from this server and the given origins.

    ``image_origins`` are the origins of an image store elsewhere: pages show images from it and upload to it.
    ``script_origins`` serve the product's own sign-in script, and ``sign_in_origins`` are the origins that the script
    contacts. ``inline_styles`` is for an editor that sets styles as it runs. Sockets to this server are part of 'self'.
    """
    elsewhere, scripts, sign_in = (
        _join_origins(image_origins),
        _join_origins(script_origins),
        _join_origins(sign_in_origins),
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self'{scripts}",
            "worker-src 'self'",
            "style-src 'self' 'unsafe-inline'" if inline_styles else "style-src 'self'",
            "font-src 'self' data:",
            f"img-src 'self' data: blob:{elsewhere}",
            f"connect-src 'self'{elsewhere}{sign_in}",
            f"frame-src{sign_in}" if sign_in else "frame-src 'none'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def console_policy(image_origins: Iterable[str] = ()) -> str:
    """Return the content security policy of the operators' console, which contacts only this server.

    ``image_origins`` are the origins of an image store elsewhere. Nothing else is loaded from other hosts: no setting
    for the pages of users widens this policy.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            f"img-src 'self' data:{_join_origins(image_origins)}",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _join_origins(origins: Iterable[str]) -> str:
    return "".join(f" {origin}" for origin in origins)


class StandardHeaders:
    """ASGI middleware that adds headers to every response, except headers that the response already has.

    Pages get the policy ``page_policy`` from the lifespan's state; without one, the policy for images on this server.
    ``hsts`` is how long browsers must use TLS only; the header is sent only on responses over TLS. While the server is
    about to stop, as ``is_stopping`` of that state returns, each response closes its connection: then no client sends a
    request on a connection that closes at the same moment.
    """

    def __init__(self, app: ASGIApp, *, hsts: timedelta | None = None) -> None:
        self.app = app
        self._headers: list[Header] = [
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"x-frame-options", b"DENY"),
        ]
        self._hsts = None if hsts is None else f"max-age={int(hsts.total_seconds())}".encode()
        self._page_policy = page_policy()

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http":
            return self.app(scope, receive, send)

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._with_standard_headers(scope, message.get("headers", ()))
            await send(message)

        return self.app(scope, receive, complete)

    def _with_standard_headers(self, scope: Scope, given: Iterable[Header]) -> list[Header]:
        """Return the headers of a response, and the standard headers that it lacks."""
        headers, state = list(given), scope.get("state", {})
        brought = {name.lower(): value for name, value in headers}
        headers += [header for header in self._headers if header[0] not in brought]
        if b"x-request-id" not in brought:
            headers.append((b"x-request-id", request_id_of(HTTPConnection(scope)).encode()))
        if brought.get(b"content-type", b"").startswith(b"text/html") and _POLICY not in brought:
            policy = state.get("page_policy", self._page_policy)
            headers.append((_POLICY, policy.encode()))
        if self._hsts is not None and scope["scheme"] == "https" and _HSTS not in brought:
            headers.append((_HSTS, self._hsts))
        if "is_stopping" in state and state["is_stopping"]():
            headers.append((b"connection", b"close"))
        return headers
