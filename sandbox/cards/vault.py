"""The card processor's database in SQLite: objects, idempotent responses, timers, events and their deliveries."""

import json
import secrets
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.kie.tasks import now_ms
from sandbox.state import open_state, transaction

KEPT_DAYS = 60
_SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    payment_intent TEXT,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS objects_of_intents ON objects (payment_intent, kind);
CREATE TABLE IF NOT EXISTS answers (
    idempotency_key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS timers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    due_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    event TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    event TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_time ON events (created_at);
"""

Json = dict[str, Any]


def new_id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"


def seconds() -> int:
    return int(time.time())


@dataclass(frozen=True, slots=True)
class Timer:
    """A later change of an object; ``due_at`` is in milliseconds since 1970."""

    id: int
    action: str
    subject: str
    due_at: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """One undelivered event, with its destination; ``due_at`` is in milliseconds since 1970."""

    id: int
    url: str
    event: str
    failures: int
    due_at: int


class Vault:
    """The database; use ``change`` to commit several writes together."""

    def __init__(self, path: Path) -> None:
        """Open or create the database.

        Raises:
            StateUnusable: another process uses it, or it cannot be written.
        """
        self._db = open_state(path, _SCHEMA)

    def close(self) -> None:
        self._db.close()

    def change(self) -> AbstractContextManager[None]:
        """Return a context manager that commits all changes inside its block, or none."""
        return transaction(self._db)

    def put(self, body: Json) -> None:
        """Insert or replace an object."""
        intent = body["id"] if body["object"] == "payment_intent" else body.get("payment_intent")
        self._db.execute(
            "INSERT INTO objects (id, kind, payment_intent, body, created_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET payment_intent = excluded.payment_intent, body = excluded.body",
            (body["id"], body["object"], intent, json.dumps(body), now_ms()),
        )

    def find(self, kind: str, object_id: str) -> Json | None:
        row = self._db.execute("SELECT body FROM objects WHERE id = ? AND kind = ?", (object_id, kind)).fetchone()
        return None if row is None else json.loads(row["body"])

    def all(self, kind: str, payment_intent: str | None = None, *, limit: int = 100) -> list[Json]:
        """Return the objects of a kind, newest first, and of ``payment_intent`` only if it is given."""
        rows = self._db.execute(
            "SELECT body FROM objects WHERE kind = ? AND (? IS NULL OR payment_intent = ?)"
            " ORDER BY number DESC LIMIT ?",
            (kind, payment_intent, payment_intent, limit),
        )
        return [json.loads(row["body"]) for row in rows]

    def stored_response(self, key: str) -> tuple[str, str] | None:
        """Return the parameters' fingerprint and the response stored for an idempotency key, or None."""
        row = self._db.execute("SELECT fingerprint, body FROM answers WHERE idempotency_key = ?", (key,)).fetchone()
        return None if row is None else (row["fingerprint"], row["body"])

    def keep_answer(self, key: str, fingerprint: str, body: str) -> None:
        self._db.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", (key, fingerprint, body, now_ms()))

    def set_timer(self, action: str, subject: str, due_at: int) -> Timer:
        insert = "INSERT INTO timers (action, subject, due_at) VALUES (?, ?, ?) RETURNING *"
        return Timer(*self._db.execute(insert, (action, subject, due_at)).fetchall()[0])

    def timers(self) -> list[Timer]:
        return [Timer(*row) for row in self._db.execute("SELECT * FROM timers ORDER BY id")]

    def drop_timer(self, timer: Timer) -> bool:
        """Delete a timer, and return whether it existed."""
        return bool(self._db.execute("DELETE FROM timers WHERE id = ?", (timer.id,)).rowcount)

    def add_delivery(self, url: str, event: str, due_at: int) -> Delivery:
        insert = "INSERT INTO deliveries (url, event, due_at) VALUES (?, ?, ?) RETURNING *"
        return Delivery(*self._db.execute(insert, (url, event, due_at)).fetchall()[0])

    def keep_event(self, url: str, event: str) -> None:
        """Store an event, so that it can be sent again after it was delivered or given up."""
        self._db.execute("INSERT INTO events (url, event, created_at) VALUES (?, ?, ?)", (url, event, now_ms()))

    def events_since(self, moment: int) -> list[tuple[str, str]]:
        """Return the destination and the event, for each created since ``moment`` (milliseconds since 1970)."""
        rows = self._db.execute("SELECT url, event FROM events WHERE created_at >= ? ORDER BY id", (moment,))
        return [(row["url"], row["event"]) for row in rows]

    def deliveries(self) -> list[Delivery]:
        return [Delivery(*row) for row in self._db.execute("SELECT * FROM deliveries ORDER BY id")]

    def postpone(self, delivery: Delivery, *, seconds: float) -> Delivery:
        """Record that a try failed, and the time of the next one."""
        due_at = now_ms() + round(1000 * seconds)
        later = Delivery(delivery.id, delivery.url, delivery.event, delivery.failures + 1, due_at)
        self._db.execute(
            "UPDATE deliveries SET failures = ?, due_at = ? WHERE id = ?", (later.failures, due_at, later.id)
        )
        return later

    def forget(self, delivery: Delivery) -> None:
        """Record that an event was delivered or given up."""
        self._db.execute("DELETE FROM deliveries WHERE id = ?", (delivery.id,))

    def sweep(self) -> None:
        """Delete objects, responses and events that are older than ``KEPT_DAYS``."""
        before = now_ms() - KEPT_DAYS * 86_400_000
        for table in ("objects", "answers", "events"):
            self._db.execute(f"DELETE FROM {table} WHERE created_at < ?", (before,))  # noqa: S608  Constant.
