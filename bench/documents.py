"""The GraphQL documents that all servers receive."""

import json

from bench import seeding
from bench.load.generators import HttpWork, MessageTemplates
from services.events.publisher import channel_of
from services.events.scope import Scope

PLAIN = Scope()
"""The scope of peers, whose channels have plain names."""

_CREATION_FIELDS = "id status stage version prompt aspectRatio resolution creditsUsed createdAt updatedAt"
GALLERY = f"""query Gallery($first: Int) {{
  creations(first: $first) {{ nodes {{ {_CREATION_FIELDS} }} }}
}}"""
GALLERY_PAGE = f"""query GalleryPage($first: Int, $after: String) {{
  creations(first: $first, after: $after) {{ nodes {{ {_CREATION_FIELDS} }} pageInfo {{ hasNextPage endCursor }} }}
}}"""
CREATE = """mutation Create($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creation { id status stage prompt creditsUsed createdAt }
    credit { balance used }
    errors { __typename }
  }
}"""
PRICE_LIST = """query PriceList {
  sandbox
  styles { id name description previewUrl }
  creditPacks { id name credits }
}"""
WATCH = """subscription Watch {
  taskUpdated { cursor kind creation { id status stage version prompt updatedAt } }
}"""

_CREATION = {
    "id": "cre_{id}",
    "user_id": "usr_{id}",
    "status": "processing",
    "step": "await",
    "version": 3,
    "prompt": "a cat on a bicycle in the rain {mark}",
    "style": "none",
    "aspect_ratio": "auto",
    "resolution": "1K",
    "output_format": "png",
    "credits_used": 20,
    "retry_of": None,
    "asked_at": "2026-01-01T00:00:01+00:00",
    "called_back_at": None,
    "failure_code": None,
    "error_message": None,
    "created_at": "2026-01-01T00:00:00+00:00",
    "updated_at": "2026-01-01T00:00:02+00:00",
    "completed_at": None,
    "deleted_at": None,
    "original_image": None,
    "generated_image": None,
}


def post(document: str, variables: dict[str, object], user: int) -> bytes:
    """Return a whole HTTP request of a user."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    head = (
        "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
        f"Authorization: Bearer {seeding.token_of(user)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def galleries(first: int = 20) -> HttpWork:
    """The newest creations of every user that has some."""
    requests = [post(GALLERY, {"first": first}, user) for user in range(seeding.GALLERIES)]
    return HttpWork(requests, '"nodes":[{"id":"cre_')


def gallery_page(user: int, after: str | None) -> HttpWork:
    """One page of 20 of one user's creations."""
    return HttpWork([post(GALLERY_PAGE, {"first": 20, "after": after}, user)], '"nodes":[{"id":"cre_')


def generations() -> HttpWork:
    """A new generation for each of many users."""
    given = {"prompt": "a cat on a bicycle in the rain", "style": "sty_none"}
    # Exclude the users whose pages are measured.
    requests = [post(CREATE, {"input": given}, seeding.GALLERIES + user) for user in range(seeding.GALLERIES)]
    return HttpWork(requests, '"creation":{"id":"cre_')


def price_lists() -> HttpWork:
    """A query without database access, as each signed-in user sends it."""
    return HttpWork([post(PRICE_LIST, {}, user) for user in range(seeding.GALLERIES)], '"styles":[{"id":"sty_')


def creation_subscribers(channels: int, scope: Scope = PLAIN, seal: bytes = b"", *, last: int = 0) -> MessageTemplates:
    """Return the messages of users who watch their own creations; an event is one of the product's own."""
    payload = {"creation": _CREATION}
    message = json.dumps({"seq": "SEQ", "subject": "creation", "creation_id": "cre_{id}", "payload": payload})
    subscribe = {"id": "1", "type": "subscribe", "payload": {"query": WATCH}}
    return MessageTemplates(
        init=json.dumps({"authorization": "Bearer {token}"}),
        subscribe=json.dumps(subscribe),
        channel=scope.channel(channel_of("usr_{id}")),
        message=message.replace('"SEQ"', "{seq}"),
        seal=seal.hex(),
        last=str(last),
        tokens=[seeding.token_of(user) for user in range(channels)],
    )
