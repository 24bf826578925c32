"""Secrets of the settings are replaced without an outage: an old value is accepted until it is removed."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx
import jwt
import pytest
from pydantic import SecretStr

from bootstrap.settings.secret_values import MAX_VALUES, values_of
from db.engine import Database
from services import secrets
from services.clock import now
from services.generation.callback_urls import CallbackUrls
from services.providers.kie.callbacks import SIGNATURE_HEADER, TIMESTAMP_HEADER, signature
from settings import Settings
from tests.support import stripe
from tests.support.requests import http_client
from tests.support.serving import Running, running_app
from tests.test_settings import Load, load

__all__ = ["load"]

NEW = "the new secret, with a comma|and more"
OLD = "the old secret ['of' \"32\" bytes]!"
OTHER = "another secret of 32 bytes or so here"
STRIPE_NEW, STRIPE_OLD, STRIPE_OTHER = "whsec_new", "whsec_old", "whsec_other"


def both(new: str, old: str) -> str:
    return json.dumps([new, old])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one", ("one",)),
        ('["new","old"]', ("new", "old")),
        (' [ "new, with a comma", "old" ] '.strip(), ("new, with a comma", "old")),
        ('["only"]', ("only",)),
        ("[plain]", ("[plain]",)),
        ('{"a": "b"}', ('{"a": "b"}',)),
    ],
)
def test_a_json_list_is_several_values_and_any_other_text_is_one(text: str, values: tuple[str, ...]) -> None:
    assert values_of(SecretStr(text)) == values


SEVERAL = {
    "AUTH_JWT_SECRET": ("n" * 32, "o" * 32),
    "KIE_AI_WEBHOOK_HMAC_KEY": ("a, b", "c"),
    "STRIPE_WEBHOOK_SECRET": ("whsec_new", "whsec_old"),
    "METRICS_TOKEN": ("metrics-1", "metrics-2"),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_each_value_is_checked_like_a_single_one(load: Load, name: str) -> None:
    new, old = SEVERAL[name]

    assert values_of(getattr(load(**{name: both(new, old)}), name.lower())) == (new, old)
    for wrong in (
        f'["{new}" "{old}"]',
        f'["{new}", ""]',
        f'["{new}", " {old}"]',
        f'["{new}", 5, "x"]',
        '["a\\u0000b"]',
        f'["{new}", "\\ud800"]',
    ):
        with pytest.raises(Exception, match=f"^Settings: {name}: (several values are|it has a character)") as refused:
            load(**{name: wrong})
        assert new not in str(refused.value)
    with pytest.raises(Exception, match=f"{name}: it has {MAX_VALUES + 1} values; at most {MAX_VALUES} are allowed"):
        load(**{name: json.dumps([new] * (MAX_VALUES + 1))})


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("AUTH_JWT_SECRET", both("n" * 32, "short"), "at least 32 bytes"),
        ("STRIPE_WEBHOOK_SECRET", both("whsec_new", "sk_live_x"), "begins with whsec_"),
        ("METRICS_TOKEN", both("new", "with space"), "no spaces"),
    ],
)
def test_an_old_value_that_cannot_be_is_refused(load: Load, name: str, value: str, complaint: str) -> None:
    with pytest.raises(Exception, match=f"{name}: .*{complaint}"):
        load(**{name: value})


@asynccontextmanager
async def rotated(settings: Settings, **given: str) -> AsyncIterator[tuple[Running, httpx.AsyncClient]]:
    """Run the product with these values of the secrets, and yield it and a client."""
    values = {name: SecretStr(value) for name, value in given.items()}
    async with running_app(settings.model_copy(update={"worker": "off"} | values)) as server, http_client() as http:
        yield server, http


async def statuses(settings: Settings, keys: secrets.Keys, given: Mapping[str, str]) -> dict[str, list[int]]:
    """Return for each secret the statuses of requests with the new, the old and another value."""
    found: dict[str, list[int]] = {}
    async with rotated(settings, **given) as (server, http):

        async def signed_in(secret: str) -> httpx.Response:
            claims = {"sub": "ada", "exp": int(now().timestamp()) + 600}
            token = jwt.encode(claims, secret, algorithm="HS256")
            headers = {"Authorization": f"Bearer {token}"}
            return await http.post(f"{server.url}/graphql", json={"query": "{ viewer { id } }"}, headers=headers)

        async def called_back(key: str) -> httpx.Response:
            url = CallbackUrls(server.url, keys.callback_tokens).address("cre_1", 1)
            at = str(int(now().timestamp()))
            headers = {SIGNATURE_HEADER: signature(key, "a-task", at), TIMESTAMP_HEADER: at}
            return await http.post(url, json={"code": 200, "data": {"taskId": "a-task"}}, headers=headers)

        async def event(secret: str) -> httpx.Response:
            body = json.dumps({"id": "evt_1", "type": "of.another.kind"}).encode()
            headers = {"Stripe-Signature": stripe.signature(body, secret=secret)}
            return await http.post(f"{server.url}/api/payments/stripe", content=body, headers=headers)

        async def scraped(token: str) -> httpx.Response:
            return await http.get(f"{server.url}/metrics", headers={"Authorization": f"Bearer {token}"})

        for name, request, values in (
            ("auth_jwt_secret", signed_in, (NEW, OLD, OTHER)),
            ("kie_ai_webhook_hmac_key", called_back, (NEW, OLD, OTHER)),
            ("stripe_webhook_secret", event, (STRIPE_NEW, STRIPE_OLD, STRIPE_OTHER)),
            ("metrics_token", scraped, ("new", "old", "other")),
        ):
            found[name] = [(await request(value)).status_code for value in values]
    return found


async def test_the_old_value_of_each_secret_is_accepted_until_it_is_removed(
    settings: Settings, database: Database
) -> None:
    cards = settings.model_copy(update={"stripe_secret_key": SecretStr("sk_test_1"), "cards": "test"})
    given = {
        "auth_jwt_secret": both(NEW, OLD),
        "kie_ai_webhook_hmac_key": both(NEW, OLD),
        "stripe_webhook_secret": both(STRIPE_NEW, STRIPE_OLD),
        "metrics_token": both("new", "old"),
    }
    keys = await secrets.load(database)

    during = await statuses(cards, keys, given)
    after = await statuses(cards, keys, {name: json.loads(value)[0] for name, value in given.items()})

    assert during == {name: [200, 200, 401] for name in given}
    assert after == {name: [200, 401, 401] for name in given}
