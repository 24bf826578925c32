"""The account's tasks, credits and pending callbacks, stored in SQLite."""

import sqlite3
import time
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sandbox.kie.requests import TaskRequest
from sandbox.kie.wire import Refused
from sandbox.script import Failure
from sandbox.state import open_state, transaction

MAX_RUNNING = 500
KEPT_DAYS = 60
MAX_CREDITS = 1_000_000_000

_WAITING_SHARE = 0.3  # The part of a task's duration that it waits in the queue.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- A column of this type keeps fractions too.
    credits INTEGER NOT NULL CHECK (credits >= 0)
);
CREATE TABLE IF NOT EXISTS tasks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    param TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'success', 'fail')),
    reserved INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    completed_at INTEGER,
    result TEXT,
    fail_code TEXT,
    fail_message TEXT
);
CREATE INDEX IF NOT EXISTS running_tasks ON tasks (number) WHERE state = 'running';
CREATE TABLE IF NOT EXISTS callbacks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    failures INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS refusals (
    code INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS failing_models (
    model TEXT PRIMARY KEY,
    failure TEXT NOT NULL,
    tasks INTEGER CHECK (tasks > 0)
);
"""
_DECIMALS = 4  # Of credits; the rest is an error of floating point.
_TASK = "id, param, state, reserved, created_at, due_at, completed_at, result, fail_code, fail_message"


def now_ms() -> int:
    """Return the current time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """One stored task. Times are in milliseconds since 1970."""

    id: str
    request: TaskRequest
    ended: str | None  # "success" or "fail".
    reserved: float  # Credits; 0 after a refund.
    created_at: int
    due_at: int
    completed_at: int | None
    result: str | None  # The paths of the pictures in ``Files``, one in each line.
    failure: Failure | None

    @property
    def starts_at(self) -> int:
        """The time at which the task leaves the queue."""
        return round(self.created_at + (self.due_at - self.created_at) * _WAITING_SHARE)

    @property
    def results(self) -> list[str]:
        """The paths of the pictures in ``Files``."""
        return [] if self.result is None else self.result.split("\n")

    def state(self, now: int) -> str:
        """Return the task's state, with Kie.ai's names."""
        return self.ended or ("waiting" if now < self.starts_at else "generating")

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Self:
        return cls(
            id=row["id"],
            request=TaskRequest.from_param(row["param"]),
            ended=None if row["state"] == "running" else row["state"],
            reserved=row["reserved"],
            created_at=row["created_at"],
            due_at=row["due_at"],
            completed_at=row["completed_at"],
            result=row["result"],
            failure=None if row["fail_code"] is None else Failure(row["fail_code"], row["fail_message"]),
        )


@dataclass(frozen=True, slots=True)
class Callback:
    """One undelivered callback."""

    id: int
    task_id: str
    failures: int
    due_at: int


class Tasks:
    """The database, for one process at a time and only for the thread that opened it.

    Raises:
        StateUnusable: another process still uses it after ``LOCK_SECONDS``, or it cannot be written.
    """

    def __init__(self, path: Path, *, credits: int) -> None:
        """Open the database; ``credits`` is the balance of a new account."""
        self._db = open_state(path, _SCHEMA)
        self._db.execute("INSERT OR IGNORE INTO account (id, credits) VALUES (1, ?)", (credits,))

    def close(self) -> None:
        self._db.close()

    def create(self, request: TaskRequest, *, seconds: float) -> Task:
        """Reserve the credits and insert the task, which takes about ``seconds``.

        Raises:
            Refused: there are too few credits, or too many running tasks; no row was written.
        """
        task_id, now = uuid.uuid4().hex, now_ms()
        # Between 0.8 and 1.2 times ``seconds``, derived from the id.
        duration = round(1000 * seconds * (0.8 + 0.4 * int(task_id[:8], 16) / 0xFFFFFFFF))
        with transaction(self._db):
            if self._number("SELECT count(*) FROM tasks WHERE state = 'running'") >= MAX_RUNNING:
                raise Refused(429, "Too many tasks are running. Please try again later.", status=429)
            charged = self._db.execute(
                f"UPDATE account SET credits = round(credits - ?, {_DECIMALS}) WHERE credits >= ?",  # noqa: S608
                (request.cost, request.cost),
            )
            if not charged.rowcount:
                raise Refused(402, "Credits insufficient. Please top up to continue.")
            self._db.execute(
                "INSERT INTO tasks (id, param, state, reserved, created_at, due_at) VALUES (?, ?, 'running', ?, ?, ?)",
                (task_id, request.param, request.cost, now, now + duration),
            )
        return Task(task_id, request, None, request.cost, now, now + duration, None, None, None)

    def by_id(self, task_id: str) -> Task | None:
        row = self._db.execute(f"SELECT {_TASK} FROM tasks WHERE id = ?", (task_id,)).fetchone()  # noqa: S608  Constant.
        return None if row is None else Task.from_row(row)

    def all(self) -> list[Task]:
        """Return all stored tasks in their order of creation."""
        return self._tasks(f"SELECT {_TASK} FROM tasks ORDER BY number")  # noqa: S608  Constant.

    def running(self) -> list[Task]:
        return self._tasks(f"SELECT {_TASK} FROM tasks WHERE state = 'running' ORDER BY number")  # noqa: S608  Constant.

    def finish(self, task: Task, outcome: str | Failure) -> list[Callback]:
        """End a task with its picture's path or a failure, which refunds the credits; return the callbacks to send.

        A task ends once: a second call changes nothing and returns no callbacks.
        """
        now = now_ms()
        failure = outcome if isinstance(outcome, Failure) else None
        with transaction(self._db):
            ended = self._db.execute(
                "UPDATE tasks SET state = ?, completed_at = ?, result = ?, fail_code = ?, fail_message = ?,"
                " reserved = ? WHERE id = ? AND state = 'running'",
                (
                    "success" if failure is None else "fail",
                    now,
                    outcome if failure is None else None,
                    failure and failure.code,
                    failure and failure.message,
                    task.reserved if failure is None else 0,
                    task.id,
                ),
            )
            if not ended.rowcount:
                return []
            if failure is not None:
                refund = f"UPDATE account SET credits = round(credits + ?, {_DECIMALS})"  # noqa: S608  Constant.
                self._db.execute(refund, (task.reserved,))
            copies = task.request.script.callbacks if task.request.callback_url is not None else 0
            insert = "INSERT INTO callbacks (task_id, due_at) VALUES (?, ?) RETURNING id, task_id, failures, due_at"
            return [Callback(**dict(*self._db.execute(insert, (task.id, now)).fetchall())) for _ in range(copies)]

    def undelivered_callbacks(self) -> list[Callback]:
        rows = self._db.execute("SELECT id, task_id, failures, due_at FROM callbacks ORDER BY id")
        return [Callback(**dict(row)) for row in rows]

    def postpone(self, callback: Callback, *, seconds: float) -> Callback:
        """Record that a try failed, and the time of the next one."""
        later = Callback(callback.id, callback.task_id, callback.failures + 1, now_ms() + round(1000 * seconds))
        self._db.execute(
            "UPDATE callbacks SET failures = ?, due_at = ? WHERE id = ?", (later.failures, later.due_at, later.id)
        )
        return later

    def forget(self, callback: Callback) -> None:
        """Record that a callback was delivered or given up."""
        self._db.execute("DELETE FROM callbacks WHERE id = ?", (callback.id,))

    def balance(self) -> float:
        """Return the account's credits."""
        return float(self._db.execute("SELECT credits FROM account").fetchone()[0])

    def set_balance(self, credits: int) -> None:
        self._db.execute("UPDATE account SET credits = ?", (credits,))

    def count_refusal(self, code: int) -> None:
        self._db.execute(
            "INSERT INTO refusals (code, count) VALUES (?, 1) ON CONFLICT DO UPDATE SET count = count + 1", (code,)
        )

    def refusal_counts(self) -> dict[str, int]:
        """Return the number of refused calls of createTask, by the response's code."""
        return {str(code): count for code, count in self._db.execute("SELECT code, count FROM refusals ORDER BY code")}

    def set_failure(self, model: str, failure: str | None, *, tasks: int | None) -> None:
        """Let the next ``tasks`` tasks of a model fail, or all if that is None; without a ``failure``, none."""
        self._db.execute("DELETE FROM failing_models WHERE model = ?", (model,))
        if failure is not None:
            self._db.execute("INSERT INTO failing_models VALUES (?, ?, ?)", (model, failure, tasks))

    def failing_models(self) -> dict[str, dict[str, object]]:
        """Return the failures that were set, by model, with the number of tasks that are still to fail."""
        rows = self._db.execute("SELECT model, failure, tasks FROM failing_models ORDER BY model")
        return {model: {"failure": failure, "tasks": tasks} for model, failure, tasks in rows}

    def take_failure(self, model: str, kinds: Collection[str]) -> str | None:
        """Return the failure that was set for a model if it is one of ``kinds``, and count it."""
        row = self._db.execute("SELECT failure, tasks FROM failing_models WHERE model = ?", (model,)).fetchone()
        if row is None or row["failure"] not in kinds:
            return None
        if row["tasks"] == 1:
            self._db.execute("DELETE FROM failing_models WHERE model = ?", (model,))
        else:
            self._db.execute("UPDATE failing_models SET tasks = tasks - 1 WHERE model = ?", (model,))
        return str(row["failure"])

    def sweep(self) -> None:
        """Delete ended tasks that Kie.ai would have deleted by now."""
        before = now_ms() - KEPT_DAYS * 86_400_000
        self._db.execute("DELETE FROM tasks WHERE state <> 'running' AND created_at < ?", (before,))

    def _tasks(self, query: str, parameters: Sequence[object] = ()) -> list[Task]:
        return [Task.from_row(row) for row in self._db.execute(query, parameters)]

    def _number(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])
