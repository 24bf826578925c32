"""The old backend's routes, thin over the same services, for clients that still call them."""

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from db.models.creations import CreationStatus
from db.queries.galleries import Filter
from db.records.creations import CreationRecord
from resolvers import creations
from resolvers.context import Context, Product
from resolvers.pages import window
from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import address_of, refusal
from services import errors, styles
from services.accounts import Doorkeeper
from services.generation_requests import GenerationRequest, Source
from services.images import keeping

MAX_BODY = 256 * 1024

_STATUS_OF = {
    errors.InsufficientCredits: 402,
    errors.PriceAboveLimit: 402,
    errors.NotFound: 404,
    errors.IdempotencyKeyReused: 409,
    errors.InvalidInput: 422,
    errors.RateLimited: 429,
}
_CODE_OF = {
    errors.InsufficientCredits: "INSUFFICIENT_CREDITS",
    errors.PriceAboveLimit: "PRICE_ABOVE_LIMIT",
    errors.NotFound: "NOT_FOUND",
    errors.IdempotencyKeyReused: "IDEMPOTENCY_KEY_REUSED",
    errors.InvalidInput: "INVALID_INPUT",
    errors.RateLimited: "RATE_LIMITED",
}

Handler = Callable[[Request, Context], Awaitable[Response]]


def rest_routes(product: Product, doorkeeper: Doorkeeper) -> list[Route]:
    """Return the routes of ``origin``: to make an image, to ask for its state, to list what was made."""

    def signed_in(handler: Handler, *, cost: int) -> Callable[[Request], Awaitable[Response]]:
        async def handle(request: Request) -> Response:
            try:
                address = address_of(request)
                signed = await doorkeeper.admit(request.headers.get("authorization", ""), address=address)
                context = Context(product, signed.user, request_id="", address=address)
                mutations = 1 if request.method == "POST" else 0
                (await context.budget.take_operation(cost, mutations)).refuse()
                return await handler(request, context)
            except errors.Unauthenticated as error:
                return refusal(401, "UNAUTHENTICATED", str(error), {"WWW-Authenticate": "Bearer"})
            except errors.Refusal as error:
                return refusal(_STATUS_OF[type(error)], _CODE_OF[type(error)], error.message, _retry_after(error))
            except errors.BadRequest as error:
                return refusal(422, "BAD_USER_INPUT", str(error))

        return handle

    return [
        Route("/api/generate-image", signed_in(_generate, cost=10), methods=["POST"], name="generate-image"),
        Route("/api/task-status/{task_id}", signed_in(_status, cost=10), methods=["GET"], name="task-status"),
        Route("/api/my-creations", signed_in(_list, cost=200), methods=["GET"], name="my-creations"),
    ]


async def _generate(request: Request, context: Context) -> Response:
    fields = await _fields(request)
    url = fields.get("imageUrl")
    given = fields.get("style", "")
    style = styles.find(given)
    outcome = await creations.create(
        context,
        GenerationRequest(
            prompt=fields.get("prompt", ""),
            style=given if style is None else style.id,
            source=Source(url=url) if url is not None else None,
            idempotency_key=request.headers.get("idempotency-key"),
        ),
    )
    creation = outcome.creation
    return JSONResponse(
        {
            "taskId": creation.id,
            "status": _status_of(creation),
            "creditsUsed": creation.credits_used,
            "balance": outcome.credit.balance,
        },
        201,
    )


async def _fields(request: Request) -> dict[str, str]:
    """Read a body of strings by name; what is null counts as left out.

    Raises:
        InvalidInput: it is anything else.
    """
    try:
        body = json.loads(await read_bounded(request, MAX_BODY))
    except BodyTooLarge as error:
        raise errors.InvalidInput(f"The body has more than {MAX_BODY} bytes.") from error
    except (ValueError, RecursionError) as error:
        raise errors.InvalidInput("The body must be JSON.") from error
    if not isinstance(body, dict):
        raise errors.InvalidInput("The body must be a JSON object.")
    fields = {}
    for name in ("imageUrl", "prompt", "style"):
        value = body.get(name)
        if value is not None and not isinstance(value, str):
            raise errors.InvalidInput(f"`{name}` must be a string.")
        if value is not None:
            fields[name] = value
    return fields


async def _status(request: Request, context: Context) -> Response:
    creation = await creations.by_id(context, request.path_params["task_id"])
    if creation is None:
        raise errors.NotFound("There is no such task.")
    return JSONResponse(
        {"taskId": creation.id, "status": _status_of(creation), "creation": _creation(context, creation)}
    )


async def _list(request: Request, context: Context) -> Response:
    first = request.query_params.get("first")
    if first is not None and not (first.isascii() and first.isdecimal() and len(first) < 5):
        raise errors.BadRequest("`first` must be a number.")
    part = window("cre", first=None if first is None else int(first), after=request.query_params.get("after"))
    page = await creations.page(context, Filter(), part)
    return JSONResponse(
        {
            "creations": [_creation(context, record) for record in page.records],
            "endCursor": page.records[-1].id if page.records else None,
            "hasNextPage": page.has_next,
        }
    )


def _status_of(creation: CreationRecord) -> str:
    """Return the state in the four words that the old clients know."""
    return "failed" if creation.status is CreationStatus.CANCELED else creation.status.value


def _creation(context: Context, creation: CreationRecord) -> dict[str, object]:
    storage = context.product.storage
    original, generated = creation.original_image, creation.generated_image
    message = "It was taken back." if creation.status is CreationStatus.CANCELED else creation.error_message
    return {
        "id": creation.id,
        "originalImage": None if original is None else keeping.url(storage, original, None),
        "generatedImage": None if generated is None else keeping.url(storage, generated, None),
        "style": styles.by_slug(creation.style).slug,
        "date": creation.created_at.isoformat(),
        "status": _status_of(creation),
        "prompt": creation.prompt,
        "errorMessage": message,
    }


def _retry_after(refused: errors.Refusal) -> dict[str, str] | None:
    return {"Retry-After": str(refused.retry_after)} if isinstance(refused, errors.RateLimited) else None
