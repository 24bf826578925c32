"""The erasure of a person: every table and object of this person and of no other, through outages, and for good."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace
from sqlalchemy import insert, select, update

from db.base import Base, new_id
from db.engine import Database
from db.models import (
    Archive,
    AuditEntry,
    CreationStatus,
    CreditTransaction,
    CreditTransactionKind,
    Event,
    EventSubject,
    GenerationInput,
    GenerationMoment,
    GenerationTask,
    Image,
    MomentKind,
    Payment,
    PaymentReversal,
    PaymentStatus,
    PersonErasure,
    ReversalKind,
    Share,
    SignUpGrant,
    StreamTicket,
    Upload,
    User,
    UserBlock,
    UserPresence,
    WebhookAttempt,
    WebhookDelivery,
    WebhookDeliveryStatus,
    WebhookEndpoint,
    WebhookSubscription,
    WebhookType,
)
from db.models.archives import ArchiveState
from db.models.creations import FailureCode
from db.models.privacy import ErasureState
from db.queries.billing import payments as payment_queries
from db.queries.operators import blocks as block_queries
from db.queries.privacy import erasures as erasure_queries
from db.records.privacy import PersonErasureRecord
from resolvers.context import AppServices, Context
from services.billing import credits
from services.billing.stripe import wire
from services.clock import now
from services.errors import AccountBlocked, ErasureUnavailable
from services.identity import stream_tickets
from services.identity.accounts import Accounts
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.identity.presence import Presence
from services.media.images.keys import every_key, new_seed
from services.media.storage.base import StorageError
from services.media.storage.folder import FolderStorage
from services.privacy import erasing, passes, progress, requests, verification
from services.privacy.erasing import ErasureContext, run_next
from services.rate_limits.limiter import Allowances, Quota, RateLimiter
from services.rate_limits.memory import Counters
from services.secrets import KeyRing
from tests.db.rows import a_generation, a_payment, a_refund, a_share, a_user, an_audit_entry, an_entry, an_image, put
from tests.schema.test_redaction import rows_with

IDENTITIES = Identities(bytes(32), "https://id.example")
# Kept by design: operators' words, and the ids of Stripe in the books.
KEPT = {"audit_entries"}


class Broken(FolderStorage):
    """A storage whose deletions fail while ``broken``."""

    broken = False

    async def delete(self, *keys: str) -> None:
        if self.broken:
            raise StorageError("the storage is away")
        await super().delete(*keys)


@pytest.fixture
def storage(tmp_path: Path) -> Broken:
    return Broken(tmp_path / "images", base_url="http://localhost", secret=KeyRing(bytes(32)))


@pytest.fixture
def context(database: Database, storage: Broken) -> ErasureContext:
    return ErasureContext(database=database, storage=storage, identities=IDENTITIES)


async def put_object(storage: FolderStorage, folder: Path, key: str) -> None:
    file = folder / "object"
    file.write_bytes(b"bytes")
    ending = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "bin": "application/octet-stream"}
    await storage.put(key, file, content_type=ending[key.rpartition(".")[2]])


async def a_life(database: Database, storage: FolderStorage, folder: Path, name: str) -> str:
    """Put rows of one user in every table of users, each text with the user's name, and objects; return the id."""
    secret, moment = f"secret of {name}", now()
    async with database.begin() as connection:
        user = await put(connection, User, a_user(subject=secret, email=f"{secret}@example.org", balance=80, used=20))
        image = await put(connection, Image, an_image(user))
        result = await put(connection, Image, an_image(user))
        waiting = await put(connection, Image, an_image(user, erase_at=moment + timedelta(days=1)))
        payment = await put(
            connection,
            Payment,
            a_payment(
                user, checkout_url=secret, receipt_url=secret, success_url=secret, provider_reference=new_id("cs")
            ),
        )
        await put(connection, PaymentReversal, a_refund(payment))
        upload_row = {"content_type": "image/png", "byte_size": 5, "created_at": moment}
        used: dict[str, Any] = {"id": new_id("upl"), "user_id": user, "image_id": image, "used_at": moment}
        unused: dict[str, Any] = {"id": new_id("upl"), "user_id": user}
        for row, hours in ((used, 24), (unused, 1)):
            row |= upload_row | {
                "storage_key": f"uploads/{row['id']}.png",
                "expires_at": moment + timedelta(hours=hours),
            }
            await put(connection, Upload, row)
        texts = dict.fromkeys(
            (
                *("prompt", "negative_prompt", "plan", "idempotency_key", "provider_task_id", "provider_message"),
                *("error_message", "original_image_url", "generated_image_url", "result_url"),
            ),
            secret,
        )
        seed = new_seed()
        ended = {"step": None, "completed_at": moment, **texts, "seed": 7, "storage_seed": seed}
        success = a_generation(
            user,
            **ended | {"provider_task_id": f"{secret} 1", "idempotency_key": f"{secret} 1"},
            status=CreationStatus.SUCCESS,
            source_image_id=image,
            original_image_id=image,
            generated_image_id=result,
            further_inputs=1,
        )
        failed = a_generation(
            user,
            **ended,
            status=CreationStatus.FAILED,
            failure_code=FailureCode.PROVIDER_ERROR,
            source_url=secret,
            deleted_at=moment,
        )
        for row in (success, failed):
            await put(connection, GenerationTask, row)
        further = {"generation_id": success["id"], "position": 1, "role": "reference", "source_url": secret}
        await connection.execute(insert(GenerationInput), further | {"image_id": image})
        entry = an_entry(user, CreditTransactionKind.GRANT, 100, 100, description=secret)
        await put(connection, CreditTransaction, entry)
        charge = an_entry(user, CreditTransactionKind.GENERATION, -20, 80, generation_id=success["id"])
        await put(connection, CreditTransaction, charge)
        event = {"user_id": user, "seq": 1, "subject": EventSubject.CREATION, "creation_id": success["id"]}
        await connection.execute(insert(Event), event | {"payload": secret, "created_at": moment})
        await connection.execute(insert(SignUpGrant), {"user_id": user, "email": secret, "created_at": moment})
        await connection.execute(insert(UserBlock), {"user_id": user, "blocked_at": moment, "reason": secret})
        await put(connection, AuditEntry, an_audit_entry(user, 100, entry["id"]) | {"reason": secret})
        moment_row = {
            "generation_id": failed["id"],
            "version": 2,
            "kind": MomentKind.STEP,
            "place": 0,
            "count": 1,
            "at": moment,
            "last_at": moment,
            "step": "submit",
            "outcome": "failed",
            "message": secret,
        }
        await connection.execute(insert(GenerationMoment), moment_row)
        seen = {"first_seen_at": moment, "last_seen_at": moment, "open_streams": 1}
        await connection.execute(insert(UserPresence), {"user_id": user, "process": "one", **seen})
        ticket: dict[str, Any] = {
            "id": new_id("tic"),
            "user_id": user,
            "hash": new_id("h"),
            "document": "{ viewer { id } }",
        }
        ticket |= {"variables": secret, "expires_at": moment, "session_ends_at": moment}
        await connection.execute(insert(StreamTicket), ticket)
        message: dict[str, Any] = {
            "id": new_id("msg"),
            "endpoint_id": "web_of_bob",
            "type": WebhookType.CREATION_FAILED,
        }
        message |= {"user_id": user, "created_at": moment, "status": WebhookDeliveryStatus.DELIVERED, "attempts": 0}
        await connection.execute(insert(WebhookDelivery), message | {"finished_at": moment})
        attempt = {"id": new_id("wat"), "delivery_id": message["id"], "began_at": moment, "milliseconds": 5}
        await connection.execute(insert(WebhookAttempt), attempt | {"outcome": "delivered", "answer": secret})
        archive = {
            "id": new_id("arc"),
            "kind": "person",
            "owner_id": user,
            "requester": "boss",
            "filter": "{}",
            "state": ArchiveState.READY,
            "items_done": 1,
            "byte_size": 1,
            "parts": 1,
            "seed": "5" * 64,
            "attempts": 1,
            "created_at": moment,
            "expires_at": moment,
            "failure": secret,
        }
        await put(connection, Archive, archive)
        share = a_share(user, success["id"], token=f"{secret} 1", seed=secret)
        await put(connection, Share, share)
    for each in (image, result, waiting):
        await put_object(storage, folder, f"generated/{each}.png")
        await put_object(storage, folder, f"generated/{each}-thumbnail.jpg")
    await put_object(storage, folder, unused["storage_key"])
    await put_object(storage, folder, f"archives/{archive['id']}-{'5' * 32}-0.bin")
    await put_object(storage, folder, share["storage_key"])
    await put_object(storage, folder, every_key(success["id"], seed, 1)[0])  # Of a step that was cut off.
    return user


async def request(database: Database, user_id: str) -> None:
    async with database.begin() as connection:
        await requests.insert(connection, user_id, requester="boss")


async def step(context: ErasureContext) -> None:
    """Do the next step of all erasures, without waiting."""
    due = update(PersonErasure).where(PersonErasure.due_at.is_not(None)).values(due_at=now(), leased_until=None)
    await context.database.transact(lambda connection: connection.execute(due))
    while await run_next(context):
        pass


async def erased(context: ErasureContext, user_id: str) -> PersonErasureRecord:
    await request(context.database, user_id)
    await step(context)
    await step(context)
    found = await requests.of_user(context.database, user_id)
    assert found is not None
    return found


async def rows_of(database: Database, words: str) -> list[str]:
    return sorted(row for row in await rows_with(database, words) if row.partition(":")[0] not in KEPT)


async def objects(storage: FolderStorage) -> set[str]:
    return set((await storage.list_keys()).keys)


async def test_an_erasure_is_announced_to_webhook_endpoints_once(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path
) -> None:
    ada = await a_life(database, storage, tmp_path, "Ada")
    endpoint = {"id": new_id("web"), "url": "https://hooks.example", "description": "", "credits_low": 20}
    endpoint |= {"with_content": False, "created_at": now(), "updated_at": now()}
    async with database.begin() as connection:
        await put(connection, WebhookEndpoint, endpoint)
        subscription = {"type": WebhookType.USER_ERASED, "endpoint_id": endpoint["id"]}
        await connection.execute(insert(WebhookSubscription), subscription)

    await erased(context, ada)
    await step(context)

    async with database.read() as connection:
        found = select(WebhookDelivery.user_id, WebhookDelivery.status).where(
            WebhookDelivery.endpoint_id == endpoint["id"], WebhookDelivery.type == WebhookType.USER_ERASED
        )
        assert [tuple(row) for row in await connection.execute(found)] == [(ada, WebhookDeliveryStatus.WAITING)]


async def test_an_erasure_removes_everything_of_one_person_and_nothing_of_another(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path
) -> None:
    bob = await a_life(database, storage, tmp_path, "Bob")
    kept_rows, kept_objects = await rows_of(database, bob), await objects(storage)
    ada = await a_life(database, storage, tmp_path, "Ada")
    before = await verification.remains(database, storage, ada)
    async with database.read() as connection:
        tables = {
            table.name
            for table in Base.metadata.sorted_tables
            for row in await connection.execute(select(table))
            if "secret of Ada" in str(tuple(row))
        }
    assert len(tables - KEPT) == 13
    assert set(before) == {
        *("users", "image_generation_tasks", "generation_inputs", "images", "uploads", "credit_transactions"),
        *("generation_moments", "stream_tickets", "user_presences", "webhook_attempts"),
        *("payments", "events", "signup_grants", "user_blocks", "archives", "shares", verification.OBJECTS),
    }

    erasure = await erased(context, ada)

    assert (erasure.state, erasure.failure, erasure.remains) == (ErasureState.ERASED, None, "{}")
    assert await rows_of(database, "secret of Ada") == []
    assert await verification.remains(database, storage, ada) == {}
    assert await objects(storage) == kept_objects
    assert await rows_of(database, bob) == kept_rows
    assert await rows_of(database, "secret of Bob") != []
    async with database.read() as connection:
        ledger = select(CreditTransaction.amount).where(CreditTransaction.user_id == ada).order_by(CreditTransaction.id)
        assert list(await connection.scalars(ledger)) == [100, -20]
        account = select(User.subject, User.email, User.balance).where(User.id == ada)
        assert tuple((await connection.execute(account)).one()) == (f"erased:{ada}", None, 80)

    for _ in range(2):  # The further passes.
        await step(context)
    again = await requests.of_user(database, ada)
    assert again is not None
    assert (again.state, again.remains) == (ErasureState.ERASED, "{}")
    assert await objects(storage) == kept_objects


async def test_a_large_erasure_lets_others_go_first_and_goes_on(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each batch takes too long, and has one row or object."""
    monkeypatch.setattr(progress, "SECONDS", 0.0)
    for place in (
        (passes, "BATCH"),
        (passes, "_EVENTS"),
        (passes, "_IMAGES"),
        (passes, "_SEEDED"),
        (verification, "PAGE"),
    ):
        monkeypatch.setattr(*place, 1)
    ada, bob = [await a_life(database, storage, tmp_path, name) for name in ("Ada", "Bob")]
    async with database.begin() as connection:
        cyd = await put(connection, User, a_user(subject="secret of Cyd", email="cyd@example.org"))
    users = (ada, bob, cyd)
    for user_id in users:
        await request(database, user_id)
    states, rounds = [], 0

    async def run_once() -> bool:
        ran = await run_next(context)
        found = [await requests.of_user(database, user_id) for user_id in users]
        states.append([each.state for each in found if each is not None])
        return ran

    while await run_once():
        pass
    due = update(PersonErasure).where(PersonErasure.due_at.is_not(None)).values(due_at=now())
    await database.transact(lambda connection: connection.execute(due))
    while await run_once():
        rounds += 1

    small = next(number for number, each in enumerate(states) if each[2] is ErasureState.ERASED)
    assert states[small][:2] == [ErasureState.ERASING] * 2, "a small erasure waits until large ones have ended"
    assert states[-1] == [ErasureState.ERASED] * 3, "an erasure does not go on"
    assert rounds > 20, "an erasure does not end its pass in time"
    assert await rows_of(database, "secret of") == []
    assert await objects(storage) == set()

    # The verification takes turns, too.
    async with database.read() as connection:
        (key, *_) = await erasure_queries.objects(connection, ada, "", limit=10)
    await put_object(storage, tmp_path, key)
    rounds = 0
    await database.transact(lambda connection: connection.execute(due))
    while await run_next(context):
        rounds += 1
    assert rounds > 2 * await _noted(database, ada), "a verification does not end its pass in time"
    assert await objects(storage) == set(), "a later pass begins behind the place where the earlier one ended"
    for user_id in users:
        assert await verification.remains(database, storage, user_id) == {}
        erasure = await requests.of_user(database, user_id)
        assert erasure is not None
        assert (erasure.remains, erasure.failure, erasure.progress) == ("{}", None, None)


async def test_an_erasure_that_waits_lets_no_process_read_the_blocks_again(
    context: ErasureContext, database: Database
) -> None:
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        undecided = a_payment(user, status=PaymentStatus.PENDING, look_at=now())
        await put(connection, Payment, undecided)
    await request(database, user)
    before = await block_queries.changes(database)

    for _ in range(3):
        await step(context)
    assert await block_queries.changes(database) == before, "each look at an obstacle counts as a change of blocks"

    async with database.begin() as connection:
        await payment_queries.settle(connection, undecided["id"], PaymentStatus.FAILED, now=now())
    await step(context)
    assert await block_queries.changes(database) == before + 1, "the begin of an erasure is unknown to other processes"


async def test_an_erasure_goes_on_after_an_outage_of_the_storage(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path
) -> None:
    ada = await a_life(database, storage, tmp_path, "Ada")
    storage.broken = True
    halfway = await erased(context, ada)

    assert (halfway.state, halfway.attempts) == (ErasureState.ERASING, 1)
    assert halfway.failure == "The storage failed: the storage is away"
    left = await verification.remains(database, storage, ada)
    assert {"users", "images", verification.OBJECTS} <= set(left)

    storage.broken = False
    await step(context)
    assert await verification.remains(database, storage, ada) == {}
    assert await objects(storage) == set()


async def test_a_worker_that_has_lost_its_lease_changes_nothing(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path
) -> None:
    ada = await a_life(database, storage, tmp_path, "Ada")
    await request(database, ada)
    moment = now()
    mine = await database.transact(erasure_queries.claim, moment, lease="mine", until=moment)
    later = moment + timedelta(seconds=1)
    others = await database.transact(erasure_queries.claim, later, lease="other's", until=later + passes.LEASE)
    before, kept = await rows_of(database, ada), await objects(storage)
    assert mine is not None
    assert others is not None

    for state in ErasureState:
        with pytest.raises(passes.LeaseLost):
            await erasing._advance(context, replace(mine, state=state))

    assert await rows_of(database, ada) == before
    assert await objects(storage) == kept


async def test_late_writes_of_an_erased_person_are_found_and_removed(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path
) -> None:
    ada = await a_life(database, storage, tmp_path, "Ada")
    async with database.read() as connection:
        (key,) = await connection.scalars(select(Upload.storage_key).where(Upload.image_id.is_(None)))
    await erased(context, ada)
    # The bytes of an upload that was announced before, and a creation of a request that was under way.
    await put_object(storage, tmp_path, key)
    async with database.begin() as connection:
        late = a_generation(ada, prompt="a late secret", status=CreationStatus.CANCELED, step=None)
        await put(connection, GenerationTask, late | {"completed_at": now()})
        block = {"user_id": ada, "blocked_at": now(), "reason": "late"}
        await connection.execute(insert(UserBlock), block)

    found = await verification.remains(database, storage, ada)
    await step(context)

    assert found == {"image_generation_tasks": 1, "user_blocks": 1, verification.OBJECTS: 1}
    assert await verification.remains(database, storage, ada) == {}
    assert await objects(storage) == set()


async def test_only_what_the_last_pass_has_confirmed_is_forgotten(
    context: ErasureContext, database: Database, storage: Broken, tmp_path: Path
) -> None:
    ada = await a_life(database, storage, tmp_path, "Ada")
    erasure = await erased(context, ada)
    assert erasure.erased_at is not None
    assert erasing.next_pass(erasure.erased_at, erasure.erased_at) == erasure.erased_at + timedelta(minutes=15)
    assert erasing.next_pass(erasure.erased_at, erasure.erased_at + timedelta(hours=1)) == (
        erasure.erased_at + timedelta(hours=25)
    )
    assert await _noted(database, ada) > 0

    long_ago = update(PersonErasure).values(erased_at=now() - timedelta(hours=26))
    await database.transact(lambda connection: connection.execute(long_ago))
    await step(context)

    assert await _noted(database, ada) == 0
    async with database.read() as connection:
        assert list(await connection.scalars(select(PersonErasure.due_at))) == [None]


async def _noted(database: Database, user_id: str) -> int:
    async with database.read() as connection:
        return len(await erasure_queries.objects(connection, user_id, "", limit=1000))


async def test_an_erasure_waits_for_payments_and_for_the_end_of_disputes(
    context: ErasureContext, database: Database
) -> None:
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        undecided = a_payment(user, status=PaymentStatus.PENDING, look_at=now())
        await put(connection, Payment, undecided)
        paid = await put(connection, Payment, a_payment(user))
        dispute = a_refund(paid, kind=ReversalKind.DISPUTE, reference="du_1")
        await put(connection, PaymentReversal, dispute)

    waiting = await erased(context, user)
    assert (waiting.state, requests.waiting_for(waiting)) == (ErasureState.REQUESTED, {"payments": 1, "disputes": 1})
    assert requests.in_words(requests.waiting_for(waiting)) == "1 undecided payment and 1 open dispute"

    async with database.begin() as connection:
        await payment_queries.settle(connection, undecided["id"], PaymentStatus.FAILED, now=now())
        await payment_queries.close_dispute(connection, paid, "du_1", now())
    await step(context)
    await step(context)
    found = await requests.of_user(database, user)
    assert found is not None
    assert found.state is ErasureState.ERASED


@pytest.mark.parametrize(("status", "closed"), [("needs_response", False), ("lost", True), ("won", True)])
def test_a_dispute_is_closed_when_the_bank_has_decided(status: str, closed: bool) -> None:
    read = wire.dispute({"id": "du_1", "amount": 5, "currency": "usd", "status": status, "payment_intent": "pi_1"})

    assert read.closed is closed


async def test_one_mailbox_gets_no_second_grant_by_another_sign_in(context: ErasureContext, database: Database) -> None:
    blocks = Blocks(database)
    accounts = Accounts(database, signup_credits=100, verified_email_only=True, identities=IDENTITIES, blocks=blocks)
    first = await accounts.by_subject("google|1", "Ada@example.org", email_verified=True)
    await erased(context, first.id)
    await blocks.refresh()

    same = await accounts.by_subject("google|1", "ada+2@example.org", email_verified=True)
    other = await accounts.by_subject("github|1", "ada@example.org", email_verified=True)
    bob = await accounts.by_subject("bob", "bob@example.org", email_verified=True)

    assert len({first.id, same.id, other.id, bob.id}) == 4
    async with database.read() as connection:
        balances = dict((await connection.execute(select(User.id, User.balance))).all())
    assert balances == {first.id: 100, same.id: 0, other.id: 0, bob.id: 100}
    assert await credits.verify(database) == []


async def test_a_process_that_did_not_read_blocks_during_an_erasure_refuses_the_erased_user(
    context: ErasureContext, database: Database
) -> None:
    accounts, blocks = Accounts(database, signup_credits=0), Blocks(database)
    ada, bob = await accounts.by_subject("ada"), await accounts.by_subject("bob")
    allowances = Allowances(**{name: Quota(name, 10, 60) for name in Allowances.__struct_fields__})
    limiter = RateLimiter(allowances, Counters())
    services = SimpleNamespace(database=database, blocks=blocks, rate_limiter=limiter, eta_estimator=None)
    let_in = {user.id: Context(cast("AppServices", services), user, "r", "127.0.0.1") for user in (ada, bob)}
    closed: list[str] = []
    await blocks.refresh()
    for user in (ada, bob):
        blocks.watch(user.id, partial(closed.append, f"{user.subject}'s socket"))

    await erased(context, ada.id)
    await blocks.refresh()

    assert closed == ["ada's socket"]
    blocks.watch(ada.id, partial(closed.append, "a later socket"))
    assert closed == ["ada's socket", "a later socket"]
    with pytest.raises(AccountBlocked):
        _ = let_in[ada.id].starting_viewer
    assert let_in[bob.id].starting_viewer == bob
    # A request that was let in before has created the ticket.
    operation = stream_tickets.Operation("subscription { taskUpdated { kind } }", "{}", None)
    ends = (now() + timedelta(hours=1)).timestamp()
    ticket = await stream_tickets.issue(database, operation, user_id=ada.id, session_ends_at=ends)
    with pytest.raises(AccountBlocked):
        await stream_tickets.redeem(
            database, ticket.text, blocks=blocks, rate_limiter=limiter, address="127.0.0.1", work=1
        )


async def test_presences_noted_before_an_erasure_are_not_stored_after_it(
    context: ErasureContext, database: Database
) -> None:
    accounts, blocks = Accounts(database, signup_credits=0), Blocks(database)
    ada, bob = await accounts.by_subject("ada"), await accounts.by_subject("bob")
    presence = Presence(database, blocks)
    presence.open_streams = lambda: {ada.id: 1, bob.id: 1}
    await presence.store()
    assert await _present(database) == {ada.id: 1, bob.id: 1}

    for user in (ada, bob):
        presence.note(user.id)
    presence.open_streams = dict
    await erased(context, ada.id)
    await presence.store()

    assert await _present(database) == {bob.id: 0}
    assert await verification.remains(database, context.storage, ada.id) == {}


async def _present(database: Database) -> dict[str, int]:
    """Return the open streams of the users with presences."""
    async with database.read() as connection:
        rows = await connection.execute(select(UserPresence.user_id, UserPresence.open_streams))
        return {row.user_id: row.open_streams for row in rows}


async def test_the_facts_of_a_person_lead_to_no_account(context: ErasureContext, database: Database) -> None:
    accounts = Accounts(database, signup_credits=100, identities=IDENTITIES)
    user = await accounts.by_subject("ada")
    await erased(context, user.id)

    (fact,) = await rows_with(database, IDENTITIES.of("ada"))
    assert fact.startswith("person_facts: ")
    assert user.id not in fact
    # Neither without the key, nor for the same subject of another issuer.
    assert IDENTITIES.of("ada") != Identities(bytes(31) + b"1", "https://id.example").of("ada")
    assert IDENTITIES.of("ada") not in Identities(IDENTITIES.key, "https://other.example").every_of("ada")
    # A person erased before the settings named an issuer is still recognised.
    assert Identities(IDENTITIES.key).of("ada") in IDENTITIES.every_of("ada")


async def test_a_user_requests_an_erasure_once_and_only_where_it_is_allowed(database: Database) -> None:
    user = await Accounts(database, signup_credits=0).by_subject("ada")
    blocks = Blocks(database)

    with pytest.raises(ErasureUnavailable):
        await requests.request_own(database, blocks, user.id, allowed=False)
    assert await requests.of_user(database, user.id) is None
    once = await requests.request_own(database, blocks, user.id, allowed=True)
    again = await requests.request_own(database, blocks, user.id, allowed=True)

    assert (once.state, once.requester) == (ErasureState.REQUESTED, None)
    assert again == once
    assert user.id in blocks.closing
    assert user.id not in blocks
