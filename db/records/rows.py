"""The columns that a record's fields name, and the conversion of rows of these columns to records."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

RecordT = TypeVar("RecordT", bound=Struct)


class RowReader(Generic[RecordT]):
    """The columns of a record type, to select or return, and the conversion of a row of them.

    Each field of the record has the column of ``table`` with its name, unless ``sources`` names another column, or the
    reader of a joined table if the field is a record itself.

    ``record`` converts a row that begins with ``columns``; a joined record is None if its first column is null.

    Raises:
        AttributeError: a field has no column.
    """

    __slots__ = ("_sources", "_type", "columns", "record")

    columns: tuple[Any, ...]
    record: Callable[[Sequence[Any]], RecordT]

    def __init__(self, record: type[RecordT], table: Any, **sources: Any) -> None:
        self._type = record
        self._sources = {
            name: sources[name] if name in sources else getattr(table, name) for name in record.__struct_fields__
        }
        found: list[Any] = []
        for source in self._sources.values():
            found += source.columns if isinstance(source, RowReader) else (source,)
        self.columns = tuple(found)
        self.record = self._compile()

    def first(self, rows: Iterable[Sequence[Any]]) -> RecordT | None:
        """Return the record of the first row, or None if there is no row."""
        records = self.records(rows)
        return records[0] if records else None

    def records(self, rows: Iterable[Sequence[Any]]) -> list[RecordT]:
        return [self.record(row) for row in rows]

    def _compile(self) -> Callable[[Sequence[Any]], RecordT]:
        """Return the function that converts a row.

        Its source is generated, as ``dataclasses`` does; for a record with a field of its own and a joined image it is
        ::

            def record(row):
                c0, c1, c2, *_ = row
                return type_0(c0, None if c1 is None else type_1(c1, c2))
        """
        names: dict[str, Any] = {}
        value = self._expression(names, 0)
        columns = "".join(f"c{index}, " for index in range(len(self.columns)))
        exec(compile(f"def record(row):\n {columns}*_ = row\n return {value}", "<record>", "exec"), names)  # noqa: S102 - the text is ours, see above
        record: Callable[[Sequence[Any]], RecordT] = names["record"]
        return record

    def _expression(self, names: dict[str, Any], begin: int) -> str:
        """Return the expression for a record whose columns begin at ``begin``, and add its type to ``names``."""
        kind = f"type_{len(names)}"
        names[kind] = self._type
        positional = self._type.__match_args__  # The fields that are not keyword-only; positions are twice as fast.
        fields = []
        for name, source in self._sources.items():
            value = f"c{begin}"
            if isinstance(source, RowReader):
                value = f"None if {value} is None else {source._expression(names, begin)}"
            begin += len(source.columns) if isinstance(source, RowReader) else 1
            fields.append(value if name in positional else f"{name}={value}")
        return f"{kind}({', '.join(fields)})"
