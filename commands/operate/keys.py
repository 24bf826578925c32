"""The commands ``keys list`` and ``keys rotate``."""

import hashlib
from datetime import datetime

from msgspec import Struct

import settings as configuration
from bootstrap.settings.secret_values import values_of
from commands.operate.access import console, print_done, print_json, run
from db.queries import secrets as secret_queries
from db.queries.secrets import RootKeyRecord
from services import secrets
from services.clock import now
from services.operators.actions import keys
from services.operators.audit import Done, OperatorServices, read_after
from services.operators.operators import Operator

SETTINGS = ("auth_jwt_secret", "kie_ai_webhook_hmac_key", "stripe_webhook_secret", "metrics_token")
"""The settings that may have several values."""


class ShownKey(Struct, frozen=True, kw_only=True):
    """A root key as it is printed: ``fingerprint`` is a part of its SHA-256, to compare it with a backup's."""

    number: int
    fingerprint: str
    state: str
    created_at: datetime
    signs_from: datetime
    accepted_until: datetime | None


def show(*, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> list[ShownKey]:
        return _shown(await secret_queries.read_root_keys(services.database), now())

    found, loaded = run(read), configuration.load()
    counts = {name.upper(): len(values_of(getattr(loaded, name))) for name in SETTINGS}
    if as_json:
        print_json({"rootKeys": found, "settings": counts})
        return
    for key in found:
        until = "" if key.accepted_until is None else f", accepted until {_text(key.accepted_until)}"
        console.print(
            f"root key {key.number} ({key.fingerprint}): {key.state}, created {_text(key.created_at)},"
            f" signs from {_text(key.signs_from)}{until}"
        )
    for name, count in counts.items():
        console.print(f"{name}: {'not set' if not count else '1 value' if count == 1 else f'{count} values'}")


def rotate(reason: str, key: str | None, *, revoke: bool, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        return await keys.rotate(services, operator, reason=reason, key=key, revoke=revoke)

    done = run(work)
    after = read_after(done)
    number = max(after, key=int)
    signs_from = datetime.fromisoformat(after[number]["signsFrom"])
    print_done(done, f"Root key {number} signs from {_text(signs_from)} on.", as_json=as_json)
    if as_json:
        return
    for older, times in after.items():
        if (until := times["acceptedUntil"]) is not None and datetime.fromisoformat(until) > now():
            console.print(f"Root key {older} is accepted until {_text(datetime.fromisoformat(until))}.")


def _shown(found: list[RootKeyRecord], moment: datetime) -> list[ShownKey]:
    signing = secrets.signing_key(found, moment) if found else None
    return [
        ShownKey(
            number=key.number,
            fingerprint=hashlib.sha256(key.value).hexdigest()[:12],
            state=_state(key, signing, moment),
            created_at=key.created_at,
            signs_from=key.signs_from,
            accepted_until=key.accepted_until,
        )
        for key in found
    ]


def _state(key: RootKeyRecord, signing: RootKeyRecord | None, moment: datetime) -> str:
    if key is signing:
        return "signing"
    if key.signs_from > moment:
        return "planned"
    return "accepted" if key.is_accepted(moment) else "expired"


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
