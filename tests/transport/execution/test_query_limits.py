"""The document guard: hostile documents are refused, and measured without much work."""

from typing import Any

from graphql import get_introspection_query, parse

from tests.support.cases import in_turn
from transport.execution.cpu_costs import GENERATING, of_inputs
from transport.execution.given_values import Inputs, has_more_values
from transport.execution.query_limits import MeasuredDocument, Measurement, Measures


def measure(text: str, **variables: object) -> Measures:
    return Measurement(parse(text), variables).measures


def excess(text: str, **variables: object) -> str | None:
    return MeasuredDocument(parse(text)).excess(variables)


def nested(depth: int) -> str:
    return "{a" * depth + "}" * depth


def fragments(count: int, spreads: int) -> str:
    """Fragments, each spread several times in the one before: exponential when followed."""
    parts = ["{...F0}"]
    parts += [f"fragment F{i} on Query {{{f'...F{i + 1} ' * spreads}}}" for i in range(count)]
    return " ".join([*parts, f"fragment F{count} on Query {{hello}}"])


def test_a_document_is_measured_in_every_respect() -> None:
    text = """
        query A($n: Int = 7) @one { x: items(first: $n) @one @two { number ...F } hello }
        query B { hello }
        fragment F on Item { items(last: 3) { number } }
    """
    assert measure(text) == Measures(
        depth=3,
        fields=7,
        aliases=1,
        root_fields=2,
        directives=3,
        directives_in_one_place=2,
        operations=2,
        cost=1 + 7 * (1 + 1 + 3 * 1) + 1 + 1,
    )


@in_turn(
    ("text", "limit"),
    [
        (nested(13), "depth, at most 12"),
        ("{" + "hello " * 1001 + "}", "fields, at most 1000"),
        ("{items{" + " ".join(f"a{i}:number" for i in range(31)) + "}}", "aliases, at most 30"),
        ("{" + "hello " * 16 + "}", "root fields, at most 15"),
        ("mutation{...F} fragment F on Mutation{" + "note " * 16 + "}", "root fields, at most 15"),
        ("{items{" + "number @x " * 51 + "}}", "directives, at most 50"),
        ("{hello @x @x @x @x @x}", "directives in one place, at most 4"),
        ("query @x @x @x @x @x {hello}", "directives in one place, at most 4"),
        (" ".join(f"query Q{i}{{hello}}" for i in range(6)), "operations, at most 5"),
        ("{items(first:100){items(first:100){number}}}", "cost, at most 5000"),
        ("{items(first:" + "9" * 5000 + "){items(first:99){number}}}", "cost, at most 5000"),
        (fragments(30, spreads=2), "fields, at most 1000"),
        (fragments(20, spreads=3), "fields, at most 1000"),
    ],
)
def test_a_document_over_a_limit_is_refused_by_the_name_of_that_limit(text: str, limit: str) -> None:
    assert excess(text) == f"The document is over a limit: {limit}."


@in_turn(
    "text",
    [
        nested(12),
        "{" + "hello " * 15 + "}",
        "{hello @x @x @x @x}",
        "{items(first:100){number items(first:47){number}}}",
        "{items(first:-5){number} items(first:null){number}}",
        "{items(first:" + "9" * 5000 + "){number}}",
        "{creations(first:101){creations(last:2147483647){number}}}",
    ],
)
def test_a_document_at_the_limits_passes(text: str) -> None:
    assert excess(text) is None


@in_turn("spreads", [2, 3, 10])
def test_fragments_spread_again_and_again_are_walked_once(spreads: int) -> None:
    measurement = Measurement(parse(fragments(30, spreads)), {})

    assert measurement.selections == 1 + 30 * spreads + 1


def test_an_aliased_tree_is_walked_once() -> None:
    text = "{" + "a:tree{" * 25 + "x" + "}" * 25 + "}"

    assert Measurement(parse(text), {}).selections == 26


def test_fragments_that_spread_themselves_end() -> None:
    assert excess("{...A} fragment A on Query {...B hello} fragment B on Query {...A}") is None


def test_missing_fragments_are_left_to_validation() -> None:
    assert excess("{...Missing}") is None


def test_nesting_beyond_the_interpreter_is_over_the_depth_limit() -> None:
    deep = parse("{hello}")
    for _ in range(2000):
        inner = parse("{... {hello}}").definitions[0]
        object.__setattr__(inner.selection_set.selections[0], "selection_set", deep.definitions[0].selection_set)  # type: ignore[attr-defined]  # an operation, by the text above
        object.__setattr__(deep, "definitions", (inner,))

    assert MeasuredDocument(deep).excess({}) == "The document is over a limit: depth, at most 12."


def test_the_standard_introspection_query_passes() -> None:
    assert excess(get_introspection_query(input_value_deprecation=True, specified_by_url=True)) is None


def test_introspection_beside_other_fields_is_as_limited_as_they_are() -> None:
    assert excess("{__schema" + nested(12) + "}") is None
    assert excess("{hello __schema" + nested(12) + "}") == "The document is over a limit: depth, at most 12."


PAGED = "query($n: Int = 10) {items(first: $n) {items(first: $n) {number}}}"


@in_turn(
    ("value", "cost"),
    [(50, 1 + 50 * (1 + 50)), (50.0, 2551), (-1, 3), (None, 3), ("50", 3), (True, 3), ([50], 3), (0, 3)],
)
def test_page_sizes_are_taken_from_the_variables(value: object, cost: int) -> None:
    assert measure(PAGED, n=value).cost == cost


def test_a_variable_that_is_not_given_counts_with_its_default() -> None:
    assert measure(PAGED).cost == 1 + 10 * (1 + 10)


def test_endless_and_undefined_page_sizes_are_understood() -> None:
    document = MeasuredDocument(parse(PAGED))

    assert document.excess({"n": float("inf")}) == "The document is over a limit: cost, at most 5000."
    assert document.excess({"n": float("nan")}) is None


def test_the_verdict_of_a_known_document_follows_the_variables() -> None:
    document = MeasuredDocument(parse(PAGED))

    for _ in range(2):
        assert document.excess({}) is None
        assert document.excess({"n": 50}) is None
        assert document.excess({"n": 100}) == "The document is over a limit: cost, at most 5000."
        assert document.excess({"n": None}) is None


SEARCH = "query ($f: Filter) {creations(first: 20, filter: $f) {totalCount nodes {id}}}"


def test_a_fixed_cost_is_not_multiplied_by_the_size_of_a_page() -> None:
    assert measure("{creations(first: 20) {totalCount}}").cost == 1 + 20 + 10
    assert measure("{__schema {queryType {name}}}").cost == 3 + 150


@in_turn(
    ("filter", "fixed"),
    [({"search": "a"}, 60), ({"status": []}, 20), ({"search": None, "style": None}, 10), ({}, 10), (None, 10)],
)
def test_a_filter_has_a_price_if_it_leaves_anything_out(filter: object, fixed: int) -> None:
    document = MeasuredDocument(parse(SEARCH))

    for _ in range(2):
        document.weight(None, {"f": {"search": "first another"}})
        assert document.weight(None, {"f": filter}).cost == 1 + 20 * 3 + fixed


STANDARD = get_introspection_query(
    specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
)
TYPES = "{types {name kind fields {name description type {name fields {name args {name}}}}}}"


@in_turn(
    "text",
    [
        "{" + " ".join(f'a{i}: creations(filter: {{search: "a"}}) {{nodes {{id}}}}' for i in range(2)) + "}",
        "query ($q: String = 1) {"
        + " ".join(f"a{i}: creations(filter: {{search: $q}}) {{nodes {{id}}}}" for i in "ab")
        + "}",
        '{...A ...A} fragment A on Query {a: creations(filter: {search: "a"}) {nodes {id}}}',
        "{" + " ".join(f"a{i}: __schema {TYPES}" for i in range(14)) + "}",
        "{...S} fragment S on Query {" + " ".join(f"a{i}: __schema {TYPES}" for i in range(14)) + "}",
        "{__schema {types {fields {type {fields {"
        + " ".join(f"a{i}: type {{name kind}}" for i in range(28))
        + "}}}}}}",
    ],
)
def test_what_would_take_too_long_is_refused_by_the_name_of_that_limit(text: str) -> None:
    assert excess(text) == "The document is over a limit: estimated CPU time, at most 100 ms."


@in_turn(
    "text",
    [
        STANDARD,
        "{" + " ".join(f"a{i}: creations(filter: {{status: [FAILED]}}) {{totalCount}}" for i in range(10)) + "}",
        '{creations(first: 100, filter: {search: "a"}) {totalCount nodes {id prompt style {id}}}}',
        "{" + " ".join(f"a{i}: creations {{totalCount nodes {{id prompt}}}}" for i in range(15)) + "}",
    ],
)
def test_what_clients_send_is_within_the_limit_of_cpu_time(text: str) -> None:
    assert excess(text) is None


def test_the_work_of_an_operation_follows_its_variables() -> None:
    document = MeasuredDocument(parse(PAGED))

    for _ in range(2):
        small, large = document.weight(None, {"n": 1}), document.weight(None, {"n": 40})
        assert large.work > small.work + 40 * 40


def test_verdicts_are_bounded_in_number() -> None:
    document = MeasuredDocument(parse(PAGED))

    for size in range(100):
        document.excess({"n": size})

    assert len(document._analyses) <= 16


ONE, SIXTEEN = '{uploadId: "a"}', '[{uploadId: "a"}' + ', {url: "b"}' * 15 + "]"
QUOTES = "query ($input: I, $images: [S!], $one: S, $id: ID, $count: Int)"
AS_JSON = [{"uploadId": "a"}, *[{"url": "b"}] * 15]


@in_turn(
    ("text", "variables", "inputs"),
    [
        ('{ quoteGeneration(input: {prompt: "p"}) { x } }', {}, Inputs()),
        ("{ quoteGeneration(input: {images: null, image: null}) { x } }", {}, Inputs()),
        ("{ quoteGeneration(input: {images: [{originalOf: null}]}) { x } }", {}, Inputs(1)),
        (f"{{ quoteGeneration(input: {{image: {ONE}}}) {{ x }} }}", {}, Inputs(1, 2)),
        (f"{{ generationQuote(input: {{images: {ONE}}}) {{ x }} }}", {}, Inputs(1, 2)),
        (f"{{ quoteGeneration(input: {{images: {SIXTEEN}}}) {{ x }} }}", {}, Inputs(16, 2)),
        (f"{QUOTES} {{ quoteGeneration(input: $input) {{ x }} }}", {"input": {"images": AS_JSON}}, Inputs(16, 2)),
        (f"{QUOTES} {{ quoteGeneration(input: {{images: $images}}) {{ x }} }}", {"images": AS_JSON}, Inputs(16, 2)),
        (
            f"{QUOTES} {{ quoteGeneration(input: {{images: [$one, {{inputImage: {{position: 1}}}}]}}) {{ x }} }}",
            {"one": {"creationId": "a", "url": None}},
            Inputs(2, 2),
        ),
        (f"{QUOTES} {{ quoteGeneration(input: {{images: [{{uploadId: $id}}]}}) {{ x }} }}", {"id": "a"}, Inputs(1, 2)),
        (f"query ($i: I = {{images: {SIXTEEN}}}) {{ quoteGeneration(input: $i) {{ x }} }}", {}, Inputs(16, 2)),
        (f"query ($i: I = {{images: {SIXTEEN}}}) {{ quoteGeneration(input: $i) {{ x }} }}", {"i": {}}, Inputs()),
        (
            (
                f"query A($i: I = {{images: {SIXTEEN}}}) {{ ...Q }} query B($i: I = {{}}) {{ ...Q }}"
                " fragment Q on Query { quoteGeneration(input: $i) { x } }"
            ),
            {},
            Inputs(16, 2),
        ),
        (f"{QUOTES} {{ quoteGeneration(input: $input) {{ x }} }}", {"input": {"images": [7, "x", None]}}, Inputs(3)),
        (f"{QUOTES} {{ quoteGeneration(input: $input) {{ x }} }}", {"input": [[]]}, Inputs()),
        ("mutation { createGeneration(input: {count: 3}) { x } }", {}, Inputs(made=3)),
        (
            f"mutation {QUOTES[5:]} {{ createGeneration(input: {{count: $count}}) {{ x }} }}",
            {"count": 9},
            Inputs(made=4),
        ),
        ("mutation { createGeneration(input: {count: " + "9" * 9_000 + "}) { x } }", {}, Inputs(made=4)),
    ],
)
def test_a_field_is_priced_by_its_input_images(text: str, variables: dict[str, Any], inputs: Inputs) -> None:
    name = next(name for name in GENERATING if name in text)
    document = MeasuredDocument(parse(text))
    operation = "A" if "query A" in text else None
    without = MeasuredDocument(parse(f"{'mutation' if 'mutation' in text else ''} {{ {name} {{ x }} }}"))

    others: tuple[dict[str, Any], ...] = ({"other": 1}, {"input": {}})
    for given in others:  # Before it, because the analysis is cached by the inputs.
        document.weight(operation, given)
    weight, bare = document.weight(operation, variables), without.weight(None, {})

    assert weight.cost == bare.cost + inputs.images
    assert weight.work == bare.work + of_inputs(name, inputs)


def test_fifteen_quotes_with_sixteen_uploads_each_are_within_the_limits() -> None:
    uploads = "[" + '{uploadId: "a"} ' * 16 + "]"
    fields = " ".join(f"a{number}: quoteGeneration(input: {{images: {uploads}}}) {{ x }}" for number in range(15))

    assert excess(f"{{ {fields} }}") is None
    # A user may send fewer than a hundred of them a minute.
    assert MeasuredDocument(parse(f"{{ {fields} }}")).weight(None, {}).work > 5_000_000 / 100


class Unread(list[object]):
    """A list that must not be iterated."""

    def __iter__(self) -> Any:
        raise AssertionError("it was gone through")


@in_turn(
    ("variables", "too_many"),
    [
        ({}, False),
        ({"a": [1] * 9}, False),
        ({"a": [1] * 10}, True),
        ({"a": [[1] * 3, {"b": [1] * 3}]}, False),
        ({"a": [[1] * 3, {"b": [1] * 4}]}, True),
        ({"a": {str(number): 1 for number in range(11)}}, True),
        ({"a": Unread([1] * 1_000_000)}, True),
    ],
)
def test_values_of_variables_are_counted_no_further_than_the_limit(variables: dict[str, Any], too_many: bool) -> None:
    assert has_more_values(variables, 10) is too_many


def test_variables_may_be_nested_as_deep_as_they_like() -> None:
    nested: list[Any] = []
    for _ in range(900):
        nested = [nested]

    assert not has_more_values({"a": nested}, 1_000)
    assert has_more_values({"a": nested}, 800)
