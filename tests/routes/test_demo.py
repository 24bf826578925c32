"""Demo sign-in: for the sandbox alone, and only if no identity provider is configured."""

import pytest
from pydantic import SecretStr

from services.identity import tokens
from settings import Settings
from tests.schema.people import Person
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import Running, running_app

pytestmark = pytest.mark.embedded


def sandboxed(settings: Settings, kie: FakeKie, **changes: object) -> Settings:
    """The product with a sandbox that runs already."""
    return settings.model_copy(update={"kie_ai_api_key": None, "sandbox_url": kie.url, "worker": "off", **changes})


async def test_each_demo_sign_in_makes_a_new_user(settings: Settings, kie: FakeKie) -> None:
    async with running_app(sandboxed(settings, kie)) as server, http_client() as http:
        answers = [await http.post(f"{server.url}/auth/demo") for _ in range(2)]

        users = []
        for answer in answers:
            body = answer.json()
            assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
            assert set(body) == {"token", "expiresAt", "userId", "sandbox"}
            assert body["sandbox"] is True
            viewer = await Person(server.url, body["token"], http).ask("{ viewer { id } credit { balance } sandbox }")
            assert viewer == {"viewer": {"id": body["userId"]}, "credit": {"balance": 100}, "sandbox": True}
            users.append(body["userId"])
        assert users[0] != users[1]
        assert (await http.get(f"{server.url}/auth/demo")).status_code == 405


async def test_with_a_real_kie_there_is_no_demo_sign_in(server: Running) -> None:
    async with http_client() as http:
        assert (await http.post(f"{server.url}/auth/demo")).status_code == 404


async def test_where_another_signs_tokens_there_is_no_demo_sign_in(settings: Settings, kie: FakeKie) -> None:
    secret = "x" * 32
    signed_elsewhere = sandboxed(settings, kie, auth_jwt_secret=SecretStr(secret))
    async with running_app(signed_elsewhere) as server, http_client() as http:
        assert (await http.post(f"{server.url}/auth/demo")).status_code == 404

        own, _ = tokens.issue(secret.encode(), "ada", lifetime=settings.event_retention)
        assert (await Person(server.url, own, http).ask("{ sandbox }")) == {"sandbox": True}
        of_the_installation = Person(server.url, await server.token("ada"), http)
        assert await of_the_installation.refused("{ viewer { id } }") == ["UNAUTHENTICATED"]
