"""Sign-in of operators: fresh tokens of listed subjects, or with an exact claim; no others, and off by default."""

import time
from contextlib import AsyncExitStack
from typing import Any

import pytest

from services.operators.operators import ClaimRule, OperatorPolicy, Role
from settings import Settings
from tests.conftest import QUICK
from tests.operate.conftest import Office, Staff, signed
from tests.schema.people import Person
from tests.support.cases import in_turn
from tests.support.requests import http_client
from tests.support.serving import Running, running_app

# Tokens and roles do not depend on the installation.
pytestmark = pytest.mark.embedded

ME = "{ operator { actor role creditsPerDay creditsGivenToday } }"


async def test_without_operators_there_is_no_operator_api(server: Running) -> None:
    async with http_client() as http:
        response = await http.post(f"{server.url}/operate/graphql", json={"query": "{ __typename }"})

    assert response.status_code == 404


async def test_each_role_signs_in_with_its_limit(boss: Staff, helper: Staff) -> None:
    assert (await boss.ask(ME))["operator"] == {
        "actor": "boss",
        "role": "ADMIN",
        "creditsPerDay": 20_000,
        "creditsGivenToday": 0,
    }
    assert (await helper.ask(ME))["operator"] | {"creditsGivenToday": 0} == {
        "actor": "helper",
        "role": "SUPPORT",
        "creditsPerDay": 100,
        "creditsGivenToday": 0,
    }


@in_turn(
    ("others", "code"),
    [
        ({"iat": None}, "UNAUTHENTICATED"),
        ({"iat": int(time.time()) - 3700}, "UNAUTHENTICATED"),
        ({"iss": "https://other.example"}, "UNAUTHENTICATED"),
        ({"aud": "another"}, "UNAUTHENTICATED"),
        ({"exp": 1}, "UNAUTHENTICATED"),
        ({"sub": "ada"}, "FORBIDDEN"),
        ({"sub": "cli:root", "app_metadata": {"role": "atelier-admin"}}, "FORBIDDEN"),
    ],
)
async def test_no_other_token_opens_it(office: Office, others: dict[str, Any], code: str) -> None:
    staff = await office.staff("boss", **others)

    response = await staff.post(ME)

    assert response.status_code == {"UNAUTHENTICATED": 401, "FORBIDDEN": 403}[code]
    assert [error["extensions"]["code"] for error in response.json()["errors"]] == [code]


async def test_requests_without_a_token_are_refused(office: Office) -> None:
    async with http_client() as http:
        stranger = Staff(office.url, None, http)
        assert (await stranger.post(ME)).status_code == 401
        assert await stranger.refused("{ __schema { types { name } } }") == ["UNAUTHENTICATED"]


async def test_demo_users_are_no_operators(office: Office) -> None:
    async with http_client() as http:
        assert (await http.post(f"{office.url}/auth/demo")).status_code == 404


async def test_an_exact_claim_gives_a_role(office_settings: Settings) -> None:
    rules = "/app_metadata/role=atelier-admin:admin,/https:~1~1id.example~1roles=helpers:support"
    given = office_settings.model_copy(update={"operator_claims": rules})
    async with running_app(given, timings=QUICK) as server, AsyncExitStack() as clients:
        office = Office(server.url, server.settings, clients)
        admin = await office.staff("x", app_metadata={"role": "atelier-admin"})
        support = await office.staff("y", **{"https://id.example/roles": ["users", "helpers"]})
        assert (await admin.ask(ME))["operator"]["role"] == "ADMIN"
        assert (await support.ask(ME))["operator"]["role"] == "SUPPORT"
        for others in (
            {"app_metadata": {"role": "atelier-admins"}},
            {"app_metadata": {"role": {"atelier-admin": True}}},
            {"app_metadata": "atelier-admin"},
            {"user_metadata": {"role": "atelier-admin"}},
            {"https://id.example/roles": "helpers, users"},
        ):
            assert await (await office.staff("z", **others)).refused(ME) == ["FORBIDDEN"], others


def test_a_listed_role_comes_before_that_of_a_claim() -> None:
    rule = ClaimRule(("role",), "a", Role.ADMIN)
    policy = OperatorPolicy(listed={"helper": Role.SUPPORT}, claims=(rule,))

    assert policy.role_of("helper", {"role": "a"}) is Role.SUPPORT
    assert policy.role_of("other", {"role": "a"}) is Role.ADMIN
    assert policy.role_of("other", {}) is None


async def test_other_origins_never_open_it(office_settings: Settings) -> None:
    given = office_settings.model_copy(update={"cors_origins": frozenset({"*"})})
    preflight = {
        "Origin": "https://app.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    async with running_app(given, timings=QUICK) as server, http_client() as http:
        public = await http.options(f"{server.url}/graphql", headers=preflight)
        own = await http.options(f"{server.url}/operate/graphql", headers=preflight)
        slash = await http.options(f"{server.url}/operate/graphql/", headers=preflight)
        asked = await http.post(
            f"{server.url}/operate/graphql",
            json={"query": ME},
            headers={"Origin": "https://app.example", "Authorization": f"Bearer {signed('boss')}"},
        )

    assert public.headers["access-control-allow-origin"] == "*"
    assert own.status_code == slash.status_code == 405
    for response in (own, slash, asked):
        assert not [name for name in response.headers if name.startswith("access-control-")]


async def test_a_blocked_account_is_no_operator(boss: Staff, office: Office) -> None:
    chief = await office.staff("chief")
    account = await office.customer("chief")
    assert (await chief.ask(ME))["operator"]["role"] == "ADMIN"

    payload = await boss.payload(
        "mutation ($input: BlockUserInput!) { blockUser(input: $input) { errors { code } } }",
        userId=await office.id_of(account),
        reason="left the company",
    )

    assert payload["errors"] == []
    assert await chief.refused(ME) == ["ACCOUNT_BLOCKED"]


async def test_operators_are_no_users_of_the_product_by_their_role(ada: Person, boss: Staff) -> None:
    assert await ada.refused("{ operator { actor } }") == ["BAD_USER_INPUT"]
    assert await boss.refused("{ viewer { id } }") == ["BAD_USER_INPUT"]
