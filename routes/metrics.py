"""The route ``/metrics`` for Prometheus: figures of this process and of the installation."""

import hmac
import ipaddress
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from routes.errors import refusal
from services.observability.metrics import CONTENT_TYPE
from services.observability.scrapes import Scrapes

_PROXIED = ("forwarded", "via", "x-forwarded-for", "x-real-ip")


def metrics_routes(scrapes: Scrapes, *, tokens: Sequence[str]) -> list[Route]:
    """Return ``GET /metrics``. It needs one of ``tokens``, or, without any, this machine or network.

    A proxy is in the private network too, so without tokens, requests through a proxy are refused.
    """

    async def scrape(request: Request) -> Response:
        if tokens:
            if not _brings(request, tokens):
                headers = {"WWW-Authenticate": "Bearer"}
                return refusal(401, "UNAUTHENTICATED", "The token of METRICS_TOKEN is needed.", headers)
        elif not _is_neighbour(request):
            return refusal(403, "FORBIDDEN", "From here METRICS_TOKEN is needed, and it is not set.")
        return Response(await scrapes.render(), headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})

    return [Route("/metrics", scrape, methods=["GET"], name="metrics")]


def _brings(request: Request, tokens: Sequence[str]) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    brought = given.strip().encode()
    # Compare all of them, so that the duration does not depend on which one matches.
    matches = [hmac.compare_digest(brought, token.encode()) for token in tokens]
    return scheme.lower() == "bearer" and any(matches)


def _is_neighbour(request: Request) -> bool:
    """Whether the request came directly, without a proxy, from this machine or a private network."""
    if request.client is None or any(name in request.headers for name in _PROXIED):
        return False
    try:
        address = ipaddress.ip_address(request.client.host)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_private or address.is_loopback
