"""A real browser on a page of the product, which records every mistake of the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    StorageState,
    WebSocket,
    async_playwright,
    expect,
)

from tests.support.programs import program

TIMEOUT_MILLISECONDS = 120_000
START_MILLISECONDS = 120_000
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Visitor:
    """A user's browser: its windows share their storage, and ``mistakes`` are the errors in any of them."""

    def __init__(self, context: BrowserContext, *origins: str) -> None:
        """``origins``: the origins that its pages may send requests to."""
        self.context = context
        self.mistakes: list[str] = []
        self.sockets: list[str] = []
        self._hosts = {urlsplit(origin).netloc for origin in origins}
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.mistakes.append(f"uncaught: {error.error}"))

    async def window(self, url: str) -> Page:
        """Open an address in a new window."""
        page = await self.context.new_page()
        page.on("websocket", self._on_socket)
        await page.goto(url)
        return page

    def _on_request(self, request: Request) -> None:
        self._check(request.url)

    def _on_socket(self, socket: WebSocket) -> None:
        self.sockets.append(socket.url)
        self._check(socket.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A violation of the page's policy is an error here too.
        if message.type in ("error", "warning"):
            self.mistakes.append(f"{message.type}: {message.text}")

    def _check(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("data", "blob") and address.netloc not in self._hosts:
            self.mistakes.append(f"request to {url}")


@asynccontextmanager
async def running_browser() -> AsyncIterator[Browser]:
    """Start a browser; it uses as much processor time as a complete page."""
    chromium = program("chromium", "chromium-browser")
    expect.set_options(timeout=TIMEOUT_MILLISECONDS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=list(SWITCHES), timeout=START_MILLISECONDS
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def browsing(
    browser: Browser, url: str, *, token: str | None = None, bucket: str | None = None
) -> AsyncIterator[Visitor]:
    """Visit the product at ``url`` anew, signed in with ``token``; its images are in ``bucket``, if it has one."""
    state = StorageState()
    if token is not None:
        state["origins"] = [{"origin": url, "localStorage": [{"name": "atelier.token", "value": token}]}]
    # Moving elements are painted by the processor again and again, and are not there at once.
    context = await browser.new_context(
        viewport={"width": 1400, "height": 2000}, locale="en-GB", storage_state=state, reduced_motion="reduce"
    )
    context.set_default_timeout(TIMEOUT_MILLISECONDS)
    try:
        yield Visitor(context, *(url, bucket) if bucket else (url,))
    finally:
        await context.close()
