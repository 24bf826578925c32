"""How records are made: frozen for whoever checks types, and plain at run time, where that takes a tenth of the time.

A page has twenty creations with their images, and what makes a frozen dataclass sets each attribute through ``object``.
"""

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool) -> Any:
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)
