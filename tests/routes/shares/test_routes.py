"""Shares over HTTP: a page for everybody who has the address, until its owner or an operator ends it."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import delete, func, insert, select

from bootstrap.factories import storage_of
from db.engine import Database
from db.models import Erasure, PersonErasure, Share, User, UserBlock
from db.models.privacy import ErasureState
from db.queries import shares as share_queries
from services import secrets
from services.clock import now
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import DecodersBusy
from services.media.formats.provenance import AI_MADE
from services.media.storage.base import Storage
from services.shares.checking import check_shares
from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import DELETE, UNKNOWN, Json, Person, person
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.support.waiting import until

ERROR = "__typename ... on UserError { code message path }"
SHARED = "{ id url imageUrl creationId showPrompt indexable createdAt }"
SHARE = f"""mutation ($input: ShareCreationInput!) {{
  shareCreation(input: $input) {{
    share {SHARED}
    errors {{
      {ERROR} ... on WrongState {{ status }} ... on TooManyShares {{ maximum }} ... on RateLimited {{ retryAfter }}
      ... on ShareUnavailable {{ retryAfter }}
    }}
  }}
}}"""
REVOKE = f"""mutation ($input: RevokeShareInput!) {{
  revokeShare(input: $input) {{ revokedId errors {{ {ERROR} }} }}
}}"""
PROMPT = 'a "heron" <script>alert(1)</script> & dawn'

Made = Callable[..., Awaitable[Json]]


def told_picture(width: int = 64, height: int = 48) -> bytes:
    """Return the bytes of a result whose metadata repeat a secret."""
    buffer, info = io.BytesIO(), PngInfo()
    info.add_text("parameters", "a secret of the provider")
    Image.effect_noise((width, height), 90).convert("RGB").save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


@pytest.fixture
async def ada(server: Running) -> AsyncIterator[Person]:
    async with person(server, "ada") as someone:
        yield someone


@pytest.fixture
async def storage(settings: Settings, database: Database) -> AsyncIterator[Storage]:
    async with AsyncExitStack() as stack:
        yield await storage_of(settings, await secrets.load(database), stack)


@pytest.fixture
def made(kie: FakeKie) -> Made:
    """Make a creation of a person with an image."""

    async def make(someone: Person, prompt: str = PROMPT, result: bytes | None = None) -> Json:
        number = len(kie.tasks)
        creation = await someone.created(prompt)
        task = await kie.task(number)
        task.result = told_picture() if result is None else result
        await kie.succeed(task)
        return await someone.ended(creation["id"])

    return make


async def shared(someone: Person, creation: Json, **options: object) -> Json:
    payload = await someone.payload(SHARE, id=creation["id"], **options)
    assert payload["errors"] == []
    share: Json = payload["share"]
    return share


async def refused(someone: Person, creation_id: str) -> Json:
    """Return the error with which sharing a creation is refused."""
    payload = await someone.payload(SHARE, id=creation_id)
    assert payload["share"] is None
    (error,) = payload["errors"]
    return {name: value for name, value in error.items() if name != "message"}


async def rows(database: Database) -> tuple[int, int]:
    """Return the numbers of shares and of planned deletions."""
    async with database.read() as connection:
        counts = [await connection.scalar(select(func.count()).select_from(table)) for table in (Share, Erasure)]
    return int(counts[0] or 0), int(counts[1] or 0)


async def statuses(someone: Person, share: Json) -> tuple[int, ...]:
    """Return the statuses of a share's page, image and description."""
    embed = f"{someone.url}/oembed"
    answers = (
        await someone.http.get(share["url"]),
        await someone.http.get(share["imageUrl"]),
        await someone.http.get(embed, params={"url": share["url"]}),
    )
    return tuple(answer.status_code for answer in answers)


async def key_of(database: Database, share: Json) -> str:
    async with database.read() as connection:
        return str(await connection.scalar(select(Share.storage_key).where(Share.id == share["id"])))


SHOWN, GONE = (200, 200, 200), (404, 404, 404)


async def test_a_share_has_a_page_an_image_and_a_description_without_an_account(ada: Person, made: Made) -> None:
    creation = await made(ada, result=told_picture(1800, 1200))
    balance = await ada.balance()
    assert (await ada.ask("query ($id: ID!) { creation(id: $id) { share { id } } }", id=creation["id"])) == {
        "creation": {"share": None}
    }

    share = await shared(ada, creation)

    token = share["url"].removeprefix(f"{ada.url}/s/")
    assert len(token) == 32
    assert set(token) <= set("0123456789abcdef")
    assert share | {"id": "", "createdAt": ""} == {
        "id": "",
        "url": f"{ada.url}/s/{token}",
        "imageUrl": f"{ada.url}/s/{token}/image",
        "creationId": creation["id"],
        "showPrompt": False,
        "indexable": False,
        "createdAt": "",
    }
    assert await ada.balance() == balance
    page = await ada.http.get(share["url"])
    assert page.status_code == 200
    assert {name: page.headers.get(name) for name in ("content-type", "cache-control", "x-robots-tag", "vary")} == {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "public, max-age=60",
        "x-robots-tag": "noindex",
        "vary": "Accept-Language",
    }
    assert page.headers["content-security-policy"] == (
        "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    )
    assert "heron" not in page.text
    assert "<script" not in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    assert f'<meta property="og:image" content="{share["imageUrl"]}">' in page.text
    image = await ada.http.get(share["imageUrl"])
    assert image.headers["x-content-type-options"] == "nosniff"
    assert image.headers["cache-control"] == "public, max-age=60"
    assert image.headers["content-type"] == "image/jpeg"
    assert image.headers["content-disposition"] == 'inline; filename="image.jpg"'
    assert AI_MADE.encode() in image.content
    assert b"secret" not in image.content
    assert len(image.content) < 602_000
    opened = Image.open(io.BytesIO(image.content))
    width, height = opened.size
    assert max(width, height) <= 1600
    assert round(width / height, 1) == 1.5
    for name, value in (("width", width), ("height", height)):
        assert f'<meta property="og:image:{name}" content="{value}">' in page.text
    link = page.text.partition('type="application/json+oembed" href="')[2].partition('"')[0].replace("&amp;", "&")
    embed = await ada.http.get(link)
    assert embed.json() == {
        "version": "1.0",
        "type": "photo",
        "title": "An image made with AI",
        "url": share["imageUrl"],
        "width": width,
        "height": height,
        "web_page": share["url"],
        "provider_name": "Atelier",
        "provider_url": ada.url,
        "cache_age": 60,
    }
    small = (await ada.http.get(link, params={"url": share["url"], "maxwidth": "300"})).json()
    assert (small["width"], small["height"]) == (300, int(height * 300 / width))


async def test_requests_for_a_share_may_be_conditional_or_for_headers_only(ada: Person, made: Made) -> None:
    share = await shared(ada, await made(ada), indexable=True)

    for url in (share["url"], share["imageUrl"], f"{ada.url}/oembed?url={share['url']}"):
        whole = await ada.http.get(url)
        head = await ada.http.head(url)
        again = await ada.http.get(url, headers={"If-None-Match": f'"other", W/{whole.headers["etag"]}'})
        other = await ada.http.get(url, headers={"If-None-Match": '"other"'})

        assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", whole.headers["etag"])
        assert head.headers["content-length"] == str(len(whole.content))
        assert (again.status_code, again.content, again.headers["cache-control"]) == (304, b"", "public, max-age=60")
        assert (other.status_code, other.content) == (200, whole.content)
        assert "x-robots-tag" not in whole.headers
    english, chinese = [
        await ada.http.get(share["url"], headers={"Accept-Language": accepted})
        for accepted in ("fr, en;q=0.5, zh;q=0.2", "zh-CN,zh;q=0.9,en;q=0.8")
    ]
    assert '<html lang="en">' in english.text
    assert '<html lang="zh-Hans">' in chinese.text
    assert "由 AI 生成" in chinese.text
    assert english.headers["etag"] != chinese.headers["etag"]
    for query, status in {
        "format=xml": 501,
        "maxwidth=0": 400,
        "maxheight=-1": 400,
        "format=json": 200,
    }.items():
        assert (await ada.http.get(f"{ada.url}/oembed?url={share['url']}&{query}")).status_code == status, query


async def test_sharing_again_returns_the_same_share_with_the_options_given(
    ada: Person, made: Made, database: Database
) -> None:
    creation = await made(ada)
    first = await shared(ada, creation, showPrompt=True)
    page = await ada.http.get(first["url"])
    assert "a &quot;heron&quot; &lt;script&gt;alert(1)&lt;/script&gt; &amp; dawn</figcaption>" in page.text
    assert "<script" not in page.text

    same = await shared(ada, creation)
    changed = await shared(ada, creation, showPrompt=False, indexable=True)

    assert same == first
    assert changed == {**first, "showPrompt": False, "indexable": True}
    page = await ada.http.get(first["url"])
    assert "heron" not in page.text
    assert "noindex" not in page.text
    several = await asyncio.gather(*(shared(ada, creation) for _ in range(3)))
    assert several == [changed] * 3
    other = await made(ada, "another")
    together = await asyncio.gather(*(shared(ada, other, showPrompt=True) for _ in range(3)))
    assert together == [together[0]] * 3
    assert (await rows(database))[0] == 2
    listed = await ada.ask(f"{{ shares(first: 1) {{ totalCount nodes {SHARED} pageInfo {{ endCursor }} }} }}")
    assert listed["shares"]["totalCount"] == 2
    assert listed["shares"]["nodes"] == [together[0]]
    query = f"query ($after: String, $id: ID!) {{ shares(after: $after) {{ nodes {SHARED} }} node(id: $id) {{ id }} }}"
    rest = await ada.ask(query, after=listed["shares"]["pageInfo"]["endCursor"], id=first["id"])
    assert rest == {"shares": {"nodes": [changed]}, "node": {"id": first["id"]}}


async def test_only_finished_creations_of_the_viewer_can_be_shared(
    server: Running, ada: Person, made: Made, kie: FakeKie, database: Database
) -> None:
    creation, deleted = await made(ada), await made(ada, "to delete")
    await ada.payload(DELETE, id=deleted["id"])
    failed = await ada.created("to fail")
    await kie.fail(await kie.task(2), "500", "no")
    await ada.ended(failed["id"])
    unfinished = await ada.created("to wait")
    share = await shared(ada, creation)
    before = await rows(database)
    missing = {"__typename": "NotFound", "code": "NOT_FOUND", "path": ["input", "id"]}
    wrong = {"__typename": "WrongState", "code": "WRONG_STATE", "path": ["input", "id"]}

    async with person(server, "bob") as bob:
        assert await refused(bob, creation["id"]) == missing
        revoked = await bob.payload(REVOKE, id=share["id"])
        listed = await bob.ask(
            f"query ($id: ID!) {{ node(id: $id) {{ id }} shares {{ totalCount nodes {SHARED} }} }}", id=share["id"]
        )
    for creation_id in (deleted["id"], f"cre_{UNKNOWN}", "cre_\0", share["id"]):
        assert await refused(ada, creation_id) == missing
    assert await refused(ada, failed["id"]) == wrong | {"status": "FAILED"}
    assert (await refused(ada, unfinished["id"]))["__typename"] == "WrongState"
    nobody = Person(server.url, None, ada.http)
    assert await nobody.refused(SHARE, input={"id": creation["id"]}) == ["UNAUTHENTICATED"]
    assert await nobody.refused("{ shares { totalCount } }") == ["UNAUTHENTICATED"]

    assert (revoked["revokedId"], revoked["errors"][0]["code"]) == (None, "NOT_FOUND")
    assert listed == {"node": None, "shares": {"totalCount": 0, "nodes": []}}
    assert await rows(database) == before
    assert await statuses(ada, share) == SHOWN


async def test_a_revoked_share_is_gone_at_once_in_every_process_and_its_object_soon(
    settings: Settings, server: Running, ada: Person, made: Made, database: Database, storage: Storage
) -> None:
    creation = await made(ada)
    share = await shared(ada, creation)
    key = await key_of(database, share)
    async with running_app(server.settings, timings=QUICK) as other:
        elsewhere = {name: share[name].replace(server.url, other.url) for name in ("url", "imageUrl")}
        assert [(await ada.http.get(url)).status_code for url in elsewhere.values()] == [200, 200]

        revoked = await ada.payload(REVOKE, id=share["id"])

        assert revoked == {"revokedId": share["id"], "errors": []}
        assert [(await ada.http.get(url)).status_code for url in elsewhere.values()] == [404, 404]
    gone = await ada.http.get(share["url"])
    unknown = await ada.http.get(f"{ada.url}/s/{'0' * 32}")
    malformed = await ada.http.get(f"{ada.url}/s/%00")
    assert gone.headers["cache-control"] == "no-store"
    assert gone.headers["x-robots-tag"] == "noindex"
    assert gone.status_code == unknown.status_code == malformed.status_code == 404
    assert gone.content == unknown.content == malformed.content
    assert set(gone.headers) == set(unknown.headers)
    assert await statuses(ada, share) == GONE
    for address in ("https://elsewhere.example/s/0", share["url"].replace("/s/", "/t/"), ""):
        assert (await ada.http.get(f"{ada.url}/oembed", params={"url": address})).status_code == 404

    async def deleted() -> bool:
        return await storage.size(key) is None

    await until(deleted)
    again = await ada.payload(REVOKE, id=share["id"])
    assert again["errors"][0]["code"] == "NOT_FOUND"
    anew = await shared(ada, creation)
    assert anew["url"] != share["url"]
    assert await statuses(ada, anew) == SHOWN


async def test_a_share_ends_with_its_creation_and_while_its_owner_is_blocked_or_erased(
    ada: Person, made: Made, database: Database, storage: Storage
) -> None:
    creation = await made(ada)
    share = await shared(ada, creation)
    key = await key_of(database, share)
    async with database.read() as connection:
        user_id = str(await connection.scalar(select(User.id).where(User.subject == "ada")))
    moment = now()
    block = {"user_id": user_id, "blocked_at": moment, "reason": "spam"}
    erasure = {
        "user_id": user_id,
        "state": ErasureState.REQUESTED,
        "requested_at": moment,
        "waiting_for": "{}",
        "attempts": 0,
        "removed": "{}",
        "remains": "{}",
    }

    # The rows alone, so that no process may rely on what it read before.
    for table, values in ((UserBlock, block), (PersonErasure, erasure)):
        async with database.begin() as connection:
            await connection.execute(insert(table), values)
        assert await statuses(ada, share) == GONE
        async with database.begin() as connection:
            await connection.execute(delete(table).where(table.user_id == user_id))
        assert await statuses(ada, share) == SHOWN

    deleted = await ada.payload(DELETE, id=creation["id"])

    assert deleted["errors"] == []
    assert await statuses(ada, share) == GONE
    assert (await rows(database))[0] == 0

    async def gone() -> bool:
        return await storage.size(key) is None

    await until(gone)


async def test_limits_on_shares_and_on_requests_are_reached(
    settings: Settings, kie: FakeKie, made: Made, database: Database
) -> None:
    few = settings.model_copy(
        update={"shares_per_user": 2, "rate_limit_shares": (3, 3_600), "rate_limit_share_views": (5, 3_600)}
    )
    async with running_app(few, timings=QUICK) as server, person(server, "ada") as ada:
        creations = [await made(ada, f"number {number}") for number in range(3)]
        first = await shared(ada, creations[0])
        second = await shared(ada, creations[1])
        before = await rows(database)

        full = await refused(ada, creations[2]["id"])
        await ada.payload(REVOKE, id=second["id"])
        second = await shared(ada, creations[1])
        await ada.payload(REVOKE, id=second["id"])
        too_fast = await refused(ada, creations[2]["id"])
        answers = [await ada.http.get(first["url"]) for _ in range(5)]
        limited = [
            await ada.http.get(url, headers={"Accept-Language": "zh"})
            for url in (first["url"], first["imageUrl"], f"{ada.url}/oembed?url={first['url']}")
        ]

    assert full == {"__typename": "TooManyShares", "code": "TOO_MANY_SHARES", "path": None, "maximum": 2}
    assert before[0] == 2
    assert too_fast["code"] == "RATE_LIMITED"
    assert (await rows(database))[0] == 1
    assert {answer.status_code for answer in answers} == {200}
    assert [answer.status_code for answer in limited] == [429, 429, 429]
    assert all(int(answer.headers["retry-after"]) > 0 for answer in limited)
    assert "请求过多" in limited[0].text


async def test_a_rendition_is_encrypted_in_storage_and_the_check_knows_it(
    ada: Person, made: Made, database: Database, storage: Storage, tmp_path: Path
) -> None:
    share = await shared(ada, await made(ada))
    image = await ada.http.get(share["imageUrl"])
    key = await key_of(database, share)

    await storage.fetch(key, tmp_path / "object", max_bytes=2**21)

    stored = (tmp_path / "object").read_bytes()
    assert key.startswith("shares/")
    assert len(key) == len("shares/.bin") + 32
    assert share["url"].rpartition("/")[2] not in key
    assert len(stored) == len(image.content) + 16
    assert not any(image.content[start : start + 16] in stored for start in range(0, len(image.content), 16))
    assert [page.faults async for page in check_shares(database, storage)] == [()]
    await storage.delete(key)
    (faults,) = [page.faults async for page in check_shares(database, storage)]
    assert [(fault.difference, fault.key, fault.image_id) for fault in faults] == [("missing", key, share["id"])]


async def test_an_old_copy_of_the_database_brings_no_revoked_share_back(
    server: Running, ada: Person, made: Made, database: Database, storage: Storage
) -> None:
    creation = await made(ada)
    share = await shared(ada, creation, showPrompt=True)
    async with database.read() as connection:
        record = (await share_queries.kept_after(connection, "", limit=2))[0]
    await ada.payload(REVOKE, id=share["id"])

    async def deleted() -> bool:
        return await storage.size(record.storage_key) is None

    await until(deleted)
    async with database.begin() as connection:
        await connection.execute(insert(Share), asdict(record))
    async with running_app(server.settings, timings=QUICK) as restored:
        for end in ("", "/image"):
            assert (await ada.http.get(f"{restored.url}/s/{record.token}{end}")).status_code == 404

        anew = await shared(ada, creation)

    assert anew["url"] != share["url"]
    assert await statuses(ada, anew) == SHOWN
    assert (await rows(database))[0] == 1


async def test_nothing_is_shared_if_the_image_cannot_be_made_or_stored(
    ada: Person, made: Made, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    creation = await made(ada)

    async def busy(*_: Any, **__: Any) -> None:
        raise DecodersBusy("all are busy")

    with monkeypatch.context() as patches:
        patches.setattr(DecoderPool, "inspect", busy)
        error = await refused(ada, creation["id"])

    with monkeypatch.context() as patches:
        patches.setattr("services.shares.shares.MAKE_SECONDS", 0.0)
        late = await refused(ada, creation["id"])

    assert error == {"__typename": "ShareUnavailable", "code": "SHARE_UNAVAILABLE", "path": None, "retryAfter": 10}
    assert late == error
    assert (await rows(database))[0] == 0
    assert await statuses(ada, await shared(ada, creation)) == SHOWN


async def test_views_are_counted_for_pages_that_were_shown(ada: Person, made: Made, database: Database) -> None:
    creation = await made(ada)
    share = await shared(ada, creation)
    for _ in range(3):
        await ada.http.get(share["url"])
    await ada.http.head(share["url"])
    await ada.http.get(share["imageUrl"])
    await ada.http.get(f"{ada.url}/oembed", params={"url": share["url"]})
    tag = (await ada.http.get(share["url"])).headers["etag"]
    await ada.http.get(share["url"], headers={"If-None-Match": tag})

    async def views() -> int:
        answer = await ada.ask("query ($id: ID!) { creation(id: $id) { share { views } } }", id=creation["id"])
        return int(answer["creation"]["share"]["views"])

    async def counted() -> bool:
        return await views() >= 5

    await until(counted)
    assert await views() == 5
