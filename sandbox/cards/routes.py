"""The routes of the stand-in for Stripe: the used part of its API, the checkout page, and the sandbox's state."""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.cards import forms, page, sessions, wire
from sandbox.cards.events import Events
from sandbox.cards.processor import METHODS, TELLINGS, Declined, Processor
from sandbox.cards.sessions import without_internal_values
from sandbox.cards.vault import Json, Vault
from sandbox.cards.wire import StripeRefused
from sandbox.jobs import Jobs
from sandbox.state import make_folder

USER_AGENT = "Stripe/1.0 (+sandbox)"
MAX_FORM = 64 * 1024
CHECKOUT_PATH = "/checkout"

_Endpoint = Callable[[Request], Awaitable[Response]]

_LISTED = frozenset({"expand.*", "limit", "payment_intent", "starting_after", "ending_before"})
_EXPAND = frozenset({"expand.*"})
_REFUND = frozenset({"amount", "metadata.*", "payment_intent", "reason"})
_EVIDENCE = frozenset({"evidence.uncategorized_text", "submit"})
_PAGE = frozenset({"act", "method", "telling"})
_AGAIN = frozenset({"since"})
_ALL = 10_000


@dataclass(frozen=True, slots=True)
class CardsConfig:
    """The configuration of the stand-in for Stripe.

    ``checkout_path`` is the path at which the seller shows the checkout page at its own origin; if it is empty, the
    page is only served here.
    """

    state_dir: Path
    public_url: str
    secret: str = field(repr=False)  # Signs the events.
    checkout_path: str = ""


def create_app(config: CardsConfig) -> Starlette:
    """Return the stand-in as an ASGI application, which continues from the state in ``config.state_dir``."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, object]]:
        async with open_state(config) as state:
            yield state

    return Starlette(routes=routes(), lifespan=lifespan)


@asynccontextmanager
async def open_state(config: CardsConfig) -> AsyncIterator[dict[str, object]]:
    """Open the dependencies of the routes, and yield them as the state of an application."""
    make_folder(config.state_dir)
    async with AsyncExitStack() as stack:
        vault = Vault(config.state_dir / "cards.db")
        stack.callback(vault.close)
        vault.sweep()
        client = await stack.enter_async_context(
            httpx.AsyncClient(headers={"User-Agent": USER_AGENT}, timeout=30.0, trust_env=False)
        )
        jobs = Jobs()
        stack.push_async_callback(jobs.aclose)
        processor = Processor(
            vault,
            Events(vault, client, jobs, secret=config.secret),
            jobs,
            page=config.checkout_path or f"{config.public_url}{CHECKOUT_PATH}",
            under_origin=bool(config.checkout_path),
        )
        processor.start()
        yield {"cards": processor}


def is_busy(state: Mapping[str, object]) -> bool:
    """Return whether there is a timer or an undelivered event in the state that ``open_state`` yielded."""
    processor = state["cards"]
    return isinstance(processor, Processor) and bool(processor.vault.timers() or processor.vault.deliveries())


def routes() -> list[Route]:
    return [
        Route("/v1/checkout/sessions", _api(_create_session), methods=["POST"]),
        Route("/v1/checkout/sessions", _api(_list_sessions)),
        Route("/v1/checkout/sessions/{id}", _api(_session)),
        Route("/v1/checkout/sessions/{id}/expire", _api(_expire), methods=["POST"]),
        Route("/v1/payment_intents/{id}", _api(_payment_intent)),
        Route("/v1/refunds", _api(_refund), methods=["POST"]),
        Route("/v1/refunds", _api(_list_refunds)),
        Route("/v1/disputes", _api(_list_disputes)),
        Route("/v1/disputes/{id}", _api(_evidence), methods=["POST"]),
        Route("/v1/disputes/{id}/close", _api(_close_dispute), methods=["POST"]),
        Route("/v1/webhook_endpoints", _api(_list_endpoints)),
        Route("/v1/{path:path}", _api(_refuse_unknown), methods=["GET", "POST", "DELETE"]),
        Route(f"{CHECKOUT_PATH}/{{id}}", _show),
        Route(f"{CHECKOUT_PATH}/{{id}}", _act, methods=["POST"]),
        Route("/sandbox/cards", _inside),
        Route("/sandbox/cards/again", _send_again, methods=["POST"]),
    ]


def _cards(request: Request) -> Processor:
    processor: Processor = request.state.cards
    return processor


def _api(endpoint: _Endpoint) -> _Endpoint:
    """Wrap an endpoint to require a key, and to convert its ``StripeRefused`` errors to responses."""

    async def answered(request: Request) -> Response:
        try:
            wire.check_key(request)
            return await endpoint(request)
        except StripeRefused as refused:
            return wire.refusal(refused)

    return answered


async def _body(request: Request) -> str:
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > MAX_FORM:
                raise StripeRefused(413, "The body is too large.")
        return content.decode()
    except (ClientDisconnect, UnicodeDecodeError) as error:
        raise StripeRefused(400, "The body cannot be read.") from error


async def _form(request: Request, allowed: frozenset[str]) -> forms.Form:
    """Return the parameters of a call: from the query of a GET, else from the body."""
    if request.method == "GET":
        return forms.read(request.url.query, allowed)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _body(request)
    if body and kind != "application/x-www-form-urlencoded":
        raise StripeRefused(400, "Parameters come as a form (application/x-www-form-urlencoded).")
    return forms.read(body, allowed)


def _found(request: Request, kind: str, object_id: str) -> Json:
    found = _cards(request).vault.find(kind, object_id)
    if found is None:
        message = f"No such {kind}: '{object_id}'"
        raise StripeRefused(404, message, code="resource_missing", param=kind.rpartition(".")[2])
    return found


async def _create_session(request: Request) -> Response:
    cards, form = _cards(request), await _form(request, sessions.ALLOWED)
    key = request.headers.get("idempotency-key")
    fingerprint = hashlib.sha256(json.dumps(form, sort_keys=True).encode()).hexdigest()
    before = None if key is None else cards.vault.stored_response(key)
    if before is not None:
        if before[0] != fingerprint:
            message = "This idempotency key was first used with other parameters."
            raise StripeRefused(400, message, kind="idempotency_error")
        return wire.answer(json.loads(before[1]), replayed=True)
    made = cards.create_session(form, None if key is None else (key, fingerprint))
    return wire.answer(without_internal_values(made))


async def _session(request: Request) -> Response:
    form = await _form(request, _EXPAND)
    session = without_internal_values(_found(request, "checkout.session", request.path_params["id"]))
    if "payment_intent" in form.values() and session["payment_intent"]:
        session["payment_intent"] = _found(request, "payment_intent", session["payment_intent"])
    return wire.answer(session)


async def _payment_intent(request: Request) -> Response:
    form = await _form(request, _EXPAND)
    intent = _found(request, "payment_intent", request.path_params["id"])
    if "latest_charge" in form.values():
        intent["latest_charge"] = _cards(request).charge(intent)
    return wire.answer(intent)


async def _expire(request: Request) -> Response:
    await _form(request, frozenset())
    session = _found(request, "checkout.session", request.path_params["id"])
    if session["status"] != "open":
        raise StripeRefused(400, "Only Checkout Sessions with a status of `open` can be expired.")
    _cards(request).expire(session)
    return wire.answer(without_internal_values(session))


async def _list_sessions(request: Request) -> Response:
    return await _list(request, "checkout.session")


async def _list_refunds(request: Request) -> Response:
    return await _list(request, "refund")


async def _list_disputes(request: Request) -> Response:
    return await _list(request, "dispute")


async def _list(request: Request, kind: str) -> Response:
    form = await _form(request, _LISTED)
    limit = form.get("limit", "10")
    if not limit.isdecimal() or not 1 <= int(limit) <= 100:
        raise StripeRefused(400, "limit is a number from 1 to 100.", param="limit")
    intent = form.get("payment_intent")
    if intent is not None:
        _found(request, "payment_intent", intent)
    found = _cards(request).vault.all(kind, intent, limit=int(limit) + 1)
    more = len(found) > int(limit)
    return wire.answer(
        _page([without_internal_values(each) for each in found[: int(limit)]], request.url.path, has_more=more)
    )


def _page(data: list[Json], url: str, *, has_more: bool = False) -> Json:
    return {"object": "list", "data": data, "has_more": has_more, "url": url}


async def _list_endpoints(request: Request) -> Response:
    await _form(request, _LISTED)
    return wire.answer(_page([], request.url.path))


async def _refund(request: Request) -> Response:
    form = await _form(request, _REFUND)
    amount = form.get("amount")
    if amount is not None and not (amount.isascii() and amount.isdecimal() and len(amount) < 12):
        raise StripeRefused(400, "Invalid integer.", param="amount")
    intent = _found(request, "payment_intent", form.get("payment_intent", ""))
    return wire.answer(
        _cards(request).refund(intent, None if amount is None else int(amount), forms.under(form, "metadata"))
    )


async def _evidence(request: Request) -> Response:
    """Decide a dispute by its evidence, as Stripe does for test cards."""
    form = await _form(request, _EVIDENCE)
    dispute = _found(request, "dispute", request.path_params["id"])
    won = {"winning_evidence": True, "losing_evidence": False}.get(form.get("evidence.uncategorized_text", ""))
    return wire.answer(dispute if won is None else _cards(request).decide(dispute, won=won))


async def _close_dispute(request: Request) -> Response:
    await _form(request, frozenset())
    dispute = _found(request, "dispute", request.path_params["id"])
    return wire.answer(_cards(request).decide(dispute, won=False))


async def _refuse_unknown(request: Request) -> Response:
    raise StripeRefused(404, f"Unrecognized request URL ({request.method}: {request.url.path}).")


def _html(content: str, session: Json | None, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": page.policy(session), "Cache-Control": "no-store"}
    return HTMLResponse(content, status, headers=headers)


async def _show(request: Request) -> Response:
    session = _cards(request).vault.find("checkout.session", request.path_params["id"])
    if session is None:
        return _html(page.missing_page(), None, 404)
    return _html(_page_of(request, session), session)


def _page_of(request: Request, session: Json) -> str:
    if session["status"] == "open":
        return page.checkout(session)
    disputes = _cards(request).vault.all("dispute", session["payment_intent"]) if session["payment_intent"] else []
    return page.closed_page(
        session,
        can_be_disputed=not disputes,
        dispute_open=any(dispute["status"] not in {"won", "lost"} for dispute in disputes),
    )


async def _act(request: Request) -> Response:
    """Run the action chosen on the page; a second click on "Pay" redirects like the first and pays only once."""
    cards = _cards(request)
    session = cards.vault.find("checkout.session", request.path_params["id"])
    if session is None:
        return _html(page.missing_page(), None, 404)
    try:
        form = forms.read(await _body(request), _PAGE)
        if session["status"] == "open":
            return _act_on_open(cards, session, form)
        if form.get("act") == "pay" and session["status"] == "complete":
            # The button was clicked twice.
            return RedirectResponse(session["success_url"], 303)
        _act_on_closed(request, session, form)
    except Declined as declined:
        return _html(page.checkout(session, error=str(declined)), session)
    except StripeRefused as refused:
        return _html(_page_of(request, session), session, refused.status)
    return RedirectResponse(request.url.path.rpartition("/")[2], 303)


def _act_on_open(cards: Processor, session: Json, form: forms.Form) -> Response:
    method, telling = METHODS.get(form.get("method", "")), form.get("telling", "once")
    match form.get("act"):
        case "pay" if method is not None and telling in TELLINGS:
            cards.pay(session, method, telling)
            return RedirectResponse(session["success_url"], 303)
        case "expire":
            cards.expire(session)
            return RedirectResponse(session["cancel_url"], 303)
    raise StripeRefused(400, "This cannot be done.")


def _act_on_closed(request: Request, session: Json, form: forms.Form) -> None:
    cards = _cards(request)
    intent = _found(request, "payment_intent", session["payment_intent"] or "")
    disputes = cards.vault.all("dispute", intent["id"])
    match form.get("act"):
        case "refund":
            cards.refund(intent, None, {})
        case "refund-half":
            cards.refund(intent, intent["amount"] // 2, {})
        case "dispute":
            cards.dispute(intent)
        case "win" | "lose" if disputes:
            cards.decide(disputes[0], won=form["act"] == "win")
        case _:
            raise StripeRefused(400, "This cannot be done.")


async def _inside(request: Request) -> Response:
    """Return all objects and the undelivered events, for tests by hand."""
    vault = _cards(request).vault
    kinds = ("checkout.session", "payment_intent", "refund", "dispute")
    return JSONResponse(
        {kind: [without_internal_values(each) for each in vault.all(kind, limit=_ALL)] for kind in kinds}
        | {
            "undelivered": [
                {"type": json.loads(each.event)["type"], "url": each.url, "failures": each.failures}
                for each in vault.deliveries()
            ]
        }
    )


async def _send_again(request: Request) -> Response:
    """Resend the events created since a time, as an operator does after a loss of data."""
    try:
        since = (await _form(request, _AGAIN)).get("since", "")
        if not (since.isascii() and since.isdecimal() and len(since) < 16):
            raise StripeRefused(400, "since is a time in milliseconds since 1970.", param="since")
    except StripeRefused as refused:
        return wire.refusal(refused)
    return JSONResponse({"again": _cards(request).send_again(int(since))})
