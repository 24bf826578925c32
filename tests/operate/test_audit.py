"""The audit: it is read by many filters, and no statement changes it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bootstrap.operate import limits_of
from db.engine import Database
from services.rate_limits.limiter import Allowances, Quota
from tests.db.rows import in_order
from tests.operate.conftest import BLOCK, GRANT, UNBLOCK, Office, Staff
from tests.operate.test_credits import entries
from tests.schema.people import Person

ALLOWANCES = Allowances(**{name: Quota(name, 10, 60) for name in Allowances.__struct_fields__})

AUDIT = """query ($filter: AuditEntriesFilter, $first: Int, $after: String) {
  audit(filter: $filter, first: $first, after: $after) { nodes { id actor action outcome } hasNextPage endCursor }
}"""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET actor = 'nobody'",
        "DELETE FROM audit_entries",
        "UPDATE audit_entries SET reason = NULL WHERE id <> ''",
    ],
)
async def test_no_entry_of_the_audit_is_changed_or_deleted(
    boss: Staff, ada_id: str, database: Database, statement: str
) -> None:
    await boss.do(GRANT, userId=ada_id, amount=1, key="k")

    with pytest.raises(DBAPIError, match="append-only"):
        async with database.begin() as connection:
            await connection.execute(text(statement))

    assert [each["actor"] for each in (await boss.ask(AUDIT))["audit"]["nodes"]] == ["boss"]


@pytest.mark.postgres
async def test_the_audit_is_not_truncated(database: Database) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.begin() as connection:
            await connection.execute(text("TRUNCATE audit_entries"))


async def test_the_audit_is_read_by_operator_user_and_action(
    boss: Staff, helper: Staff, office: Office, ada_id: str
) -> None:
    bob_id = await office.id_of(await office.customer("bob"))
    await boss.do(GRANT, userId=ada_id, amount=1, key="k1")
    await helper.do(GRANT, userId=bob_id, amount=1, key="k2")
    await boss.do(BLOCK, userId=bob_id)
    await boss.do(UNBLOCK, userId=bob_id)
    await helper.is_refused(BLOCK, userId=bob_id)

    async def found(**wanted: object) -> list[tuple[str, str, str]]:
        nodes = (await helper.ask(AUDIT, filter=wanted))["audit"]["nodes"]
        return [(each["actor"], each["action"], each["outcome"]) for each in nodes]

    assert await found(actor="helper") == [("helper", "block", "refused"), ("helper", "grant", "done")]
    assert await found(userId=ada_id) == [("boss", "grant", "done")]
    assert await found(action="UNBLOCK") == [("boss", "unblock", "done")]
    assert len(await found(subjectId=bob_id)) == 4
    page = (await boss.ask(AUDIT, first=2))["audit"]
    rest = (await boss.ask(AUDIT, first=3, after=page["endCursor"]))["audit"]
    assert page["hasNextPage"]
    assert not rest["hasNextPage"]
    assert len({each["id"] for each in page["nodes"] + rest["nodes"]}) == 5


async def test_users_are_found_by_id_and_by_parts_of_e_mail_and_subject(
    helper: Staff, ada: Person, ada_id: str, office: Office
) -> None:
    await office.customer("bob_100%", email="bob@example.org")
    document = "query ($words: String!) { users(search: $words) { nodes { subject } hasNextPage } }"

    async def found(words: str) -> list[str]:
        return [each["subject"] for each in (await helper.ask(document, words=words))["users"]["nodes"]]

    assert await found(ada_id) == ["ada"]
    assert await found("lovelace@example") == ["ada"]
    assert await found("EXAMPLE.ORG") == ["bob_100%", "ada"]
    assert await found("b_1") == ["bob_100%"]
    assert await found("%") == ["bob_100%"]
    assert await found("nobody") == []
    for words in ("", " ", "x" * 321):
        assert await helper.refused(document, words=words) == ["BAD_USER_INPUT"]
    one = "query ($id: String!) { user(id: $id) { id email blockedAt balance } }"
    for name in (ada_id, "ada", "Ada.Lovelace@Example.org"):
        assert (await helper.ask(one, id=name))["user"] == {
            "id": ada_id,
            "email": "Ada.Lovelace@Example.org",
            "blockedAt": None,
            "balance": 100,
        }
    assert (await helper.ask(one, id="ad"))["user"] is None


async def test_a_payment_is_found_by_each_of_its_ids(helper: Staff, database: Database) -> None:
    house = await in_order(database)
    document = """query ($id: String!) {
      payment(id: $id) { id userId status credits providerReference paymentIntent }
      user(id: $id) { payments { nodes { id paymentIntent } } }
    }"""

    found = (await helper.ask(document, id=house.payment))["payment"]

    assert (found["id"], found["userId"], found["credits"]) == (house.payment, house.user, 100)
    for name in (found["providerReference"], found["paymentIntent"]):
        assert (await helper.ask(document, id=name))["payment"] == found
    assert (await helper.ask(document, id="pi_unknown"))["payment"] is None
    listed = (await helper.ask(document, id=house.user))["user"]["payments"]["nodes"]
    assert listed == [{"id": house.payment, "paymentIntent": found["paymentIntent"]}]


async def test_the_actions_of_an_operator_are_limited_apart_from_those_of_users(
    boss: Staff, office: Office, database: Database
) -> None:
    tries = " ".join(
        f'a{number}: unblockUser(input: {{userId: "usr_none", reason: "r"}}) {{ replayed }}' for number in range(15)
    )
    answers = [(await boss.post(f"mutation {{ {tries} }}")).json() for _ in range(18)]

    codes = [error["extensions"]["code"] for answer in answers for error in answer.get("errors", ())]
    # 120 a minute, and a new minute may begin meanwhile.
    assert set(codes) == {"RATE_LIMITED"}
    assert 120 <= len(await entries(database)) <= 240
    account = await office.customer("boss")
    assert (await account.create())["errors"] == []


def test_no_quota_of_operators_is_counted_with_one_of_users() -> None:
    users = {name: getattr(ALLOWANCES, name).name for name in Allowances.__struct_fields__}
    operators = {name: getattr(limits_of(ALLOWANCES), name).name for name in Allowances.__struct_fields__}

    changed = {name for name in users if users[name] != operators[name]}
    assert changed == {"cost", "address_cost", "cpu", "address_cpu", "mutations", "sign_ins"}
    assert not {operators[name] for name in changed} & set(users.values())
