"""The description of a model as an OpenAPI document, and its price in words."""

from sandbox.kie.catalogue.fields import schema
from sandbox.kie.catalogue.models import Images, Model, Never


def document(model: Model) -> dict[str, object]:
    """Return the OpenAPI document of ``createTask`` for one model."""
    body = {
        "type": "object",
        "required": ["model", "input"],
        "properties": {
            "model": {"type": "string", "enum": [model.id], "default": model.id},
            "callBackUrl": {"type": "string", "format": "uri"},
            "input": _input(model),
        },
    }
    task = {"type": "object", "properties": {"taskId": {"type": "string"}}}
    answer = {
        "type": "object",
        "properties": {"code": {"type": "integer"}, "msg": {"type": "string"}, "data": task},
    }
    operation = {
        "summary": model.entry.title,
        "security": [{"BearerAuth": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {"200": {"description": "Accepted", "content": {"application/json": {"schema": answer}}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": model.entry.title, "version": "1.0.0"},
        "paths": {"/api/v1/jobs/createTask": {"post": operation}},
        "components": {"securitySchemes": {"BearerAuth": {"type": "http", "scheme": "bearer"}}},
    }


def _input(model: Model) -> dict[str, object]:
    # A model that takes both has the values of both.
    with_images = model.images is not None
    properties = {name: schema(each, with_images=with_images) for name, each in model.entry.fields.items()}
    required = [name for name, each in model.entry.fields.items() if each.required]
    if model.images is not None:
        properties[model.images.field] = _images(model.images, required=model.needs_images)
        if model.needs_images:
            required.append(model.images.field)
    described = {"type": "object", "required": required, "properties": properties, "additionalProperties": False}
    never = [_words(never) for never in model.entry.never]
    return {**described, "description": " ".join(never)} if never else described


def _images(images: Images, *, required: bool) -> dict[str, object]:
    address: dict[str, object] = {"type": "string", "format": "uri"}
    limits = [
        f"{', '.join(images.types)}, at most {images.megabytes} MB",
        *([] if images.megapixels is None else [f"at most {images.megapixels} megapixels"]),
        *([] if images.min_side is None else [f"sides of at least {images.min_side} pixels"]),
        *([] if images.max_side is None else [f"sides of at most {images.max_side} pixels"]),
    ]
    description = {"description": "; ".join(limits)}
    if images.single:
        return {**address, **description}
    return {
        "type": "array",
        "items": address,
        "maxItems": images.most,
        **({"minItems": 1} if required else {}),
        **description,
    }


def _words(never: Never) -> str:
    each = [f"{name} {' or '.join(map(str, values))}" for name, values in never.fields.items()]
    images = " with images" if never.with_images else ""
    return f"Not supported{images}: {' and '.join(each)}."


def price_text(model: Model) -> str:
    """Return the price as Kie.ai shows it, in words."""
    price = model.entry.price
    each = "" if price.results is None else " per image"
    if isinstance(price.credits, dict):
        text = ", ".join(f"{value}: {credits:g} credits{each}" for value, credits in price.credits.items())
    else:
        text = f"{price.credits:g} credits{each}"
    if price.extra_image and model.images is not None:
        text += f"; {price.extra_image:g} credits more for each input image after the first"
    return text
