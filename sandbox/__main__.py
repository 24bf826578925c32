"""``python -m sandbox``: the stand-ins for Kie.ai and for Stripe, as one process of their own."""

import argparse
import ipaddress
import json
import logging
import math
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from sandbox.cards import routes as cards
from sandbox.cards.routes import CardsConfig
from sandbox.kie import app
from sandbox.kie.app import SandboxConfig
from sandbox.kie.tasks import MAX_CREDITS
from sandbox.kie.wire import is_address
from sandbox.process import WEBHOOK_KEY_VARIABLE
from sandbox.state import UNFINISHED
from setting_text import plain

_BACKLOG = 128
_MAX_CONNECTIONS = 512

logger = logging.getLogger("sandbox")


class _Server(uvicorn.Server):
    """A uvicorn server that prints its URL as one line of JSON on stdout once it listens."""

    def __init__(self, config: uvicorn.Config, url: str) -> None:
        super().__init__(config)
        self._url = url

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            print(json.dumps({"sandbox": "kie.ai", "url": self._url}), flush=True)


def main() -> int:
    options = _options()
    os.umask(0o077)  # No other user of the machine may read the uploads and the databases.
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="sandbox: %(message)s")
    logger.setLevel(logging.INFO)
    if options.parent_pipe:
        threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    try:
        listener = _listener(options)
    except OSError as error:
        logger.error("port %d cannot be used: %s", options.port, os.strerror(error.errno or 0))
        return 1
    with listener:
        url = f"http://{options.host}:{listener.getsockname()[1]}"
        server = _Server(
            uvicorn.Config(
                _app(options, url),
                access_log=False,
                log_config=None,
                lifespan="on",
                ws="none",
                limit_concurrency=_MAX_CONNECTIONS,
                timeout_graceful_shutdown=2,
            ),
            url,
        )
        server.run(sockets=[listener])
    return 0 if server.started else 1


def _listener(options: argparse.Namespace) -> socket.socket:
    if options.listener is not None:
        return socket.socket(fileno=options.listener)
    # Bound before uvicorn starts, because the application needs the port for the addresses of its files.
    return socket.create_server((options.host, options.port), backlog=_BACKLOG)


def _app(options: argparse.Namespace, url: str) -> Starlette:
    kie_config = SandboxConfig(
        state_dir=options.state_dir,
        public_url=options.public_url or url,
        api_key=options.api_key,
        webhook_key=options.webhook_key,
        seconds=options.seconds,
        credits=options.credits,
        blank=options.blank,
    )
    cards_config = CardsConfig(
        state_dir=options.state_dir,
        public_url=url,
        secret=options.webhook_key or "whsec_sandbox",
        checkout_path=options.checkout_path,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, object]]:
        async with app.open_state(kie_config) as kie_state, cards.open_state(cards_config) as cards_state:
            unfinished = options.state_dir / UNFINISHED
            unfinished.touch()
            yield {**kie_state, **cards_state}
            if not app.is_busy(kie_state) and not cards.is_busy(cards_state):
                unfinished.unlink()

    return Starlette(routes=[*app.routes(), *cards.routes()], lifespan=lifespan)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", type=_host, default="127.0.0.1", help="IPv4 address to listen on")
    parser.add_argument("--port", type=_port, default=0, help="0: a free one")
    parser.add_argument("--listener", type=int, help="number of an open file that listens already")
    parser.add_argument("--state-dir", type=Path, required=True, help="where tasks, credits and files are kept")
    parser.add_argument("--public-url", type=_address, help="what the addresses of its pictures begin with")
    parser.add_argument("--api-key", help="the only key that is good; without it any is")
    parser.add_argument(
        "--webhook-key",
        default=plain(os.environ.get(WEBHOOK_KEY_VARIABLE, "")) or None,
        help=f"signs the callbacks, and the events of cards; {WEBHOOK_KEY_VARIABLE} is out of sight of other users",
    )
    parser.add_argument("--checkout-path", default="", help="where the seller shows the checkout page; none: here")
    parser.add_argument("--seconds", type=_seconds, default=3.0, help="how long a usual task takes, about")
    parser.add_argument("--credits", type=_credits, default=10_000, help="what a new account has")
    parser.add_argument("--blank", action="store_true", help="make pictures of one colour, which takes no time")
    parser.add_argument("--parent-pipe", action="store_true", help="end when stdin does")
    return parser.parse_args()


def _host(text: str) -> str:
    return str(ipaddress.IPv4Address(text))


def _port(text: str) -> int:
    return _within(int(text), 0, 65_535)


def _address(text: str) -> str:
    if not is_address(text):
        raise argparse.ArgumentTypeError("an http or https address")
    return text


def _credits(text: str) -> int:
    return _within(int(text), 0, MAX_CREDITS)


def _within(number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"a whole number from {least} to {most}")
    return number


def _seconds(text: str) -> float:
    seconds = float(text)
    if not (math.isfinite(seconds) and 0 <= seconds <= 3600):
        raise argparse.ArgumentTypeError("a number of seconds from 0 to 3600")
    return seconds


def _end_with_parent() -> None:
    """Wait until the parent process closes stdin, and exit at once.

    This also works if the parent was killed; the state on disk survives, as after any crash.
    """
    try:
        while os.read(0, 4096):
            pass
    finally:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
