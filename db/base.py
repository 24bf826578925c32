"""The declarative base of all tables: column types for ids, datetimes and enums, and names of constraints."""

import enum
from datetime import UTC, datetime
from typing import Annotated, Any

import uuid_utils
from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Index, MetaData, String, Text, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase, mapped_column

ID_LENGTH = 40
_WHERE = "where"  # The key of an index's condition in ``Index.info``.


def new_id(prefix: str) -> str:
    """Return a new opaque id: a type prefix of three letters and a time-ordered body.

    The body is a hexadecimal UUID of version 7. Ids of one process rise strictly, ids of several processes rise with
    their clocks. Pagination depends on this order.
    """
    return f"{prefix}_{uuid_utils.uuid7().hex}"


class UtcDateTime(TypeDecorator[datetime]):
    """A datetime in UTC, on dialects with and without time zones; naive values raise ``ValueError``."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Ids compare byte by byte on every dialect: a locale's order would change pagination on PostgreSQL.
_IdType = String(ID_LENGTH).with_variant(String(ID_LENGTH, collation="C"), "postgresql")

Id = Annotated[str, mapped_column(_IdType)]
PrimaryId = Annotated[str, mapped_column(_IdType, primary_key=True)]
LongText = Annotated[str, mapped_column(Text)]
BigInt = Annotated[int, mapped_column(BigInteger)]


def _stored_values(members: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in members]


class Base(DeclarativeBase):
    """The base of all tables; nullability, enums and time zones follow from the annotations."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: dict[Any, Any] = {  # noqa: RUF012 - the name and shape are SQLAlchemy's
        datetime: UtcDateTime(),
        enum.Enum: Enum(
            enum.Enum, native_enum=False, create_constraint=True, length=32, values_callable=_stored_values
        ),
    }


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index of the rows that meet a condition.

    SQLAlchemy's arguments for it (``sqlite_where``, ``postgresql_where``) would load both dialects in every process.
    So only ``whole_metadata``, for code that creates or compares tables, sets them.
    """
    return Index(name, *columns, unique=unique, info={_WHERE: where})


def referring_index(table: str, column: str) -> Index:
    """Return an index on a foreign key, of the rows in which it is set.

    Neither database creates one by itself. Without it, each deletion in the other table scans all of this table.
    """
    return partial_index(f"ix_{table}_{column}", column, where=f"{column} IS NOT NULL")


def whole_metadata() -> MetaData:
    """Return the metadata of all tables, including the conditions of partial indexes."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            if condition := index.info.get(_WHERE):
                index.dialect_kwargs.update(sqlite_where=text(condition), postgresql_where=text(condition))
    return Base.metadata
