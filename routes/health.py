"""Health routes: ``/healthz`` (the process is alive) and ``/readyz`` (it can serve requests)."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from routes.errors import RETRY_AFTER
from services.diagnostics.health import Health, Status


def health_routes(health: Health, *, sandbox: bool) -> list[Route]:
    async def alive(_request: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(_request: Request) -> Response:
        if health.is_stopping:
            return _response({"status": Status.STOPPING, "sandbox": sandbox}, ready=False)
        report = await health.report()
        found = report.conditions
        dependencies = {
            "database": found.database,
            "broadcaster": found.broadcaster,
            "storage": found.storage,
            "kie.ai": found.kie,
        }
        return _response(
            {"status": report.status, "sandbox": sandbox, "dependencies": dependencies},
            ready=report.status is not Status.NOT_READY,
        )

    return [
        Route("/healthz", alive, methods=["GET"], name="alive"),
        Route("/readyz", ready, methods=["GET"], name="ready"),
    ]


def _response(content: dict[str, object], *, ready: bool) -> Response:
    headers = {"Cache-Control": "no-store"} | ({} if ready else RETRY_AFTER)
    return JSONResponse(content, 200 if ready else 503, headers=headers)
