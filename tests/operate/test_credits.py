"""Credits by operators: granted, taken, settled and given back, once a key, within the day's limit, and audited."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from db.engine import Database
from db.models import AuditEntry, CreditTransaction, OperatorDay
from services.billing import credits
from tests.db.rows import in_order
from tests.operate.conftest import DEDUCT, GOODWILL, GRANT, REASON, SETTLE, Office, Staff
from tests.schema.people import Person, written
from tests.support.cases import in_turn
from tests.support.kie import FakeKie


async def entries(database: Database, **values: Any) -> list[AuditEntry]:
    async with database.read() as connection:
        statement = select(AuditEntry).order_by(AuditEntry.id)
        for name, value in values.items():
            statement = statement.where(getattr(AuditEntry, name) == value)
        return list(await connection.execute(statement))  # type: ignore[arg-type]  # rows with the names of the columns


async def given(database: Database) -> int:
    async with database.read() as connection:
        return int(await connection.scalar(select(func.sum(OperatorDay.given))) or 0)


async def test_a_grant_is_audited_in_full(boss: Staff, ada: Person, ada_id: str, database: Database) -> None:
    entry = await boss.do(GRANT, userId=ada_id, amount=50, key="k1", description="Sorry for the wait")

    assert await ada.balance() == 150
    credit = {"balance": 100, "purchased": 0, "granted": 100, "used": 0, "owed": 0}
    assert json.loads(entry["before"]) == credit
    assert json.loads(entry["after"]) == credit | {"balance": 150, "granted": 150}
    assert json.loads(entry["request"]) == {"amount": 50, "description": "Sorry for the wait"}
    expected = {
        "actor": "boss",
        "role": "admin",
        "action": "grant",
        "outcome": "done",
        "subjectId": ada_id,
        "userId": ada_id,
        "reason": REASON,
        "idempotencyKey": "k1",
        "credits": 50,
        "refusal": None,
    }
    assert {name: entry[name] for name in expected} == expected
    ledger = await boss.ask(
        "query ($id: String!) { user(id: $id) { transactions { nodes { id description } } } }", id=ada_id
    )
    newest = ledger["user"]["transactions"]["nodes"][0]
    assert newest == {"id": entry["entryId"], "description": "Sorry for the wait"}
    assert await credits.verify(database) == []


async def test_a_deduction_takes_at_most_the_balance(boss: Staff, ada: Person, ada_id: str, database: Database) -> None:
    await boss.do(DEDUCT, userId=ada_id, amount=60, key="k1")
    refusal = await boss.is_refused(DEDUCT, userId=ada_id, amount=60, key="k2")

    assert refusal["code"] == "INSUFFICIENT_CREDITS"
    assert refusal["message"] == "60 credits are needed and 40 are available."
    assert await ada.balance() == 40
    assert await credits.verify(database) == []


async def test_credits_owed_are_settled_once(boss: Staff, database: Database) -> None:
    house = await in_order(database)

    await boss.do(SETTLE, userId=house.user, key="k1")
    refusal = await boss.is_refused(SETTLE, userId=house.user, key="k2")

    user = (await boss.ask("query ($id: String!) { user(id: $id) { balance owed granted } }", id=house.user))["user"]
    assert user == {"balance": 80, "owed": 0, "granted": 20}
    assert refusal["code"] == "ALREADY_DONE"
    assert await credits.verify(database) == []


async def test_goodwill_is_given_once_and_at_most_the_price(
    boss: Staff, ada: Person, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created()
    too_early = await boss.is_refused(GOODWILL, id=creation["id"], key="k0")
    await kie.succeed(await kie.task())
    made = await ada.ended(creation["id"])
    too_much = await boss.is_refused(GOODWILL, id=creation["id"], amount=21, key="k1")
    nothing = await boss.is_refused(GOODWILL, id=creation["id"], amount=0, key="k2")

    results = await asyncio.gather(
        *(boss.payload(GOODWILL, id=creation["id"], reason=REASON, key=f"race {number}") for number in range(4))
    )

    assert [too_early["code"], too_much["code"], nothing["code"]] == ["WRONG_STATE", "INVALID_INPUT", "INVALID_INPUT"]
    assert too_much["message"] == "The amount must be between 1 and 20, the price of the creation."
    assert sorted(error["code"] for result in results for error in result["errors"]) == ["ALREADY_DONE"] * 3
    credit = (await ada.ask("{ credit { balance granted used transactions { nodes { kind amount } } } }"))["credit"]
    assert {name: credit[name] for name in ("balance", "granted", "used")} == {
        "balance": 100,
        "granted": 120,
        "used": 20,
    }
    assert credit["transactions"]["nodes"][0] == {"kind": "GOODWILL", "amount": 20}
    assert (await ada.creation(creation["id"])) == made
    assert made["refunded"] is False
    assert await credits.verify(database) == []


async def test_a_key_is_done_once_even_at_the_same_time(
    boss: Staff, office: Office, ada: Person, ada_id: str, database: Database
) -> None:
    chief = await office.staff("chief")

    answers = await asyncio.gather(
        *(staff.payload(GRANT, userId=ada_id, amount=7, reason=REASON, key="once") for staff in (boss, chief) * 3)
    )

    assert await ada.balance() == 107
    assert [answer["errors"] for answer in answers] == [[]] * 6
    assert len({answer["entry"]["id"] for answer in answers}) == 1
    assert sorted(answer["replayed"] for answer in answers) == [False] + [True] * 5
    assert len(await entries(database)) == 1


async def test_a_key_with_another_amount_is_refused_and_audited(
    boss: Staff, ada: Person, ada_id: str, database: Database
) -> None:
    await boss.do(GRANT, userId=ada_id, amount=7, key="k1")
    before = await written(database)

    for document, amount in ((GRANT, 8), (DEDUCT, 7)):
        refusal = await boss.is_refused(document, userId=ada_id, amount=amount, key="k1")
        assert refusal["code"] == "IDEMPOTENCY_KEY_REUSED"

    assert await written(database) == before
    refused = await entries(database, outcome="refused")
    assert [(each.action, json.loads(each.request)) for each in refused] == [
        ("grant", {"amount": 8, "description": "Granted by an operator", "key": "k1"}),
        ("deduct", {"amount": 7, "key": "k1"}),
    ]
    assert [each.idempotency_key for each in refused] == [None, None]


async def test_the_limit_of_a_day_holds_for_concurrent_grants(
    helper: Staff, office: Office, ada: Person, ada_id: str, database: Database
) -> None:
    bob = await office.customer("bob")
    users = [ada_id, await office.id_of(bob)]

    answers = await asyncio.gather(
        *(
            helper.payload(GRANT, userId=users[number % 2], amount=30, reason=REASON, key=f"k{number}")
            for number in range(8)
        )
    )

    refused = [error for answer in answers for error in answer["errors"]]
    assert len(refused) == 5
    assert {error["code"] for error in refused} == {"DAY_LIMIT_REACHED"}
    assert await ada.balance() + await bob.balance() == 290
    assert await given(database) == 90
    rest = await helper.is_refused(GRANT, userId=ada_id, amount=11, key="more")
    assert rest["message"].startswith("Your role can give 100 credits a day (UTC), and you have given 90 today: 10 are")
    await helper.do(GRANT, userId=ada_id, amount=10, key="the rest")
    assert (await helper.ask("{ operator { creditsGivenToday } }"))["operator"]["creditsGivenToday"] == 100
    assert await credits.verify(database) == []


async def test_a_limit_above_the_whole_day_is_refused_at_once(helper: Staff, ada_id: str, database: Database) -> None:
    assert (await helper.is_refused(GRANT, userId=ada_id, amount=101, key="k"))["code"] == "DAY_LIMIT_REACHED"
    assert await given(database) == 0


@in_turn(
    ("changes", "code", "path"),
    [
        ({"amount": 0}, "INVALID_INPUT", ["input", "amount"]),
        ({"amount": -5}, "INVALID_INPUT", ["input", "amount"]),
        ({"amount": 2_000_000_001}, "INVALID_INPUT", ["input", "amount"]),
        ({"amount": 2_000_000_000}, "INVALID_INPUT", ["input", "amount"]),
        ({"reason": " "}, "INVALID_INPUT", ["input", "reason"]),
        ({"reason": "x" * 501}, "INVALID_INPUT", ["input", "reason"]),
        ({"key": ""}, "INVALID_INPUT", ["input", "idempotencyKey"]),
        ({"key": "k" * 256}, "INVALID_INPUT", ["input", "idempotencyKey"]),
        ({"description": "d" * 201}, "INVALID_INPUT", ["input", "description"]),
        ({"userId": "usr_unknown"}, "NOT_FOUND", ["input", "userId"]),
        ({"userId": "\0"}, "INVALID_INPUT", ["input", "id"]),
    ],
)
@pytest.mark.embedded
async def test_a_grant_that_cannot_be_is_refused_and_audited(
    boss: Staff, ada_id: str, database: Database, changes: dict[str, Any], code: str, path: list[str]
) -> None:
    before, audited = await written(database), await entries(database)

    refusal = await boss.is_refused(GRANT, **{"userId": ada_id, "amount": 5, "key": "k"} | changes)

    assert (refusal["code"], refusal["path"]) == (code, path)
    assert await written(database) == before
    *earlier, entry = await entries(database)
    assert earlier == audited
    assert (entry.outcome, entry.action, entry.actor) == ("refused", "grant", "boss")


async def test_support_cannot_do_what_needs_an_admin(
    helper: Staff, ada: Person, ada_id: str, database: Database
) -> None:
    before = await written(database)

    for document in (DEDUCT, SETTLE):
        arguments = {"userId": ada_id, "key": "k"} | ({"amount": 1} if document == DEDUCT else {})
        assert (await helper.is_refused(document, **arguments))["code"] == "NOT_ALLOWED"

    assert await written(database) == before
    assert [(each.actor, each.action, str(each.refusal).split(":")[0]) for each in await entries(database)] == [
        ("helper", "deduct", "NotAllowed"),
        ("helper", "settle", "NotAllowed"),
    ]


async def test_the_ledger_is_out_of_order_without_the_audit(database: Database) -> None:
    house = await in_order(database)
    entry = {
        "id": "ctx_forged",
        "user_id": house.user,
        "kind": "adjustment",
        "amount": -5,
        "balance_after": 75,
        "description": "by hand",
        "created_at": (await entries(database)) or func.now(),
    }
    async with database.begin() as connection:
        await connection.execute(insert(CreditTransaction).values(**entry))

    found = {(each.what, each.stored, each.ledger) for each in await credits.verify(database)}

    assert ("audit of ctx_forged", 0, -5) in found
