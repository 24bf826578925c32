"""Return addresses: the pages of an own front end to which a checkout leads back."""

import re
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from msgspec import Struct

from services.errors import InvalidInput
from services.findings import Findings
from services.origins import origin_of

PAYMENT_ID = "{PAYMENT_ID}"
"""Stands for the payment's id in a return address."""

MAX_LENGTH = 2_048
# Browsers read a backslash as a slash, and remove line breaks, so that they would find another origin.
_PLAIN = re.compile(r"[!-\[\]-~]+")


class ReturnUrls(Struct, frozen=True):
    """The addresses after the payment and without it; None: the page of this server."""

    success: str | None = None
    cancel: str | None = None

    def check(self, origins: AbstractSet[str]) -> None:
        """Check that both addresses are of these origins, which are in normal form.

        Raises:
            InvalidInput, SeveralRefused: an address is not allowed.
        """
        findings = Findings()
        for name, address in (("successUrl", self.success), ("cancelUrl", self.cancel)):
            if address is not None and not _is_allowed(address, origins):
                message = (
                    f"`{name}` must be an address of this server, or of an origin that the operator of this service"
                    f" allows, with at most {MAX_LENGTH} characters."
                )
                findings.add(InvalidInput(message, path=["input", name]))
        findings.refuse()


def _is_allowed(address: str, origins: AbstractSet[str]) -> bool:
    if len(address) > MAX_LENGTH or not _PLAIN.fullmatch(address):
        return False
    try:
        # Neither a user's name nor the payment's id may be beside the host.
        is_plain = not set("@{}") & set(urlsplit(address).netloc)
        return is_plain and origin_of(address.replace(PAYMENT_ID, "pay")) in origins
    except ValueError:
        return False
