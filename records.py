"""How records are made: as frozen dataclasses to whoever checks types, and at run time with what takes least time.

What makes a frozen dataclass sets each attribute through ``object``: a page has twenty creations with their images. So
at run time none is frozen. And each method of a dataclass is written as source, and compiled when its module is loaded:
here that is ``__init__`` alone, and the others share what takes the values of its fields from a record.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(
        *,
        frozen: bool,  # noqa: ARG001 - what is said of it is for whoever checks types
        slots: bool,
    ) -> Callable[[type], type]:
        def made(cls: type) -> type:
            bare = dataclasses.dataclass(slots=slots, eq=False, repr=False)(cls)
            for name, method in _methods(bare).items():
                if name not in vars(bare):  # Else it has one of its own.
                    setattr(bare, name, method)
            return bare

        return made


def _methods(cls: Any) -> dict[str, Callable[..., Any]]:
    """Return what a frozen dataclass has besides ``__init__``, made of functions that need not be compiled."""
    fields = dataclasses.fields(cls)
    compared = [field.name for field in fields if field.compare]
    shown = [field.name for field in fields if field.repr]
    values: Callable[[Any], object] = attrgetter(*compared) if compared else lambda _: ()

    def equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    def represented(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    return {"__eq__": equal, "__hash__": hashed, "__repr__": represented}
