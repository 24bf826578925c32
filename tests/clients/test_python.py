"""``clients/python``: its documents against the schema, its promises against a server, and its wheel."""

import asyncio
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_list_type,
    parse,
    validate,
)
from graphql.type.definition import get_nullable_type
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

import atelier_client
from app import create_app
from atelier_client import (
    AsyncAtelier,
    Atelier,
    Creation,
    ExportFailed,
    GenerationFailed,
    InsufficientCredits,
    InvalidInput,
    NotFound,
    PriceAboveLimit,
    RateLimited,
    Refused,
    RequestFailed,
    SignedOut,
    Unreachable,
    UploadRejected,
    documents,
    records,
)
from atelier_client.records import Record
from cli import VERSION
from settings import Settings
from tests.conftest import QUICK
from tests.faults.tools.lines import Line, Trap
from tests.support.forks import PYTHONPATH
from tests.support.kie import FakeKie, picture
from tests.support.serving import Running, address_of, serving
from tests.support.waiting import until
from transport.server.http_protocol import listening_socket

pytestmark = pytest.mark.embedded

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients" / "python"
SCHEMA = build_schema((ROOT / "schema" / "schema.graphql").read_text())
DOCUMENTS = {name: text for name, text in vars(documents).items() if name.isupper() and not name.startswith("_")}
# The types of the schema whose data has another name in the client.
NAMES = {"Pack": "CreditPack", "Transaction": "CreditTransaction", "Quote": "GenerationQuote", "UploadPlace": "Upload"}
NAMES |= {"Export": "CreationExport"}
NAMES |= {"Failure": "GenerationFailure", "StyleName": "Style", "ModelName": "Model", "PackName": "CreditPack"}
LISTED = ("Creation", "Transaction", "Payment", "Share")
NAMES |= {f"{kind}Page": f"{NAMES.get(kind, kind)}Connection" for kind in LISTED}


@pytest.fixture
async def line(server: Running) -> AsyncIterator[Line]:
    """A connection to the server that tests can cut."""
    async with Line("the client's", ("127.0.0.1", int(server.url.rpartition(":")[2]))) as line:
        yield line


@asynccontextmanager
async def client(url: str, token: str, **options: Any) -> AsyncIterator[AsyncAtelier]:
    async with AsyncAtelier(url, token, **options) as one, asyncio.timeout(120):
        yield one


def test_each_document_is_valid() -> None:
    faults = {name: validate(SCHEMA, parse(text)) for name, text in DOCUMENTS.items() if name != "REFUSAL"}
    assert {name: found for name, found in faults.items() if found} == {}


def test_each_record_has_the_types_and_nulls_of_the_schema() -> None:
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, Record)]
    compared = [
        (kind.__name__, field.name, hint)
        for kind in kinds
        if kind.__name__ not in ("Record", "Page")
        for field in msgspec.structs.fields(kind)
        for hint in [get_type_hints(kind)[field.name]]
        if _described(hint) != _of_schema(NAMES.get(kind.__name__, kind.__name__), field.encode_name)
    ]
    assert compared == []


def _described(hint: Any) -> tuple[bool, bool, str]:
    """Return whether a hint allows None, whether it is a list, and the name of its type in the schema."""
    parts = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    (inner,) = [part for part in parts if part is not NoneType]
    is_list = get_origin(inner) is list
    named = get_args(inner)[0] if is_list else inner
    scalars = {str: "text", int: "Int", bool: "Boolean", datetime: "DateTime"}
    return NoneType in parts, is_list, scalars.get(named) or NAMES.get(named.__name__, named.__name__)


def _of_schema(type_name: str, field_name: str) -> tuple[bool, bool, str]:
    kind = SCHEMA.type_map[type_name]
    assert isinstance(kind, GraphQLObjectType)
    type = kind.fields[field_name].type
    named = get_named_type(type)
    is_text = named.name in ("String", "ID") or (not hasattr(named, "fields") and hasattr(named, "values"))
    return (
        not isinstance(type, GraphQLNonNull),
        is_list_type(get_nullable_type(type)),
        "text" if is_text else named.name,
    )


def test_each_refusal_of_the_schema_is_an_exception_with_its_facts() -> None:
    interface = SCHEMA.type_map["UserError"]
    assert isinstance(interface, GraphQLInterfaceType)
    refusals = {kind.name: set(kind.fields) - set(interface.fields) for kind in SCHEMA.get_possible_types(interface)}
    ours = {
        kind.__name__: {
            msgspec.structs.fields(msgspec.defstruct("_", [name], rename="camel"))[0].encode_name
            for name in kind.__annotations__
        }
        for kind in Refused.__subclasses__()
    }
    assert ours == refusals
    assert all(getattr(atelier_client, name) for name in refusals)


@pytest.mark.scaled
async def test_an_image_is_made_of_a_file_watched_saved_and_listed(
    server: Running, kie: FakeKie, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    (tmp_path / "photo.png").write_bytes(picture())
    progress: list[float] = []
    async with client(server.url, await server.token("ada")) as ada:
        upload = await ada.upload(tmp_path / "photo.png", on_progress=progress.append)
        quote = await ada.quote(style="sty_watercolour", count=2)
        begun = await ada.create(
            "a heron",
            images=[{"uploadId": upload}, picture()],
            style="sty_watercolour",
            aspect_ratio="SQUARE_1_1",
            count=2,
        )
        stages: list[str] = []
        done = [await ada.wait(one.id, on_change=lambda changed: stages.append(changed.stage)) for one in begun]
        image = done[0].generated_image
        assert image is not None
        await ada.download(image, tmp_path / "deep" / "heron.png")
        gallery = [creation async for creation in ada.gallery(status=["SUCCESS"])]
        ledger = [(entry.kind, entry.amount) async for entry in ada.transactions()]
        credits = await ada.credits()
        share = await ada.share(begun[0].id, show_prompt=True)
        same = await ada.share(begun[0].id)
        await ada.download(share.image_url, tmp_path / "shared.png")
        listed = [each async for each in ada.shares()]
        await ada.revoke_share(share.id)
        with pytest.raises(NotFound):
            await ada.revoke_share(share.id)
        rest = [each async for each in ada.shares()]

    assert progress[-1] == 1
    assert (share.creation_id, share.show_prompt, share.indexable, share.views) == (begun[0].id, True, False, 0)
    assert listed == [same] == [share]
    assert rest == []
    assert (tmp_path / "shared.png").stat().st_size > 0
    assert (quote.credits, quote.affordable, quote.model.id) == (40, True, "mdl_nano-banana-pro")
    assert [(one.status, one.aspect_ratio, one.prompt) for one in done] == [("SUCCESS", "SQUARE_1_1", "a heron")] * 2
    assert done[0].group == done[1].group is not None
    assert stages[-1] == "FINISHED"
    assert (tmp_path / "deep" / "heron.png").stat().st_size == image.byte_size
    assert {creation.id for creation in gallery} == {one.id for one in begun}
    assert ledger == [("GENERATION", -20), ("GENERATION", -20), ("GRANT", 100)]
    assert credits.balance == 60


async def test_the_synchronous_client_does_the_same(server: Running, kie: FakeKie, tmp_path: Path) -> None:
    kie.finish_at_once = True
    token = await server.token("ada")

    def session() -> tuple[Creation, list[str], int]:
        with Atelier(server.url, token) as ada:
            (begun,) = ada.create("a heron", images=[picture()])
            done = ada.wait(begun.id)
            assert done.generated_image is not None
            ada.download(done.generated_image, tmp_path / "heron.png")
            share = ada.share(done.id)
            assert list(ada.shares()) == [share]
            ada.revoke_share(share.id)
            assert list(ada.shares()) == []
            events = ada.watch()
            kinds = [next(events).kind]
            events.close()
            with pytest.raises(PriceAboveLimit) as refused:
                ada.create("a heron", max_credits=1)
            assert refused.value.credits == 20
            return done, kinds, ada.credits().balance

    done, kinds, balance = await asyncio.to_thread(session)

    assert (done.status, kinds, balance) == ("SUCCESS", ["SNAPSHOT"], 80)
    assert (tmp_path / "heron.png").exists()


async def test_favourites_are_exported_as_a_file(server: Running, kie: FakeKie, tmp_path: Path) -> None:
    kie.finish_at_once = True
    token = await server.token("ada")

    def session() -> tuple[list[str], list[str]]:
        with Atelier(server.url, token) as ada:
            marked, other = ada.create("a heron", count=2)
            ada.wait(marked.id)
            ada.wait(other.id)
            (shown,) = ada.set_favourite(marked.id)
            assert shown.favourite
            begun = ada.export_creations(filter={"favourite": True}, idempotency_key="mine")
            assert ada.export_creations(filter={"favourite": True}, idempotency_key="mine").id == begun.id
            states = ["PENDING"]
            ready = ada.wait_for_export(begun.id, on_change=lambda changed: states.append(changed.state))
            assert (ready.done, ready.total) == (1, 1)
            ada.download_export(begun.id, tmp_path / "deep" / "favourites.zip")
            assert [one.id for one in ada.gallery(favourite=True)] == [marked.id]
            with pytest.raises(InvalidInput):
                ada.export_creations()
            ada.delete(marked.id)
            with pytest.raises(ExportFailed):
                ada.wait_for_export(begun.id)
            with pytest.raises(ExportFailed):
                ada.download_export(begun.id, tmp_path / "gone.zip")
            return zipfile.ZipFile(tmp_path / "deep" / "favourites.zip").namelist(), states

    names, states = await asyncio.to_thread(session)

    assert (len(names), names[0][10:], names[1]) == (2, "-a-heron.png", "manifest.json")
    assert set(states) == {"PENDING"}
    assert not (tmp_path / "gone.zip").exists()


async def test_a_refusal_is_an_exception_with_its_facts_and_writes_nothing(server: Running, kie: FakeKie) -> None:
    async with client(server.url, await server.token("ada")) as ada:
        with pytest.raises(Refused) as invalid:
            await ada.create("a heron", style="sty_cubism", count=9)
        assert len(await ada.create("a heron", count=4)) == 4
        with pytest.raises(InsufficientCredits) as poor:
            await ada.create("a heron", count=2)
        with pytest.raises(RequestFailed) as malformed:
            await ada.execute("{ nothing }")
        with pytest.raises(InvalidInput, match="must be a JPEG"):
            await ada.upload(b"no picture", content_type="text/plain")
        with pytest.raises(UploadRejected):
            await ada.upload(b"no picture")
        balance = (await ada.credits()).balance

    assert [(refusal.path, refusal.code) for refusal in invalid.value.refusals] == [
        (("input", "count"), "INVALID_INPUT"),
        (("input", "style"), "NOT_FOUND"),
    ]
    assert (poor.value.required, poor.value.balance) == (40, 20)
    assert malformed.value.code == "BAD_USER_INPUT"
    assert balance == 20


async def test_a_failure_is_an_exception_with_the_creation(server: Running, kie: FakeKie) -> None:
    async with client(server.url, await server.token("ada")) as ada:
        (begun,) = await ada.create("a heron")
        await kie.fail(await kie.task(), "422", "flagged")
        with pytest.raises(GenerationFailed) as failed:
            await ada.wait(begun.id)
        assert (await ada.credits()).balance == 100

    assert failed.value.creation.failure.message == str(failed.value)


async def test_a_creation_whose_answer_was_lost_is_charged_once(server: Running, kie: FakeKie, line: Line) -> None:
    trap = Trap((b"createGeneration",), answered=True)
    line.traps.append(trap)
    async with client(f"http://{line.netloc}", await server.token("ada")) as ada:
        creating = asyncio.create_task(ada.create("a heron"))
        await trap.caught.wait()
        trap.drop()
        (creation,) = await creating
        gallery = [one.id async for one in ada.gallery()]
        balance = (await ada.credits()).balance

    assert gallery == [creation.id]
    assert balance == 80


async def test_a_lost_creation_can_be_repeated_with_the_key_of_the_error(
    server: Running, kie: FakeKie, line: Line
) -> None:
    trap = Trap((b"createGeneration",), answered=True)
    line.traps.append(trap)
    token = await server.token("ada")
    async with client(f"http://{line.netloc}", token, patience=0) as ada:
        creating = asyncio.create_task(ada.create("a heron"))
        await trap.caught.wait()
        line.refuse()
        with pytest.raises(Unreachable) as lost:
            await creating
    async with client(server.url, token) as ada:
        (creation,) = await ada.create("a heron", idempotency_key=lost.value.idempotency_key)
        assert [one.id async for one in ada.gallery()] == [creation.id]


@pytest.mark.parametrize(
    ("code", "repeatable", "requests"),
    [("UNAVAILABLE", False, 1), ("UNAVAILABLE", True, 2), ("RATE_LIMITED", False, 2), ("BAD_USER_INPUT", True, 1)],
)
async def test_an_operation_is_repeated_only_if_that_cannot_do_it_twice(
    code: str, repeatable: bool, requests: int
) -> None:
    received: list[bytes] = []

    async def answer(request: Request) -> JSONResponse:
        received.append(await request.body())
        later = {} if code == "BAD_USER_INPUT" else {"retryAfter": 0}
        error = {"message": "not now", "extensions": {"code": code, **later}}
        return JSONResponse({"data": {"ok": True}} if len(received) > 1 else {"errors": [error]})

    async with (
        serving(Starlette(routes=[Route("/graphql", answer, methods=["POST"])])) as url,
        client(url, "a token") as ada,
    ):
        with nullcontext() if requests == 2 else pytest.raises(RequestFailed, match="not now"):
            await ada.execute("mutation { ok }", repeatable=repeatable)

    assert len(received) == requests


async def test_an_outage_keeps_the_key_of_a_creation() -> None:
    async def answer(request: Request) -> JSONResponse:
        error = {"message": "later", "extensions": {"code": "UNAVAILABLE", "retryAfter": 5}}
        return JSONResponse({"errors": [error]}, 503)

    async with (
        serving(Starlette(routes=[Route("/graphql", answer, methods=["POST"])])) as url,
        client(url, "a token", patience=0) as ada,
    ):
        with pytest.raises(Unreachable) as lost:
            await ada.create("a heron", idempotency_key="kept")

    assert lost.value.idempotency_key == "kept"


async def test_a_refusal_by_a_rate_limit_is_waited_out_within_the_patience() -> None:
    received: list[bytes] = []

    async def answer(request: Request) -> JSONResponse:
        received.append(await request.body())
        wait = {1: 0, 2: 3600}.get(len(received))
        error = {"__typename": "RateLimited", "code": "RATE_LIMITED", "message": "not now", "path": None}
        return JSONResponse({"data": {"createGeneration": {"creations": [], "errors": [error | {"retryAfter": wait}]}}})

    async with (
        serving(Starlette(routes=[Route("/graphql", answer, methods=["POST"])])) as url,
        client(url, "a token") as ada,
    ):
        with pytest.raises(RateLimited) as refused:
            await ada.create("a heron")

    assert refused.value.retry_after == 3600
    assert len(received) == 2


async def test_no_event_is_missed_when_an_image_ends_while_the_connection_is_down(
    server: Running, kie: FakeKie, line: Line
) -> None:
    async with client(f"http://{line.netloc}", await server.token("ada")) as ada:
        (begun,) = await ada.create("a heron")
        task = await kie.task()
        versions: list[int] = []
        async with aclosing(ada.watch(begun.id)) as events:
            async for event in events:
                assert event.creation is not None
                versions.append(event.creation.version)
                if event.creation.stage == "MAKING":
                    line.refuse()
                    await kie.succeed(task)
                    async with client(server.url, await server.token("ada")) as elsewhere:
                        await elsewhere.wait(begun.id)
                    await line.accept()
                if event.creation.is_finished:
                    break

    assert versions == list(range(versions[0], versions[-1] + 1))


def without_sockets(app: ASGIApp) -> ASGIApp:
    """Refuse WebSockets, as some networks do."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1000, "reason": ""})
        else:
            await app(scope, receive, send)

    return answer


async def test_events_arrive_in_a_network_that_blocks_websockets(settings: Settings, kie: FakeKie) -> None:
    kie.finish_at_once = True
    with listening_socket("127.0.0.1", 0) as listener:
        settings = settings.model_copy(update={"base_url": address_of(listener)})
        async with (
            serving(without_sockets(create_app(settings, timings=QUICK)), listener) as url,
            AsyncExitStack() as own,
            client(url, await Running(url, settings, own).token("ada")) as ada,
        ):
            (begun,) = await ada.create("a heron")
            done = await ada.wait(begun.id)

    assert done.generated_image is not None


async def test_a_token_is_renewed_once_for_all_requests_and_sockets(server: Running, kie: FakeKie) -> None:
    refused: list[str | None] = []

    async def sign_in(token: str | None) -> str:
        refused.append(token)
        return await server.token("ada", lifetime=timedelta(seconds=2) if token is None else timedelta(hours=1))

    async with AsyncAtelier(server.url, sign_in=sign_in) as ada, aclosing(ada.watch()) as events, asyncio.timeout(60):
        assert (await anext(events)).kind == "READY"
        # The token of the socket expires while it waits.
        waiting = asyncio.ensure_future(anext(events))
        await until(lambda: len(refused) == 2)
        await asyncio.gather(*(ada.credits() for _ in range(5)))
        (begun,) = await ada.create("a heron")
        event = await waiting

    assert event.creation is not None
    assert event.creation.id == begun.id
    assert [token is None for token in refused] == [True, False]


async def test_a_refused_token_that_cannot_be_renewed_is_signed_out(server: Running) -> None:
    async with client(server.url, "garbage") as nobody:
        with pytest.raises(SignedOut):
            await nobody.viewer()
        with pytest.raises(SignedOut):
            await anext(nobody.watch())


async def test_the_wheel_works_in_an_empty_folder(server: Running, kie: FakeKie, tmp_path: Path) -> None:
    kie.finish_at_once = True
    # A copy: the build writes into its folder.
    source = await asyncio.to_thread(shutil.copytree, CLIENT, tmp_path / "source")
    await _run(*(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "wheels"), source)
    (wheel,) = (tmp_path / "wheels").iterdir()
    installed = tmp_path / "installed"
    await _run(*(sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", installed), wheel)
    script = (
        "import sys, atelier_client\n"
        "assert atelier_client.__file__.startswith(sys.argv[3]), atelier_client.__file__\n"
        "with atelier_client.Atelier(sys.argv[1], sys.argv[2]) as client:\n"
        "    (creation,) = client.create('a heron')\n"
        "    print(client.wait(creation.id).status)\n"
    )
    given = (server.url, await server.token("ada"), str(installed))
    output = await _run(sys.executable, "-c", script, *given, PYTHONPATH=str(installed), folder=tmp_path)

    assert wheel.name.startswith(f"atelier_client-{VERSION}-py3")
    assert output.split() == ["SUCCESS"]


async def _run(*command: object, folder: Path = ROOT, **environment: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *map(str, command),
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": PYTHONPATH} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    async with asyncio.timeout(120):
        output, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return output.decode()


def test_the_server_installs_what_the_client_needs() -> None:
    needed = tomllib.loads((CLIENT / "pyproject.toml").read_text())["project"]["dependencies"]
    ours = (ROOT / "requirements.in").read_text().splitlines()
    names = {line.partition("#")[0].strip().rstrip("0123456789.<>=,") for line in ours}
    assert {name.partition(">")[0] for name in needed} <= names
