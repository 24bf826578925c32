"""Records of shares: the public pages of creations."""

from datetime import datetime

from msgspec import Struct


class ShareRecord(Struct, frozen=True, kw_only=True):
    """A share with its rendition; width, height and bytes are those of the rendition."""

    id: str
    token: str
    creation_id: str
    user_id: str
    show_prompt: bool
    indexable: bool
    storage_key: str
    seed: str
    content_type: str
    width: int
    height: int
    byte_size: int
    views: int
    created_at: datetime


class ShownShare(Struct, frozen=True, kw_only=True):
    """A share whose page may be shown, with the prompt of its creation."""

    share: ShareRecord
    prompt: str
