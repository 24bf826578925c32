"""The routes about models: the list, and each one's schema and price. One call per second for all of them."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.kie import wire
from sandbox.kie.catalogue import openapi
from sandbox.kie.catalogue.models import Model
from sandbox.kie.context import Endpoint, check_key, kie_of, with_refusals
from sandbox.kie.requests import catalogue
from sandbox.kie.wire import Refused


def routes() -> list[Route]:
    # The slash in an id is not encoded.
    return [
        Route("/api/v1/models", _limited(_models)),
        Route("/api/v1/models/{id:path}/schema", _limited(_schema)),
        Route("/api/v1/models/{id:path}/price", _limited(_price)),
    ]


def _limited(endpoint: Endpoint) -> Endpoint:
    async def limited(request: Request) -> Response:
        check_key(request)
        kie_of(request).catalogue_rate.check()
        return await endpoint(request)

    return with_refusals(limited)


async def _models(request: Request) -> Response:
    """Respond with the models that match the parameters ``q``, ``provider`` and ``taskType``."""
    words, provider, task_type = (request.query_params.get(name, "") for name in ("q", "provider", "taskType"))
    return wire.accepted(
        [
            _listed(model)
            for model in catalogue().models.values()
            if words.lower() in f"{model.id} {model.entry.title}".lower()
            and provider.lower() in ("", model.entry.provider.lower())
            and task_type in ("", *model.task_types)
        ]
    )


def _listed(model: Model) -> dict[str, object]:
    return {
        "model": model.id,
        # A slug is no id: these differ in their punctuation, as those of Kie.ai do.
        "slug": model.id.replace("/", "-").replace(".", "-"),
        "title": model.entry.title,
        "provider": model.entry.provider,
        "taskType": model.task_types,
        "description": f"{model.entry.title} by {model.entry.provider}",
        "pricingDesc": openapi.price_text(model),
    }


async def _schema(request: Request) -> Response:
    model = _model(request)
    return wire.accepted({"model": model.id, "openapi": openapi.document(model)})


async def _price(request: Request) -> Response:
    model = _model(request)
    return wire.accepted({"model": model.id, "pricingDesc": openapi.price_text(model)})


def _model(request: Request) -> Model:
    model = catalogue().models.get(request.path_params["id"])
    if model is None:
        raise Refused(404, "The model was not found.")
    return model
