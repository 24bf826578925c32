"""Headers of every answer: what browsers may do with it, whose request it answers, and how long only TLS will do."""

from collections.abc import Iterable
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from transport.opening import request_id_of

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
    """Return the content security policy of pages: all that they load comes from this server.

    ``image_origins`` are where images are kept when that is elsewhere: pages show them, and upload to there.
    ``script_origins`` are where the product's own sign-in script comes from, and ``sign_in_origins`` what it reaches.
    ``inline_styles`` is for an editor that sets styles as it runs. Sockets to this server are part of 'self'.
    """
    elsewhere, scripts, sign_in = _listed(image_origins), _listed(script_origins), _listed(sign_in_origins)
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


def _listed(origins: Iterable[str]) -> str:
    return "".join(f" {origin}" for origin in origins)


class StandardHeaders:
    """ASGI middleware that gives every answer its headers, but for those that it brings itself.

    Pages get the policy in ``page_policy`` of the state that the application's lifespan gives out, or else the one for
    pages whose images are all here. ``hsts`` is how long browsers are to come back over TLS alone, where they came so.
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._completed(scope, message.get("headers", ()))
            await send(message)

        await self.app(scope, receive, complete)

    def _completed(self, scope: Scope, given: Iterable[Header]) -> list[Header]:
        """Return the headers of an answer, and those that it does not bring itself."""
        headers = list(given)
        brought = {name.lower(): value for name, value in headers}
        headers += [header for header in self._headers if header[0] not in brought]
        if b"x-request-id" not in brought:
            headers.append((b"x-request-id", request_id_of(HTTPConnection(scope)).encode()))
        if brought.get(b"content-type", b"").startswith(b"text/html") and _POLICY not in brought:
            policy = scope.get("state", {}).get("page_policy", self._page_policy)
            headers.append((_POLICY, policy.encode()))
        if self._hsts is not None and scope["scheme"] == "https" and _HSTS not in brought:
            headers.append((_HSTS, self._hsts))
        return headers
