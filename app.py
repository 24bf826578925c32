"""The ASGI applications: of a server, with its start-up, and of a worker process."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext

from starlette.applications import Starlette

import settings as configuration
from bootstrap.container import Runtime, open_runtime
from bootstrap.middleware import ERROR_HANDLERS, ServerApp, allowed_origins, outermost_middleware, server_middleware
from bootstrap.routing import missing_page_of, policy_of_pages, server_routes, worker_routes
from services.generation.steps.context import Timings
from services.identity import tokens
from settings import Settings
from transport.server.draining import drained

YOUNG_OBJECTS = 10_000  # Allocations before a young collection; Python's default, 700, is for small programs.

_log = logging.getLogger("atelier")


def create_app(settings: Settings | None = None, *, timings: Timings | None = None, alone: bool = False) -> Starlette:
    """Return the application; it opens its resources when the server starts it.

    ``alone``: the process serves only this application, so the garbage collector is tuned for it.
    """
    chosen = settings or configuration.load()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[Mapping[str, object]]:
        async with open_runtime(chosen, timings=timings) as runtime:
            app.router.routes[:] = server_routes(runtime, allowed_origins=allowed_origins(chosen))
            working = None
            if chosen.worker == "inline":
                working = asyncio.create_task(runtime.worker.run(), name="worker")
            if chosen.is_one_of_many:
                tokens.load()  # Requests may arrive at once, so import the token library early.
            if alone:
                # Collections then skip objects that live as long as the process. Reference counts free most objects
                # of an operation; its few cycles wait a little longer.
                gc.collect()
                gc.freeze()
                gc.set_threshold(YOUNG_OBJECTS)

            def stop() -> None:
                runtime.health.stop()
                runtime.worker.stop()

            try:
                with drained(chosen.drain_seconds, stop) if alone else nullcontext():
                    yield {
                        "metrics": runtime.metrics,
                        "tracing": runtime.tracing,
                        "page_policy": policy_of_pages(runtime),
                        "missing_page": missing_page_of(runtime),
                        "is_stopping": lambda: runtime.health.is_stopping,
                    }
            finally:
                stop()
                if working is not None:
                    await working
        _log.info("Atelier stopped")

    app = ServerApp(
        outermost=outermost_middleware(chosen),
        middleware=server_middleware(chosen),
        exception_handlers=ERROR_HANDLERS,
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    return app


def create_side_app(runtime: Runtime) -> Starlette:
    """Return the application of a worker process, with its health and metrics."""
    return Starlette(routes=worker_routes(runtime), exception_handlers=ERROR_HANDLERS)
