"""Search for a text in the prompts of a user's newest creations, or for the creations of a group."""

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, bindparam, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.models.creations import GenerationTask
from db.queries.creations.filters import Filter, unindexed

SEARCHED = 5_000
"""The number of a user's newest creations that a search covers."""

REPEATS = 8
"""The number of repetitions in a text from which a search that compares at each place is avoided.

Such a search may take that many times longer.
"""

LIKE_LETTERS = 3
"""Up to this length LIKE is used; for longer texts `strpos` is faster, because it skips more places."""

_OWNER, _ID = GenerationTask.user_id, GenerationTask.id
_mine = bindparam("owner", type_=_OWNER.type)
# A range, for the reason given in `pages.cut`.
_SHOWN = (_mine >= _OWNER, _mine <= _OWNER, GenerationTask.deleted_at.is_(None))
_NEWEST_FIRST = (_OWNER.desc(), _ID.desc())
# The last creation to search, and the one after it if it exists.
_FLOOR = select(_ID).where(*_SHOWN).order_by(*_NEWEST_FIRST).offset(SEARCHED - 1).limit(2)


class Found(Struct, frozen=True):
    """The ids found by a search, newest first; ``truncated``: the user has older creations that were not searched."""

    ids: list[str]
    truncated: bool


async def search(connection: AsyncConnection, user_id: str, wanted: Filter) -> Found:
    """Return the user's newest creations that match the filter, including its group and its text.

    Each prompt is read once, so a page, its neighbours and the total together cost one search.
    """
    if wanted.group is not None:
        statement = of_group(user_id, wanted, on_sqlite=connection.dialect.name == "sqlite")
        return Found(list(await connection.scalars(statement)), truncated=False)
    newest = list(await connection.scalars(_FLOOR, {"owner": user_id}))
    statement = select(_ID).where(*_SHOWN)
    if len(newest) == 2:
        statement = statement.where(tuple_(_OWNER, _ID) >= tuple_(_mine, bindparam("floor", newest[0], type_=_ID.type)))
    on_sqlite = connection.dialect.name == "sqlite"
    matching = wanted.narrow(statement, on_sqlite=on_sqlite).where(contains(wanted.search or "", on_sqlite=on_sqlite))
    # The limit excludes no row. It makes PostgreSQL read the index instead of the whole table.
    ids = await connection.scalars(matching.order_by(*_NEWEST_FIRST).limit(SEARCHED), {"owner": user_id})
    return Found(list(ids), truncated=len(newest) == 2)


def of_group(user_id: str, wanted: Filter, *, on_sqlite: bool) -> Select[str]:
    """Return the statement for a user's creations of a group that match the filter, newest first.

    It reads the index of groups, because a group has few creations and a user may have many.
    """
    statement = select(_ID).where(unindexed(_OWNER) == user_id, GenerationTask.deleted_at.is_(None))
    matching = wanted.narrow(statement, on_sqlite=on_sqlite)
    if wanted.search:
        matching = matching.where(contains(wanted.search, on_sqlite=on_sqlite))
    return matching.order_by(_ID.desc())


def contains(search: str, *, on_sqlite: bool) -> ColumnElement[bool]:
    """Return the fastest condition for whether a prompt contains a text, ignoring case.

    Folding the case of all letters takes three times as long as folding ASCII only. So it is used only for texts with
    non-ASCII letters that have two cases; Chinese has none.
    """
    folded = search.lower()
    other_letters = any(letter.lower() != letter.upper() for letter in search if not letter.isascii())
    if on_sqlite:
        return _on_sqlite(GenerationTask.prompt, search, folded, other_letters=other_letters)
    if other_letters and len(folded) <= LIKE_LETTERS:
        return GenerationTask.prompt.icontains(search, autoescape=True)
    if other_letters:  # The database folds both sides, because its case rules may differ from Python's.
        return _on_postgresql(func.lower(GenerationTask.prompt), func.lower(search), folded)
    prompt: ColumnElement[str] = GenerationTask.prompt.collate("C")
    return _on_postgresql(prompt if folded == search.upper() else func.lower(prompt), literal(folded), folded)


def _on_sqlite(
    prompt: InstrumentedAttribute[str], search: str, folded: str, *, other_letters: bool
) -> ColumnElement[bool]:
    if _repetitions(folded) >= REPEATS:
        return func.contains_repeated(prompt, folded)
    if other_letters:
        return func.contains_folded(prompt, folded)
    return prompt.contains(search, autoescape=True)  # LIKE folds the case of ASCII.


def _on_postgresql(prompt: ColumnElement[str], sought: ColumnElement[str], folded: str) -> ColumnElement[bool]:
    """Return the condition that a folded prompt contains the folded text ``sought``; ``folded`` is its Python value.

    `strpos` compares from the end of the text at each place, so repetitions at the end slow it down.
    """
    if len(folded) <= LIKE_LETTERS:
        return prompt.contains(folded, autoescape=True)
    if _repetitions(folded[::-1]) < REPEATS:
        return func.strpos(prompt.collate("C"), sought) > 0
    if _repetitions(folded) < REPEATS:  # LIKE compares from the beginning.
        return prompt.like(func.concat("%", _escape_like(sought), "%"), escape="/")
    # A regular expression reads each character once; `***=` makes it a literal text.
    return prompt.op("~")(func.concat("***=", sought))


def _escape_like(text: ColumnElement[str]) -> ColumnElement[str]:
    """Return a text with LIKE's special characters escaped."""
    for special in "/%_":
        text = func.replace(text, special, f"/{special}")
    return text


def _repetitions(text: str) -> float:
    """Return the largest repetition count of any prefix of a text: 3 for ``aaab``, 2 for ``abab``, 1 for ``abcd``.

    A search for ``aaa…ab`` in ``aaa…a`` that restarts at each place takes time proportional to the product of both
    lengths.
    """
    most, borders = 1.0, [0]  # For each prefix of the text, the length of its longest proper prefix that is a suffix.
    for length in range(2, len(text) + 1):
        letter, border = text[length - 1], borders[-1]
        while border and text[border] != letter:
            border = borders[border - 1]
        borders.append(border + (text[border] == letter))
        most = max(most, length / (length - borders[-1]))
    return most
