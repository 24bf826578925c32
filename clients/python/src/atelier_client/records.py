"""The data that the server returns, and the GraphQL selections that are derived from it.

Each field has the name of a field of the schema, in snake_case; the schema describes it. Enums are strings, because a
newer server may have more values.
"""

from datetime import datetime
from typing import Any, get_args, get_type_hints

import msgspec


class Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Data of the server."""


class Image(Record, frozen=True):
    """A stored picture. ``url`` and ``download_url`` expire: query the creation again for new ones."""

    url: str
    download_url: str
    file_name: str
    content_type: str
    width: int
    height: int
    byte_size: int


class Failure(Record, frozen=True):
    """The reason why no image was made. ``retryable``: the same request may succeed later."""

    code: str
    message: str
    retryable: bool


class StyleName(Record, frozen=True):
    id: str
    name: str


class ModelName(Record, frozen=True):
    id: str
    name: str


class Creation(Record, frozen=True):
    """An image that was made or is being made; it is finished when ``stage`` is ``FINISHED``."""

    id: str
    status: str
    stage: str
    version: int
    prompt: str
    model: ModelName
    style: StyleName
    aspect_ratio: str
    resolution: str
    output_format: str
    group: str | None
    favourite: bool
    credits_used: int
    refunded: bool
    created_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None
    queue_position: int | None
    estimated_completion_at: datetime | None
    original_images: list[Image]
    generated_image: Image | None
    failure: Failure | None

    @property
    def is_finished(self) -> bool:
        """Whether the creation ended, with an image or with its credits back."""
        return self.stage == "FINISHED"


class Share(Record, frozen=True):
    """The public page of a creation at ``url``, and its image at ``image_url``."""

    id: str
    url: str
    image_url: str
    creation_id: str
    show_prompt: bool
    indexable: bool
    views: int
    created_at: datetime


class Export(Record, frozen=True):
    """A ZIP file of creations. ``state`` is PENDING, READY, FAILED or EXPIRED; only a READY one can be downloaded."""

    id: str
    state: str
    done: int
    total: int
    byte_size: int
    failure: str | None
    created_at: datetime
    expires_at: datetime | None
    url: str | None


class TaskEvent(Record, frozen=True):
    """A change of a creation. ``kind`` is READY, SNAPSHOT, UPDATE or RESET; READY and RESET have no creation."""

    cursor: str
    kind: str
    creation: Creation | None


class Credit(Record, frozen=True):
    """The credits of the user."""

    balance: int
    purchased: int
    granted: int
    used: int
    owed: int


class CreditEvent(Record, frozen=True):
    """A change of the credits."""

    cursor: str
    kind: str
    credit: Credit | None


class Transaction(Record, frozen=True):
    """An entry of the ledger; the balance is the sum of the amounts."""

    id: str
    kind: str
    amount: int
    balance_after: int
    description: str
    created_at: datetime


class Pack(Record, frozen=True):
    """Credits on sale; ``amount`` is in the currency's smallest unit: with 2 ``currency_decimals``, cents."""

    id: str
    name: str
    credits: int
    amount: int
    currency: str
    currency_decimals: int


class PackName(Record, frozen=True):
    id: str
    name: str


class Payment(Record, frozen=True):
    """The purchase of a pack; the user pays at ``checkout_url``."""

    id: str
    status: str
    amount: int
    currency: str
    currency_decimals: int
    credits: int
    checkout_url: str | None
    receipt_url: str | None
    amount_refunded: int
    pack: PackName | None
    created_at: datetime


class ModelPrice(Record, frozen=True):
    resolution: str
    credits: int
    credits_per_extra_image: int


class Model(Record, frozen=True):
    """An image model on offer, with the values that it accepts."""

    id: str
    name: str
    description: str
    status: str
    aspect_ratios: list[str]
    resolutions: list[str]
    output_formats: list[str]
    max_input_images: int
    free_input_images: int
    requires_input_image: bool
    takes_prompt: bool
    max_prompt_length: int
    max_outputs: int
    supports_seed: bool
    supports_negative_prompt: bool
    supports_transparency: bool
    prices: list[ModelPrice]
    typical_seconds: int


class Style(Record, frozen=True):
    id: str
    name: str
    description: str
    preview_url: str | None


class Quote(Record, frozen=True):
    """The price of a request, and the values that it would use."""

    credits: int
    affordable: bool
    balance: int
    model: ModelName
    aspect_ratio: str
    resolution: str
    output_format: str


class Viewer(Record, frozen=True):
    id: str
    email: str | None


class PageInfo(Record, frozen=True):
    has_next_page: bool
    end_cursor: str | None


class Page(Record, frozen=True):
    """A page of a list; its subclasses have the nodes."""

    page_info: PageInfo


class CreationPage(Page, frozen=True):
    nodes: list[Creation]


class SharePage(Page, frozen=True):
    nodes: list[Share]


class TransactionPage(Page, frozen=True):
    nodes: list[Transaction]


class PaymentPage(Page, frozen=True):
    nodes: list[Payment]


class Header(Record, frozen=True):
    name: str
    value: str


class UploadPlace(Record, frozen=True):
    """The address to which the bytes of an upload are sent."""

    id: str
    upload_url: str
    upload_method: str
    upload_headers: list[Header]


def selection(record: type[Record]) -> str:
    """Return the GraphQL selection of all fields of a record, such as ``{ id style { id name } }``."""
    hints = get_type_hints(record)
    fields = msgspec.structs.fields(record)
    return "{ " + " ".join(field.encode_name + _nested(hints[field.name]) for field in fields) + " }"


def _nested(hint: Any) -> str:
    if isinstance(hint, type) and issubclass(hint, Record):
        return f" {selection(hint)}"
    return next((nested for part in get_args(hint) if (nested := _nested(part))), "")
