"""Signing secrets of endpoints: they are stored encrypted."""

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class SecretUnreadable(Exception):
    """A stored secret was sealed with another key of the installation, or changed."""


class Sealer:
    """Encrypts secrets with a key of the installation, so that their table alone does not reveal them."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @cached_property
    def _cipher(self) -> "AESGCM":
        # Loaded with the first secret: its C library takes long.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key)

    def seal(self, secret: str, *, owner: str) -> bytes:
        """Return the sealed form of a secret; only ``owner``, an id, can open it again."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, secret.encode(), owner.encode())

    def unseal(self, sealed: bytes, *, owner: str) -> str:
        """Return a sealed secret.

        Raises:
            SecretUnreadable: it was sealed with another key or for another owner.
        """
        from cryptography.exceptions import InvalidTag  # See above.

        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, rest, owner.encode()).decode()
        except InvalidTag as error:
            raise SecretUnreadable(f"the secret of {owner} cannot be decrypted") from error
