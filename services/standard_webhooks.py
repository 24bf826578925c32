"""Standard Webhooks: the form of signing secrets, and the headers of signed requests.

Source: Standard Webhooks specification, "Signature scheme".
"""

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime

from standardwebhooks import Webhook

PREFIX = "whsec_"
"""Begins the text of a signing secret."""

_SECRET_BYTES = 32


def new_secret() -> str:
    """Return a new secret in the form of Standard Webhooks."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def check_secret(secret: str) -> None:
    """Check that a secret has the form of Standard Webhooks.

    Raises:
        ValueError: it has another form.
    """
    if not secret.startswith(PREFIX):
        raise ValueError(f"it must begin with {PREFIX}")
    key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    if not 24 <= len(key) <= 64:
        raise ValueError("it must have 24 to 64 bytes")


def signed_headers(message_id: str, moment: datetime, body: str, secrets: Sequence[str]) -> dict[str, str]:
    """Return the headers of a message, with a signature for each secret."""
    signatures = [Webhook(secret).sign(message_id, moment, body) for secret in secrets]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
