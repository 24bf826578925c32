"""The document guard and the readers of cursors and callbacks: linear work, and a response to any input."""

from collections.abc import Sequence

from graphql import DocumentNode, Visitor, parse, visit
from hypothesis import given
from hypothesis import strategies as st

from db.base import new_id
from resolvers.pagination import MAX_SIZE, window
from services.errors import BadRequest
from services.events.scope import cursor_text, parse_cursor
from transport.execution.query_limits import MeasuredDocument, Measurement

FRAGMENTS = 6
ARGUMENTS = st.sampled_from(["", "(first: 3)", "(last: 100)", "(first: $n)", "(first: 99999999999999)", "(first: -1)"])
LEAVES = st.sampled_from(["a", "b: a", "__typename", "a @x", "a @x @y"]) | st.integers(0, FRAGMENTS).map(
    lambda number: f"...F{number}"
)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=5).map(" ".join)
    field = st.tuples(ARGUMENTS, body).map(lambda parts: f"c{parts[0]} {{{parts[1]}}}")
    return field | body.map(lambda text: f"... {{{text}}}")


SELECTIONS = st.lists(st.recursive(LEAVES, _nested, max_leaves=15), min_size=1, max_size=5).map(" ".join)
# Fragments that spread each other and themselves, in circles too, and some that there are not.
DOCUMENTS = st.lists(SELECTIONS, min_size=1, max_size=FRAGMENTS).map(
    lambda parts: " ".join(
        [
            f"query($n: Int = 5) {{{parts[0]}}}",
            *(f"fragment F{i} on Query {{{text}}}" for i, text in enumerate(parts[1:])),
        ]
    )
)
# Fragments that spread only later ones: their fields can be counted by following every spread.
LAYERED = st.lists(st.integers(0, 4), min_size=1, max_size=8)


class _Counter(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.selections = 0

    def enter(self, node: object, *_: object) -> None:
        self.selections += type(node).__name__ in {"FieldNode", "FragmentSpreadNode", "InlineFragmentNode"}


def selections_in(document: DocumentNode) -> int:
    counter = _Counter()
    visit(document, counter)
    return counter.selections


@given(DOCUMENTS, st.dictionaries(st.just("n"), st.none() | st.integers() | st.floats() | st.text()))
def test_no_selection_is_walked_twice(text: str, variables: dict[str, object]) -> None:
    document = parse(text)

    assert Measurement(document, variables).selections <= selections_in(document)
    verdicts = {MeasuredDocument(document).excess(variables) for _ in range(2)}
    assert len(verdicts) == 1


@given(LAYERED)
def test_fields_of_spreads_are_counted_as_if_they_were_inlined(spreads: Sequence[int]) -> None:
    layers = [f"fragment F{i} on Query {{a {f'...F{i + 1} ' * count}}}" for i, count in enumerate(spreads)]
    document = parse(" ".join(["{...F0}", *layers, f"fragment F{len(spreads)} on Query {{a}}"]))
    expected = 1
    for count in reversed(spreads):
        expected = 1 + count * expected

    measurement = Measurement(document, {})

    assert measurement.measures.cost == expected
    assert measurement.measures.root_fields == expected
    assert measurement.selections <= selections_in(document)


@given(st.text() | st.from_regex(r"([0-9a-f]{15,17}\.)?[0-9]{1,30}~?", fullmatch=True))
def test_a_cursor_of_events_is_read_or_refused(text: str) -> None:
    cursor = parse_cursor(text)
    if cursor is None:
        assert not (text.isascii() and text.isdigit() and len(text) <= 18)
    else:
        assert parse_cursor(cursor_text(cursor.epoch or "", cursor.seq, partial=cursor.partial)) == cursor


@given(
    first=st.none() | st.integers(),
    last=st.none() | st.integers(),
    after=st.none() | st.text() | st.builds(lambda: new_id("cre")),
    before=st.none() | st.text() | st.builds(lambda: new_id("ctx")),
)
def test_a_window_is_within_bounds_or_refused(
    first: int | None, last: int | None, after: str | None, before: str | None
) -> None:
    try:
        found = window("cre", first=first, last=last, after=after, before=before)
    except BadRequest:
        return
    assert 0 <= found.limit <= MAX_SIZE
    assert (found.after, found.before) == (after, before)
    assert all(cursor is None or cursor.startswith("cre_") for cursor in (after, before))
