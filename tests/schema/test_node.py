"""Every thing by its id, for its owner alone."""

from db.engine import Database
from tests.schema.people import CANCEL, CREATION, DELETE, RETRY, UNKNOWN, Json, Person
from tests.schema.test_credits import pay, viewer_id
from tests.support.kie import FakeKie, picture

NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


async def everything(someone: Person, kie: FakeKie, database: Database) -> dict[str, str]:
    """Have one thing of each type, and return their ids by type."""
    creation = await someone.created()
    await kie.succeed(await kie.task())
    await someone.ended(creation["id"])
    found = await someone.ask(
        "{ viewer { id } credit { id transactions(first: 1) { nodes { id } } } styles { id } creditPacks { id } }"
    )
    return {
        "Creation": creation["id"],
        "CreditTransaction": found["credit"]["transactions"]["nodes"][0]["id"],
        "Payment": await pay(database, await viewer_id(someone)),
        "Upload": (await someone.reserve("image/png", 10))["id"],
        "Viewer": found["viewer"]["id"],
        "Credit": found["credit"]["id"],
        "Style": found["styles"][0]["id"],
        "CreditPack": found["creditPacks"][0]["id"],
    }


async def test_each_type_of_thing_is_found_by_its_id(ada: Person, kie: FakeKie, database: Database) -> None:
    things = await everything(ada, kie, database)

    found = {name: (await ada.ask(NODE, id=thing))["node"] for name, thing in things.items()}

    assert found == {name: {"__typename": name, "id": thing} for name, thing in things.items()}


async def test_a_node_has_all_that_its_own_field_shows(ada: Person, kie: FakeKie, database: Database) -> None:
    things = await everything(ada, kie, database)
    fields = {
        "Creation": CREATION,
        "Credit": "{ balance purchased granted used transactions { totalCount } payments { totalCount } }",
        "CreditTransaction": "{ kind amount balanceAfter description creation { id } payment { id } createdAt }",
        "Payment": "{ status amount currency credits provider createdAt }",
        "Upload": "{ uploadUrl uploadMethod uploadHeaders { name value } expiresAt }",
        "Viewer": "{ email createdAt }",
        "Style": "{ name description previewUrl }",
        "CreditPack": "{ name credits amount currency }",
    }

    found: dict[str, Json] = {}
    for name, selection in fields.items():
        document = f"query ($id: ID!) {{ node(id: $id) {{ ... on {name} {selection} }} }}"
        found[name] = (await ada.ask(document, id=things[name]))["node"]

    assert found["Creation"] == await ada.creation(things["Creation"])
    assert found["Credit"] == {
        "balance": 180,
        "purchased": 100,
        "granted": 100,
        "used": 20,
        "transactions": {"totalCount": 3},
        "payments": {"totalCount": 1},
    }
    assert found["CreditTransaction"]["creation"] == {"id": things["Creation"]}
    assert found["Payment"]["status"] == "PAID"
    assert found["Upload"]["uploadMethod"] == "PUT"
    assert found["Viewer"]["email"] is None
    assert found["Style"] == {
        "name": "As described",
        "description": "Nothing is added to your words.",
        "previewUrl": None,
    }
    assert found["CreditPack"]["credits"] == 100


async def test_anothers_ids_are_like_ids_of_nothing(ada: Person, bob: Person, kie: FakeKie, database: Database) -> None:
    of_ada = await everything(ada, kie, database)
    await bob.balance()
    foreign_by_prefix = {
        thing.partition("_")[0]: thing for name, thing in of_ada.items() if name not in {"Style", "CreditPack"}
    }

    async def answers(creation_id: str, upload_id: str) -> list[object]:
        """All fields that accept an id, queried by bob."""
        return [
            await bob.ask("query ($id: ID!) { creation(id: $id) { id } }", id=creation_id),
            await bob.payload(CANCEL, id=creation_id),
            await bob.payload(DELETE, id=creation_id),
            await bob.payload(RETRY, id=creation_id),
            await bob.create(image={"creationId": creation_id}),
            await bob.create(image={"uploadId": upload_id}),
        ]

    for prefix, foreign in foreign_by_prefix.items():
        assert (await bob.ask(NODE, id=foreign))["node"] is None
        assert (await bob.ask(NODE, id=f"{prefix}_{UNKNOWN}"))["node"] is None
    foreign_upload = await ada.uploaded(picture())
    assert await answers(of_ada["Creation"], foreign_upload) == await answers(f"cre_{UNKNOWN}", f"upl_{UNKNOWN}")
    assert (await bob.balance(), await ada.balance()) == (100, 180)
    assert (await ada.ended(of_ada["Creation"]))["status"] == "SUCCESS"
    assert (await ada.create(image={"uploadId": foreign_upload}))["errors"] == []


async def test_what_is_no_id_names_nothing(ada: Person) -> None:
    for text in (
        "",
        "_",
        "cre_",
        "cre",
        "cre_\0",
        "ctx_\0",
        "pay_\0",
        "upl_\0",
        "usr_\0",
        "crd_\0",
        "sty_\0",
        "pck_\0",
    ):
        assert (await ada.ask(NODE, id=text))["node"] is None, text
    for text in ("x" * 10_000, "xyz_" + UNKNOWN, f"CRE_{UNKNOWN}", f"cre_{UNKNOWN.upper()}"):
        assert (await ada.ask(NODE, id=text))["node"] is None


NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Creation { prompt } } }"


async def test_nodes_are_found_in_the_order_of_their_ids(
    ada: Person, bob: Person, kie: FakeKie, database: Database
) -> None:
    things = await everything(ada, kie, database)
    foreign = (await bob.created())["id"]
    names = [*things, "Creation"]
    ids = [things[name] for name in names]

    for _ in range(2):  # The second time the plan of the document executes it.
        found = (await ada.ask(NODES, ids=[foreign, *ids, "x", f"cre_{UNKNOWN}"]))["nodes"]

    assert [found[0], *found[-2:]] == [None] * 3
    assert [(each["__typename"], each["id"]) for each in found[1:-2]] == list(zip(names, ids, strict=True))
    assert found[1]["prompt"] == "a heron at dawn"
    assert (await ada.ask(NODES, ids=[]))["nodes"] == []


async def test_nodes_are_bounded_and_their_number_counts(ada: Person) -> None:
    costs = []
    for count in (1, 100):
        answer = (await ada.post(NODES, ids=[f"cre_{UNKNOWN}"] * count)).json()
        assert answer["data"]["nodes"] == [None] * count
        costs.append(answer["extensions"]["cost"]["estimated"])
    literal = ", ".join(['"x"'] * 100)
    written_out = (
        await ada.post(f"{{ nodes(ids: [{literal}]) {{ __typename id ... on Creation {{ prompt }} }} }}")
    ).json()

    assert costs == [4, 301]
    assert written_out["extensions"]["cost"]["estimated"] == 301
    (error,) = (await ada.post(NODES, ids=["x"] * 101)).json()["errors"]
    assert (error["extensions"]["code"], error["extensions"]["inputPath"]) == ("BAD_USER_INPUT", ["ids"])
