"""The data that everyone is measured on, written straight into the product's tables on PostgreSQL."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import asyncpg

from db.engine import Database
from db.queries import installation
from services import secrets
from services.events.epoch import scope_of
from services.events.scope import Scope
from services.identity import tokens

USERS = 10_000
GALLERIES = 1000  # The number of users with creations.
CREATIONS = 50  # Of each gallery.
CREDITS = 1_000_000_000
SMALL_USER, LARGE_USER = USERS - 2, USERS - 1
SMALL_GALLERY = 100
AGE = 60  # Minutes: a subscription begins with everything that has ended in the last 15.
WAITING = 20  # Creations of each of as many other users, which are never made: reads must not scan them.
SECRET = "what-the-tokens-of-the-bench-are-signed-with"  # noqa: S105 - of a server on loopback
TOKEN_LIFE = timedelta(hours=6)
SEED_SECONDS = 600.0

_USERS = """
INSERT INTO users (id, subject, email, balance, purchased, granted, used, event_seq, created_at)
SELECT 'usr_' || lpad(n::text, 32, '0'), 'subject-' || lpad(n::text, 32, '0'), NULL, $2, 0, $2, 0, 0, now()
FROM generate_series(0, $1 - 1) n
"""
_GRANTS = """
INSERT INTO credit_transactions (id, user_id, kind, amount, balance_after, description, created_at)
SELECT 'ctx_' || substr(id, 5), id, 'grant', granted, granted, 'Granted for the bench', now() FROM users
"""
_IMAGES = """
INSERT INTO images (id, user_id, storage_key, thumbnail_key, content_type, width, height, byte_size, created_at)
SELECT 'img_' || body, user_id, 'generated/' || body || '.png', 'generated/' || body || '-thumbnail.jpg', 'image/png',
  1024, 1024, 1500000, made_at
FROM gallery
"""
_CREATIONS = """
INSERT INTO image_generation_tasks (id, user_id, status, version, prompt, style, aspect_ratio, resolution,
  output_format, credits_used, input_hash, generated_image_id, generated_image_url, step_at, attempts, kie_attempt,
  asked_at, kie_task_id, called_back_at, "createdAt", "updatedAt", "completedAt")
SELECT 'cre_' || body, user_id, 'success', 6, prompt, 'none', 'auto', '1K',
  'png', 20, md5(body), 'img_' || body, 'generated/' || body || '.png', made_at, 0, 1, made_at,
  'task-' || body, made_at, made_at, made_at, made_at
FROM gallery
"""
_WAITING = """
INSERT INTO image_generation_tasks (id, user_id, status, version, prompt, style, aspect_ratio, resolution,
  output_format, credits_used, input_hash, step, step_at, due_at, attempts, kie_attempt, "createdAt", "updatedAt")
SELECT 'cre_' || body, user_id, 'waiting', 1, prompt, 'none', 'auto', '1K',
  'png', 20, md5(body), 'submit', made_at, made_at, 0, 0, made_at, made_at
FROM gallery
"""
_END = """
UPDATE image_generation_tasks SET status = 'canceled', step = NULL, due_at = NULL, "completedAt" = now()
WHERE step IS NOT NULL AND "createdAt" > $1
"""
# The player of events numbers each user's from 1.
_FORGET = "DELETE FROM events; UPDATE users SET event_seq = 0 WHERE event_seq > 0"
# One row for each creation of users $1 to $2, $3 of each; the bodies of their ids rise with time.
_GALLERY = """
CREATE TEMPORARY TABLE gallery AS
SELECT 'usr_' || lpad(u::text, 32, '0') AS user_id, lpad(n::text, 12, '0') || lpad(u::text, 20, '0') AS body,
  'a cat, number ' || n || ', on a bicycle in the rain; oil on canvas, with a great many fine details' AS prompt,
  now() - make_interval(mins => {each} - n + {age}) AS made_at
FROM generate_series({first}, {last}) u, generate_series(1, {each}) n
"""


@dataclass(frozen=True, slots=True)
class Seed:
    """How much is there: ``large`` creations of one user, besides everyone's."""

    large: int


async def seed(database_url: str, wanted: Seed) -> None:
    """Fill an empty, migrated database.

    Foreign keys are not checked meanwhile: all of the rows are made here, and fit.
    """
    connection = await connect(database_url)
    try:
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(_USERS, USERS, CREDITS)
        await connection.execute(_GRANTS)
        await _fill(connection, 0, GALLERIES - 1, CREATIONS, _IMAGES, _CREATIONS)
        await _fill(connection, GALLERIES, 2 * GALLERIES - 1, WAITING, _WAITING)
        await _fill(connection, SMALL_USER, SMALL_USER, SMALL_GALLERY, _IMAGES, _CREATIONS)
        await _fill(connection, LARGE_USER, LARGE_USER, wanted.large, _IMAGES, _CREATIONS)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


async def _fill(connection: asyncpg.Connection, first: int, last: int, each: int, *statements: str) -> None:
    await connection.execute(_GALLERY.format(first=first, last=last, each=each, age=AGE))
    for statement in statements:
        await connection.execute(statement)
    await connection.execute("DROP TABLE gallery")


async def end_generations(database_url: str, since: datetime) -> None:
    """End the generations started since, so that the next work has the same state, and analyze the tables again."""
    connection = await connect(database_url)
    try:
        await connection.execute(_END, since)
        await connection.execute(_FORGET)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


async def connect(database_url: str) -> asyncpg.Connection:
    host, name = server_of(database_url)
    return await asyncpg.connect(host=host, user="postgres", database=name, command_timeout=SEED_SECONDS)


def server_of(database_url: str) -> tuple[str, str]:
    """Return the folder of the server's socket, and the database's name."""
    parts = urlsplit(database_url)
    return parse_qs(parts.query)["host"][0], parts.path.strip("/")


def token_of(user: int) -> str:
    """Return the token of the user with this number."""
    return tokens.issue(SECRET.encode(), f"subject-{user:032d}", lifetime=TOKEN_LIFE)[0]


def run_seed(database_url: str, wanted: Seed) -> datetime:
    """Fill the database as ``seed`` does, and return when that was done."""
    asyncio.run(seed(database_url, wanted))
    return datetime.now(UTC)


def set_event_numbers(database_url: str, newest: int) -> None:
    """Set the number of the newest event of every user."""
    asyncio.run(_set_event_numbers(database_url, newest))


async def _set_event_numbers(database_url: str, newest: int) -> None:
    connection = await connect(database_url)
    try:
        await connection.execute("UPDATE users SET event_seq = $1", newest)
    finally:
        await connection.close()


async def scope_and_seal(database_url: str) -> tuple[Scope, bytes]:
    """Return the scope of the messages of an installation that has been started, and the key that seals them."""
    database = Database(database_url)
    try:
        keys = await secrets.load(database)
        return scope_of(await installation.read(database)), keys.messages.newest
    finally:
        await database.close()
