"""Whether this process is alive, and whether it can do its work."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.health import Health


def health_routes(health: Health, *, sandbox: bool) -> list[Route]:
    async def alive(_request: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(_request: Request) -> Response:
        report = await health.report()
        return JSONResponse(
            {
                "status": "ready" if report.ready else "not ready",
                "sandbox": sandbox,
                "dependencies": {
                    "database": report.database,
                    "broadcaster": report.broadcaster,
                    "storage": report.storage,
                    "kie.ai": report.kie,
                },
            },
            200 if report.ready else 503,
            headers={"Cache-Control": "no-store"},
        )

    return [
        Route("/healthz", alive, methods=["GET"], name="alive"),
        Route("/readyz", ready, methods=["GET"], name="ready"),
    ]
