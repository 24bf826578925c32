"""The token of the user, and its renewal."""

import inspect
from collections.abc import Awaitable, Callable

import anyio
import httpx

from atelier_client.errors import SignedOut, Unreachable

SignIn = Callable[[str | None], str | Awaitable[str | None] | None]
"""Returns a token of the user; its argument is the token that the server has refused, or None the first time."""


class Session:
    """The token in use. Tasks whose requests are refused at the same time share one renewal."""

    def __init__(self, token: str | None, sign_in: SignIn | None) -> None:
        self._token = token
        self._sign_in = sign_in
        self._lock = anyio.Lock()

    async def token(self) -> str:
        """Return the token in use, signing in if there is none.

        Raises:
            SignedOut: there is no token.
        """
        return self._token if self._token is not None else await self.renewed(None)

    async def renewed(self, refused: str | None, reason: str = "") -> str:
        """Return a token in place of the one that the server has refused.

        Raises:
            SignedOut: ``sign_in`` returned none, or the same one; or there is no ``sign_in``.
        """
        async with self._lock:
            if self._token is None or self._token == refused:
                self._token = await self._next(refused)
            if self._token is None or self._token == refused:
                self._token = refused
                raise SignedOut(reason or "There is no token: give one, or sign_in.")
            return self._token

    async def _next(self, refused: str | None) -> str | None:
        if self._sign_in is None:
            return None
        token = self._sign_in(refused)
        return await token if inspect.isawaitable(token) else token


async def demo_token(url: str) -> str:
    """Return the token of a new demo user; servers without keys of their own have this sign-in.

    Raises:
        SignedOut: the server has no demo sign-in, or lets no more users in from here at the moment.
        Unreachable: no server answers at this address.
    """
    try:
        async with httpx.AsyncClient(timeout=30, trust_env=False) as http:
            response = await http.post(f"{url.rstrip('/')}/auth/demo")
        if response.status_code == httpx.codes.CREATED:
            return str(response.json()["token"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, LookupError, TypeError) as error:
        raise Unreachable(f"No usable answer from {url}: {error or type(error).__name__}") from error
    raise SignedOut(f"{url} has no demo sign-in for you (HTTP {response.status_code}): give a token.")
