"""An installation with operators: two admins and one of support, with tokens as an identity provider signs them."""

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import jwt
import pytest
from pydantic import SecretStr

from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import Json, Person, Socket, open_socket
from tests.support.requests import http_client
from tests.support.serving import running_app

SECRET = "an identity provider signs with this in all tests of operators"
ISSUER, AUDIENCE = "https://id.example", "atelier"
REASON = "a test needs it"

ENTRY = """entry {
  id createdAt actor role action outcome subjectId userId reason request idempotencyKey credits entryId before after
  refusal requestId
}"""
PAYLOAD = f"{ENTRY} replayed errors {{ code message path }}"


def action(name: str, input_type: str) -> str:
    return f"mutation ($input: {input_type}!) {{ {name}(input: $input) {{ {PAYLOAD} }} }}"


GRANT = action("grantCredits", "GrantCreditsInput")
DEDUCT = action("deductCredits", "DeductCreditsInput")
SETTLE = action("settleDebt", "SettleDebtInput")
GOODWILL = action("giveGoodwill", "GiveGoodwillInput")
BLOCK = action("blockUser", "BlockUserInput")
UNBLOCK = action("unblockUser", "UnblockUserInput")
REQUEUE = action("requeueGeneration", "GenerationActionInput")
CANCEL_ANY = action("cancelGeneration", "GenerationActionInput")
PAUSE = action("pauseModel", "ModelActionInput")
RESUME = action("resumeModel", "ModelActionInput")
REVEAL = f"""mutation ($input: GenerationActionInput!) {{
  revealCreation(input: $input) {{
    creation {{ id prompt negativePrompt originalImageUrls generatedImageUrl }}
    {ENTRY} errors {{ code message path }}
  }}
}}"""


def claims(subject: str, **others: Any) -> dict[str, Any]:
    moment = int(time.time())
    return {"sub": subject, "iss": ISSUER, "aud": AUDIENCE, "iat": moment, "exp": moment + 600} | others


def signed(subject: str, **others: Any) -> str:
    """Return a token; a claim that is None is left out."""
    given = {name: value for name, value in claims(subject, **others).items() if value is not None}
    return jwt.encode(given, SECRET, algorithm="HS256")


@dataclass
class Staff(Person):
    """An operator, at the operator API."""

    async def post(self, document: str, **variables: object) -> httpx.Response:
        headers = {} if self.token is None else {"Authorization": f"Bearer {self.token}"}
        body = {"query": document, "variables": variables}
        return await self.http.post(f"{self.url}/operate/graphql", json=body, headers=headers)

    @asynccontextmanager
    async def live(self) -> AsyncIterator[Socket]:
        """Open a socket of the operator API that is acknowledged."""
        async with open_socket(f"{self.url}/operate") as socket:
            await socket.initialise(self.token)
            yield socket

    async def do(self, document: str, **given: object) -> Json:
        """Do an action, and return its entry of the audit."""
        payload = await self.payload(document, **{"reason": REASON} | given)
        assert payload["errors"] == []
        entry: Json = payload["entry"]
        return entry

    async def is_refused(self, document: str, **given: object) -> Json:
        """Try an action, and return its refusal."""
        payload = await self.payload(document, **{"reason": REASON} | given)
        assert payload["entry"] is None
        (refusal,) = payload["errors"]
        return dict(refusal)


@dataclass
class Office:
    """A running product with operators; ``url`` is its address."""

    url: str
    settings: Settings
    _clients: AsyncExitStack = field(repr=False)

    async def _http(self) -> httpx.AsyncClient:
        return await self._clients.enter_async_context(http_client())

    async def staff(self, subject: str, **others: Any) -> Staff:
        return Staff(self.url, signed(subject, **others), await self._http())

    async def customer(self, subject: str, **others: Any) -> Person:
        """Return a user of the product with an account."""
        person = Person(self.url, signed(subject, **others), await self._http())
        await person.balance()
        return person

    async def id_of(self, person: Person) -> str:
        return str((await person.ask("{ viewer { id } }"))["viewer"]["id"])


@pytest.fixture
def office_settings(settings: Settings) -> Settings:
    return settings.model_copy(
        update={
            "auth_jwt_secret": SecretStr(SECRET),
            "auth_issuer": ISSUER,
            "auth_audience": AUDIENCE,
            "operators": "boss:admin,chief:admin,helper:support",
            "operator_support_credits_per_day": 100,
        }
    )


@pytest.fixture
async def office(office_settings: Settings) -> AsyncIterator[Office]:
    async with running_app(office_settings, timings=QUICK) as server, AsyncExitStack() as clients:
        yield Office(server.url, server.settings, clients)


@pytest.fixture
async def boss(office: Office) -> Staff:
    return await office.staff("boss")


@pytest.fixture
async def helper(office: Office) -> Staff:
    return await office.staff("helper")


@pytest.fixture
async def ada(office: Office) -> Person:
    return await office.customer("ada", email="Ada.Lovelace@Example.org")


@pytest.fixture
async def ada_id(office: Office, ada: Person) -> str:
    return await office.id_of(ada)
