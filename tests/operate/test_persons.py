"""Persons by operators: exported in full to admins only, and erased so that nothing is left in any table or object."""

import io
import json
import zipfile
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import CreditTransaction, Erasure, PersonFact, User
from services.billing import credits
from services.clock import now
from settings import Settings
from tests.conftest import QUICK
from tests.operate.conftest import BLOCK, ENTRY, GRANT, REASON, UNBLOCK, Office, Staff, signed
from tests.operate.test_credits import entries
from tests.operate.test_sign_in import ME
from tests.schema.people import TASK_UPDATED, Json, Person, written
from tests.schema.test_redaction import rows_with
from tests.support.kie import FakeKie, picture
from tests.support.serving import running_app
from tests.support.waiting import until

SECRET = "a heron that only Ada knows of"
EMAIL = "Ada.Lovelace@Example.org"

EXPORT_FIELDS = "id userId state requestedBy files filesTotal byteSize downloadPath failure expiresAt"
ERASURE_FIELDS = """userId state requestedBy waitingFor { kind count } beganAt erasedAt verifiedAt failure
  removed { name count } remains { name count }"""
EXPORT = f"""mutation ($input: ExportUserInput!) {{
  exportUser(input: $input) {{ export {{ {EXPORT_FIELDS} }} {ENTRY} errors {{ code message path }} }}
}}"""
ERASE = f"""mutation ($input: EraseUserInput!) {{
  eraseUser(input: $input) {{ erasure {{ {ERASURE_FIELDS} }} {ENTRY} errors {{ code message path }} }}
}}"""
VERIFY = f"""mutation ($input: VerifyErasureInput!) {{
  verifyErasure(input: $input) {{ erasure {{ {ERASURE_FIELDS} }} {ENTRY} errors {{ code message path }} }}
}}"""
STATE = f"""query ($id: String!) {{
  user(id: $id) {{
    id subject email balance
    erasure {{ {ERASURE_FIELDS} }} exports {{ nodes {{ {EXPORT_FIELDS} }} }}
  }}
}}"""
REQUEST = """mutation { requestErasure {
  erasure { state waitingFor { kind count } } errors { __typename ... on UserError { message } }
} }"""


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "services.identity.blocks.READ_EVERY_SECONDS",
        "housekeeping.ARCHIVES_SECONDS",
        "housekeeping.PERSONS_SECONDS",
    ):
        monkeypatch.setattr(name, 0.1)
    for name in ("PAUSE", "WAIT"):
        monkeypatch.setattr(f"services.privacy.erasing.{name}", timedelta(seconds=0.3))


async def lived(ada: Person, kie: FakeKie) -> Json:
    """Have Ada make an image from an upload, fail with another, and leave an upload unused; return the creation."""
    made = await ada.created(SECRET, image={"uploadId": await ada.uploaded(picture(colour="red"))})
    await kie.succeed(await kie.task())
    await ada.ended(made["id"])
    failed = await ada.created(SECRET, idempotencyKey=f"{SECRET} key")
    await kie.fail(await kie.task(1), "422", f"The prompt “{SECRET}” is not accepted.")
    await ada.ended(failed["id"])
    await ada.uploaded(picture(colour="blue"))
    found = await ada.creation(made["id"])
    assert found is not None
    return found


async def state_of(boss: Staff, user_id: str) -> Json:
    found: Json = (await boss.ask(STATE, id=user_id))["user"]
    return found


async def exported(boss: Staff, user_id: str) -> Json:
    """Return the export of a user once it is ready."""

    async def ready() -> Json | None:
        exports = (await state_of(boss, user_id))["exports"]["nodes"]
        return exports[0] if exports and exports[0]["state"] == "READY" else None

    return await until(ready, every=0.1)


async def erased(boss: Staff, user_id: str) -> Json:
    """Return the state of a user once the user is erased."""

    async def done() -> Json | None:
        found = await state_of(boss, user_id)
        return found if found["erasure"]["state"] == "ERASED" else None

    return await until(done, every=0.1)


async def test_an_export_has_everything_and_only_admins_with_fresh_tokens_get_it(
    office: Office, boss: Staff, helper: Staff, ada: Person, ada_id: str, kie: FakeKie, database: Database
) -> None:
    creation = await lived(ada, kie)
    bob = await office.customer("bob")
    await bob.created("a secret of Bob")
    assert (await helper.payload(EXPORT, userId=ada_id, reason=REASON))["errors"][0]["code"] == "NOT_ALLOWED"

    payload = await boss.payload(EXPORT, userId=ada_id, reason=REASON)
    again = await boss.payload(EXPORT, userId=ada_id, reason=REASON)
    found = await exported(boss, ada_id)

    assert payload["errors"] == []
    assert again["export"]["id"] in {payload["export"]["id"], found["id"]}
    assert (found["requestedBy"], found["failure"]) == ("boss", None)
    assert found["files"] == found["filesTotal"]
    address = f"{office.url}{found['downloadPath']}"
    old = signed("boss", iat=int(now().timestamp()) - 3700)
    for token, status in ((None, 401), (old, 401), (ada.token, 403), (helper.token, 403)):
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        refused = await ada.http.get(address, headers=headers)
        assert (refused.status_code, refused.headers["cache-control"]) == (status, "private, no-store")
    response = await boss.http.get(address, headers={"Authorization": f"Bearer {boss.token}"})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["content-type"] == "application/zip"
    assert len(response.content) == found["byteSize"]

    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert archive.testzip() is None
    data = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    (account,) = data["data/account.json"]
    assert (account["id"], account["subject"], account["email"]) == (ada_id, "ada", EMAIL)
    made, failed = data["data/creations.json"]
    assert (made["id"], made["prompt"], failed["prompt"]) == (creation["id"], SECRET, SECRET)
    assert failed["idempotency_key"] == f"{SECRET} key"
    assert [entry["amount"] for entry in data["data/ledger.json"]] == [100, -20, -20, 20]
    assert len(data["data/events.json"]) == len(data["data/ledger.json"]) + sum(
        each["subject"] == "creation" for each in data["data/events.json"]
    )
    pictures = {name for name in archive.namelist() if name.startswith("pictures/")}
    assert pictures == {f"pictures/{image['id']}.png" for image in data["data/images.json"]}
    result = await ada.http.get(creation["generatedImage"]["url"])
    assert archive.read(f"pictures/{made['generated_image_id']}.png") == result.content
    assert "left-out.json" not in data
    assert b"secret of Bob" not in response.content
    assert not any(b"secret of Bob" in archive.read(name) for name in archive.namelist())

    downloads = await entries(database, action="download")
    assert [(each.actor, each.outcome, each.user_id) for each in downloads] == [
        ("helper", "refused", None),
        ("boss", "done", ada_id),
    ]
    headers = {"Authorization": f"Bearer {boss.token}"}
    for unknown in ("arc_unknown", "%00"):
        refused = await boss.http.get(f"{office.url}/operate/exports/{unknown}", headers=headers)
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "NOT_FOUND"), unknown
    async with database.read() as connection:
        planned = set(await connection.scalars(select(Erasure.storage_key)))
    objects = {key for key in planned if key.startswith(f"archives/{found['id']}")}
    assert len(objects) == 1


async def test_an_erasure_leaves_nothing_of_a_person_in_any_table_or_object(
    office: Office, boss: Staff, ada: Person, ada_id: str, kie: FakeKie, database: Database
) -> None:
    creation = await lived(ada, kie)
    await boss.do(GRANT, userId=ada_id, amount=5, key="k", description="For Ada Lovelace")
    await boss.payload(EXPORT, userId=ada_id, reason=REASON)
    download = f"{office.url}{(await exported(boss, ada_id))['downloadPath']}"
    words = (SECRET, "not accepted", "Lovelace", "'ada'")
    assert [bool(await rows_with(database, each)) for each in words] == [True] * 4
    ledger = await state_of(boss, ada_id)

    async with ada.live() as socket:
        await socket.subscribe("1", TASK_UPDATED)
        await socket.first_event("1")
        payload = await boss.payload(ERASE, userId=ada_id, reason=REASON)
        assert (await socket.closed())[0] == 4401
    found = await erased(boss, ada_id)

    assert (payload["errors"], payload["erasure"]["state"]) == ([], "REQUESTED")
    assert (found["subject"], found["email"], found["balance"]) == (f"erased:{ada_id}", None, ledger["balance"])
    erasure = found["erasure"]
    assert (erasure["requestedBy"], erasure["remains"], erasure["failure"]) == ("boss", [], None)
    removed = {each["name"]: each["count"] for each in erasure["removed"]}
    assert (removed["creations"], removed["uploads"], removed["archives"]) == (2, 2, 1)
    for each in words:
        left = [row.partition(":")[0] for row in await rows_with(database, each)]
        # Operators' own words, which no erasure changes.
        assert set(left) <= {"audit_entries"}, each
    for image in ("originalImage", "generatedImage"):
        assert (await ada.http.get(creation[image]["url"])).status_code == 404
    headers = {"Authorization": f"Bearer {boss.token}"}
    assert (await boss.http.get(download, headers=headers)).status_code == 404
    async with database.read() as connection:
        amounts = list(await connection.scalars(select(CreditTransaction.amount).order_by(CreditTransaction.id)))
    assert amounts == [100, -20, -20, 20, 5]
    assert await credits.verify(database) == []
    (audited,) = await entries(database, action="erase")
    assert (audited.actor, audited.outcome, audited.user_id, audited.reason) == ("boss", "done", ada_id, REASON)

    again = await boss.payload(ERASE, userId=ada_id, reason=REASON)
    export = await boss.payload(EXPORT, userId=ada_id, reason=REASON)
    blocked = await boss.is_refused(BLOCK, userId=ada_id)
    granted = await boss.is_refused(GRANT, userId=ada_id, amount=5, key="late")
    assert (granted["code"], granted["message"]) == ("NOT_FOUND", "This user is erased.")
    assert {again["errors"][0]["code"], export["errors"][0]["code"], blocked["code"]} == {"ALREADY_DONE"}

    verified = erasure["verifiedAt"]
    assert (await boss.payload(VERIFY, userId=ada_id, reason=REASON))["errors"] == []
    later = await until(lambda: _verified_after(boss, ada_id, verified), every=0.1)
    assert later["remains"] == []


async def _verified_after(boss: Staff, user_id: str, moment: str) -> Json | None:
    erasure: Json = (await state_of(boss, user_id))["erasure"]
    return erasure if erasure["verifiedAt"] != moment else None


async def test_signing_in_again_after_an_erasure_gives_no_second_grant(
    office: Office, boss: Staff, ada: Person, ada_id: str, database: Database
) -> None:
    await boss.payload(ERASE, userId=ada_id, reason=REASON)
    await erased(boss, ada_id)

    # The same token, in a process that had cached the account.
    await until(lambda: _signed_in(ada), every=0.1)
    viewer = await ada.ask("{ viewer { id erasure { state } } credit { balance granted owed } }")
    assert viewer["viewer"]["id"] != ada_id
    assert (viewer["viewer"]["erasure"], viewer["credit"]) == (None, {"balance": 0, "granted": 0, "owed": 0})
    impostor = Person(ada.url, signed(f"erased:{ada_id}"), ada.http)
    assert await impostor.refused("{ viewer { id } }") == ["UNAUTHENTICATED"]
    assert await credits.verify(database) == []


async def test_an_erasure_ends_neither_a_block_nor_a_debt(
    office: Office, boss: Staff, ada: Person, ada_id: str, database: Database
) -> None:
    debt = update(User).where(User.id == ada_id).values(owed=0)
    await database.transact(lambda connection: connection.execute(debt))
    await database.transact(credits.carry_debt, ada_id, 30)
    await boss.do(BLOCK, userId=ada_id)
    await boss.payload(ERASE, userId=ada_id, reason=REASON)
    await erased(boss, ada_id)

    again = await until(lambda: _new_account(boss, ada), every=0.1)
    assert (again["balance"], again["owed"], again["blockedAt"] is not None) == (0, 30, True)
    await boss.do(UNBLOCK, userId=again["id"])
    await boss.do(GRANT, userId=again["id"], amount=50, key="after")
    user = (await boss.ask('{ user(id: "ada") { balance owed } }'))["user"]
    assert user == {"balance": 20, "owed": 0}
    async with database.read() as connection:
        (fact,) = (await connection.execute(select(PersonFact.granted, PersonFact.blocked, PersonFact.owed))).all()
    assert tuple(fact) == (True, True, 30)
    assert await credits.verify(database) == []


async def test_an_erasure_gives_no_operator_access_back_that_a_block_has_ended(office: Office, boss: Staff) -> None:
    chief, account = await office.staff("chief"), await office.customer("chief")
    account_id = await office.id_of(account)
    await boss.do(BLOCK, userId=account_id)
    assert await chief.refused(ME) == ["ACCOUNT_BLOCKED"]

    await boss.payload(ERASE, userId=account_id, reason=REASON)
    await erased(boss, account_id)
    assert await chief.refused(ME) == ["ACCOUNT_BLOCKED"]

    # The new account has the block, and an operator can end it.
    again = await until(lambda: _new_account(boss, account, "chief"), every=0.1)
    assert await chief.refused(ME) == ["ACCOUNT_BLOCKED"]
    await boss.do(UNBLOCK, userId=again["id"])
    assert (await chief.ask(ME))["operator"]["actor"] == "chief"


async def _signed_in(ada: Person) -> bool:
    """Return whether the process has read that the account is erased."""
    return "errors" not in (await ada.post("{ viewer { id } }")).json()


async def _new_account(boss: Staff, person: Person, subject: str = "ada") -> Json | None:
    """Have a blocked person sign in, which is refused, and return the account once there is a new one."""
    assert await person.refused("{ viewer { id } }") == ["ACCOUNT_BLOCKED"]
    document = "query ($id: String!) { user(id: $id) { id balance owed blockedAt } }"
    found: Json | None = (await boss.ask(document, id=subject))["user"]
    return found


async def test_an_erasure_is_refused_or_waits_while_work_runs(
    office: Office, boss: Staff, helper: Staff, ada: Person, ada_id: str, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created(SECRET)
    task = await kie.task()
    before = await written(database)

    refused = await boss.payload(ERASE, userId=ada_id, reason=REASON)
    denied = await helper.payload(ERASE, userId=ada_id, reason=REASON)
    own = await boss.payload(ERASE, userId=await office.id_of(await office.customer("boss")), reason=REASON)

    (refusal,) = refused["errors"]
    assert (refusal["code"], refusal["path"]) == ("ERASURE_MUST_WAIT", ["input", "userId"])
    assert refusal["message"].startswith("The user has 1 unfinished generation. ")
    assert (denied["errors"][0]["code"], own["errors"][0]["code"]) == ("NOT_ALLOWED", "NOT_ALLOWED")
    assert (await state_of(boss, ada_id))["erasure"] is None
    assert (await written(database))["image_generation_tasks"] == before["image_generation_tasks"]
    assert len(await entries(database, action="erase", outcome="refused")) == 3

    payload = await boss.payload(ERASE, userId=ada_id, reason=REASON, whenFinished=True)
    assert payload["errors"] == []
    waiting = await until(lambda: _waits(boss, ada_id), every=0.1)
    assert (waiting["state"], waiting["waitingFor"]) == ("REQUESTED", [{"kind": "GENERATIONS", "count": 1}])
    assert (await ada.ask("{ viewer { erasure { state } } }"))["viewer"]["erasure"] == {"state": "REQUESTED"}
    upload = "mutation ($input: CreateUploadInput!) { createUpload(input: $input) { errors { __typename } } }"
    given = {"contentType": "image/png", "byteSize": 9}
    assert await ada.refused(upload, input=given) == ["ACCOUNT_CLOSING"]
    rest = await ada.http.post(
        f"{office.url}/api/generate-image",
        json={"prompt": "p", "style": "watercolour"},
        headers={"Authorization": f"Bearer {ada.token}"},
    )
    assert (rest.status_code, rest.json()["error"]["code"]) == (403, "ACCOUNT_CLOSING")
    await kie.succeed(task)
    found = await erased(boss, ada_id)
    assert found["erasure"]["remains"] == []
    assert await rows_with(database, SECRET) == []
    assert len(kie.tasks) == 1
    assert await credits.verify(database) == []
    kept = await rows_with(database, creation["id"])
    assert {row.partition(":")[0] for row in kept} == {
        *("image_generation_tasks", "credit_transactions"),
        "erased_objects",  # Its keys are random, but for the id.
    }


async def _waits(boss: Staff, user_id: str) -> Json | None:
    erasure: Json = (await state_of(boss, user_id))["erasure"]
    return erasure if erasure["waitingFor"] else None


async def test_users_erase_themselves_if_a_setting_allows_it(
    office_settings: Settings, database: Database, kie: FakeKie
) -> None:
    given = office_settings.model_copy(update={"erasure_by_users": True})
    async with running_app(given, timings=QUICK) as server, AsyncExitStack() as clients:
        office = Office(server.url, server.settings, clients)
        boss, ada = await office.staff("boss"), await office.customer("ada", email=EMAIL)
        ada_id = await office.id_of(ada)
        creation = await ada.created(SECRET)
        task = await kie.task()

        once = (await ada.ask(REQUEST))["requestErasure"]
        again = (await ada.ask(REQUEST))["requestErasure"]
        assert (once["errors"], again["errors"]) == ([], [])
        assert once["erasure"]["state"] == again["erasure"]["state"] == "REQUESTED"
        waiting = await until(lambda: _waits(boss, ada_id), every=0.1)
        assert (waiting["requestedBy"], waiting["waitingFor"]) == (None, [{"kind": "GENERATIONS", "count": 1}])
        listed = (await boss.ask("{ unfinishedErasures { userId state } }"))["unfinishedErasures"]
        assert listed == [{"userId": ada_id, "state": "REQUESTED"}]
        assert (await ada.creation(creation["id"])) is not None
        await kie.succeed(task)
        assert (await erased(boss, ada_id))["erasure"]["remains"] == []
    assert await rows_with(database, SECRET) == []
    assert await rows_with(database, EMAIL) == []


async def test_users_request_their_own_erasure_only_if_a_setting_allows_it(ada: Person, database: Database) -> None:
    before = await written(database)
    payload = (await ada.ask(REQUEST))["requestErasure"]

    assert payload["erasure"] is None
    assert [error["__typename"] for error in payload["errors"]] == ["ErasureUnavailable"]
    viewer = (await ada.ask("{ viewer { mayRequestErasure erasure { state } } }"))["viewer"]
    assert viewer == {"mayRequestErasure": False, "erasure": None}
    assert await written(database) == before
