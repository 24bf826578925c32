"""The columns that a record's fields name, and the conversion of rows of these columns to records."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

RecordT = TypeVar("RecordT", bound=Struct)


class RowReader(Generic[RecordT]):
    """The columns of a record type, to select or return, and the conversion of a row of them.

    Each field of the record has the column of ``table`` with its name, unless ``sources`` names another column, or the
    reader of a joined table if the field is a record itself.

    Raises:
        AttributeError: a field has no column.
    """

    __slots__ = ("_joined", "_named", "_type", "columns")

    columns: tuple[Any, ...]

    def __init__(self, record: type[RecordT], table: Any, **sources: Any) -> None:
        self._type = record
        self._named = record.__struct_fields__[len(record.__match_args__) :]  # The fields that are keyword-only.
        self._joined: list[tuple[int, int, RowReader[Any]]] = []  # Begin, end and reader of each, the last one first.
        found: list[Any] = []
        for name in record.__struct_fields__:
            source = sources[name] if name in sources else getattr(table, name)
            begin = len(found)
            found += source.columns if isinstance(source, RowReader) else (source,)
            if isinstance(source, RowReader):
                self._joined.insert(0, (begin, len(found), source))
        self.columns = tuple(found)

    def first(self, rows: Iterable[Sequence[Any]]) -> RecordT | None:
        """Return the record of the first row, or None if there is no row."""
        records = self.records(rows)
        return records[0] if records else None

    def records(self, rows: Iterable[Sequence[Any]]) -> list[RecordT]:
        return [self.record(row) for row in rows]

    def record(self, row: Sequence[Any]) -> RecordT:
        """Return the record of a row that begins with ``columns``; a joined record is None if its first is null."""
        if not self._joined and not self._named:
            return self._type(*row[: len(self.columns)])
        values = list(row[: len(self.columns)])
        for begin, end, reader in self._joined:
            values[begin:end] = (None if row[begin] is None else reader.record(row[begin:end]),)
        # In the order of the fields: keywords for all of them would make a page of creations slower by a sixth.
        first_named = len(values) - len(self._named)
        return self._type(*values[:first_named], **dict(zip(self._named, values[first_named:], strict=True)))
