"""The REST routes of the old backend, for clients that still use them, over the same services."""

from codecs import BOM_UTF8
from collections.abc import Awaitable, Callable

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from resolvers import creations
from resolvers.context import AppServices, Context
from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import address_of, refusal
from routes.rest.creations import LIST_COST, MICROSECONDS, list_creations, status_of, to_json
from routes.rest.uploads import RestUploads
from routes.uploads.receiver import Receiver
from services import errors
from services.catalogue.styles import Style, Styles
from services.generation.requests import GenerationRequest, Source
from services.identity.accounts import Authenticator

MAX_BODY = 256 * 1024

_STATUS_OF = {
    errors.AccountBlocked: 403,
    errors.ContentRefused: 422,
    errors.AccountClosing: 403,
    errors.InsufficientCredits: 402,
    errors.CreditsOwed: 402,
    errors.PriceAboveLimit: 402,
    errors.ModelUnavailable: 503,
    errors.NotFound: 404,
    errors.IdempotencyKeyReused: 409,
    errors.InvalidInput: 422,
    errors.RateLimited: 429,
    errors.TooManyUploads: 429,
    errors.UploadIncomplete: 409,
    errors.StorageUnavailable: 503,
    errors.ModerationUnavailable: 503,
}
Handler = Callable[[Request, Context], Awaitable[Response]]


def rest_routes(product: AppServices, authenticator: Authenticator, receiver: Receiver) -> list[Route]:
    """Return the routes that make an image, return its state, list a user's images, and receive a picture."""

    def signed_in(handler: Handler, *, cost: int) -> Callable[[Request], Awaitable[Response]]:
        async def handle(request: Request) -> Response:
            try:
                address = address_of(request)
                signed = await authenticator.authenticate(request.headers.get("authorization", ""), address=address)
                context = Context(product, signed.user, request_id="", address=address)
                mutations = 1 if request.method == "POST" else 0
                taken = await context.budget.take_operation(cost, mutations, work=cost * MICROSECONDS)
                taken.refuse()
                return await handler(request, context)
            except errors.Unauthenticated as error:
                return refusal(401, "UNAUTHENTICATED", str(error), {"WWW-Authenticate": "Bearer"})
            except errors.Refusal as refused:
                first = refused.refusals[0] if isinstance(refused, errors.SeveralRefused) else refused
                code = first.code or first.graphql_code
                return refusal(_STATUS_OF[type(first)], code, first.message, _retry_after(first))
            except errors.BadRequest as error:
                return refusal(422, "BAD_USER_INPUT", str(error))

        return handle

    return [
        Route("/api/generate-image", signed_in(_generate, cost=10), methods=["POST"], name="generate-image"),
        Route("/api/task-status/{task_id}", signed_in(_status, cost=10), methods=["GET"], name="task-status"),
        Route("/api/my-creations", signed_in(list_creations, cost=LIST_COST), methods=["GET"], name="my-creations"),
        Route("/api/uploads", signed_in(RestUploads(receiver), cost=10), methods=["POST"], name="rest-upload"),
    ]


async def _generate(request: Request, context: Context) -> Response:
    fields = await _fields(request)
    url, upload_id = fields.get("imageUrl"), fields.get("uploadId")
    prompt, style = prompt_and_style(
        context.product.catalogue.styles, fields.get("prompt", ""), fields.get("style", "")
    )
    outcome = await creations.create(
        context,
        GenerationRequest(
            prompt=prompt,
            style=style.id,
            sources=() if url is upload_id is None else (Source(url=url, upload_id=upload_id),),
            idempotency_key=request.headers.get("idempotency-key"),
        ),
    )
    creation = outcome.creation
    return JSONResponse(
        {
            "taskId": creation.id,
            "status": status_of(creation),
            "creditsUsed": creation.credits_used,
            "balance": outcome.credit.balance,
        },
        201,
    )


def prompt_and_style(styles: Styles, prompt: str, given: str) -> tuple[str, Style]:
    """Return the prompt and the style for values from a client of the old backend.

    The old backend had no list of styles, so an unknown style is added to the prompt.
    """
    style = styles.find(given)
    if style is not None:
        return prompt, style
    words = given.strip()
    # A style alone is not a prompt; keep the prompt empty, so it is refused.
    return (f"{prompt}\n\nStyle: {words}" if words and prompt.strip() else prompt), styles.none


async def _fields(request: Request) -> dict[str, str]:
    """Return the strings of a JSON body by name, without null values.

    Raises:
        InvalidInput: the body is too large or has another form.
    """
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise errors.InvalidInput("The body must not be compressed: send it without Content-Encoding.")
    try:
        # The parser of GraphQL requests, so that both accept the same texts.
        body = orjson.loads((await read_bounded(request, MAX_BODY)).removeprefix(BOM_UTF8))
    except BodyTooLarge as error:
        raise errors.InvalidInput(f"The body has more than {MAX_BODY} bytes.") from error
    except orjson.JSONDecodeError as error:
        raise errors.InvalidInput("The body must be JSON.") from error
    if not isinstance(body, dict):
        raise errors.InvalidInput("The body must be a JSON object.")
    fields = {}
    for name in ("imageUrl", "uploadId", "prompt", "style"):
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
    return JSONResponse({"taskId": creation.id, "status": status_of(creation), "creation": to_json(context, creation)})


def _retry_after(refused: errors.Refusal) -> dict[str, str] | None:
    limited = (errors.RateLimited, errors.StorageUnavailable, errors.ModerationUnavailable, errors.TooManyUploads)
    return {"Retry-After": str(refused.retry_after)} if isinstance(refused, limited) else None
