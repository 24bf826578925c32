"""The commands ``webhooks …``."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import UNSET, Struct

from commands.operate.access import console, print_done, print_json, run, wait_for
from db.models.webhooks import WebhookDeliveryStatus, WebhookType
from db.queries.webhooks import deliveries as delivery_queries
from db.queries.webhooks import endpoints as endpoint_queries
from db.records.pagination import Window
from db.records.webhooks import AttemptRecord, DeliveryFilter, DeliveryRecord, EndpointRecord
from services.errors import InvalidInput
from services.operators.actions import webhooks
from services.operators.actions.webhooks import EndpointChange, Secured, Tested
from services.operators.audit import Done, OperatorServices, read_after
from services.operators.operators import Operator

ATTEMPTS = 5  # Shown of each delivery.


class _Shown(Struct, frozen=True):
    """A delivery with its newest attempts."""

    delivery: DeliveryRecord
    attempt_log: list[AttemptRecord]


def _types(names: Sequence[str]) -> list[WebhookType]:
    try:
        return [WebhookType(name) for name in names]
    except ValueError:
        known = ", ".join(type for type in WebhookType if type is not WebhookType.TEST)
        raise InvalidInput(f"The types are {known}.") from None


def show(*, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> list[tuple[EndpointRecord, list[str]]]:
        async with services.database.read() as connection:
            found = await endpoint_queries.existing(connection)
            types = await endpoint_queries.types_of(connection, [each.id for each in found])
        return [(each, types[each.id]) for each in found]

    found = run(read)
    if as_json:
        print_json([{"endpoint": endpoint, "types": types} for endpoint, types in found])
        return
    for endpoint, types in found:
        console.print(f"{endpoint.id} {endpoint.url} {_state_of(endpoint)}: {', '.join(types)}")


def _state_of(endpoint: EndpointRecord) -> str:
    if endpoint.disabled_at is not None:
        return f"disabled ({endpoint.disabled_reason}) since {endpoint.disabled_at:%Y-%m-%d %H:%M}"
    if endpoint.failing_since is not None:
        return f"failing since {endpoint.failing_since:%Y-%m-%d %H:%M}"
    return "working"


def create(
    url: str,
    types: Sequence[str],
    reason: str,
    key: str | None,
    *,
    description: str,
    credits_low: int | None,
    with_content: bool,
    as_json: bool,
) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Secured:
        others = EndpointChange(description=description, credits_low=credits_low, with_content=with_content)
        return await webhooks.create(services, operator, url, _types(types), others, reason=reason, key=key)

    _print_secured(run(work), as_json=as_json)


def update(
    endpoint_id: str,
    reason: str,
    *,
    url: str | None,
    types: Sequence[str] | None,
    description: str | None,
    credits_low: int | None,
    with_content: bool | None,
    as_json: bool,
) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        change = EndpointChange(
            url=UNSET if url is None else url,
            types=_types(types) if types else UNSET,
            description=UNSET if description is None else description,
            credits_low=UNSET if credits_low is None else credits_low,
            with_content=UNSET if with_content is None else with_content,
        )
        return await webhooks.update(services, operator, endpoint_id, change, reason=reason)

    print_done(run(work), f"{endpoint_id} is changed.", as_json=as_json)


def delete(endpoint_id: str, reason: str, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        return await webhooks.delete(services, operator, endpoint_id, reason=reason)

    print_done(run(work), f"{endpoint_id} is deleted.", as_json=as_json)


def disable(endpoint_id: str, reason: str, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        return await webhooks.disable(services, operator, endpoint_id, reason=reason)

    print_done(run(work), f"{endpoint_id} is disabled.", as_json=as_json)


def enable(endpoint_id: str, reason: str, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        return await webhooks.enable(services, operator, endpoint_id, reason=reason)

    print_done(run(work), f"{endpoint_id} is enabled.", as_json=as_json)


def rotate(endpoint_id: str, reason: str, *, overlap_hours: int, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Secured:
        return await webhooks.rotate(services, operator, endpoint_id, overlap_hours=overlap_hours, reason=reason)

    _print_secured(run(work), as_json=as_json)


def _print_secured(found: Secured, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "entry": found.done.entry,
                "replayed": found.done.replayed,
                "endpointId": found.endpoint_id,
                "secret": found.secret,
            }
        )
    elif found.secret is None:
        console.print(f"{found.endpoint_id} (done earlier with this key; its secret is not shown again)")
    else:
        console.print(f"{found.endpoint_id}\n{found.secret}\nKeep this secret now: it is never shown again.")


def send_test(endpoint_id: str, reason: str, *, wait: float, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> tuple[Tested, _Shown | None]:
        tested = await webhooks.send_test(services, operator, endpoint_id, reason=reason)

        async def read() -> _Shown | None:
            async with services.database.read() as connection:
                found = await delivery_queries.by_id(connection, tested.delivery_id)
            return None if found is None else await _with_attempts(services, found)

        async def read_finished() -> _Shown | None:
            shown = await read()
            return shown if shown is not None and shown.delivery.status != WebhookDeliveryStatus.WAITING else None

        return tested, await wait_for(read_finished, wait) or await read()

    tested, shown = run(work)
    if as_json:
        print_json({"entry": tested.done.entry, "deliveryId": tested.delivery_id, "delivery": shown})
    elif shown is None or not shown.attempt_log:
        console.print(f"{tested.delivery_id} waits for a worker.")
    else:
        console.print(f"{tested.delivery_id} {_words_of(shown.attempt_log[0])}")


async def _with_attempts(services: OperatorServices, delivery: DeliveryRecord) -> _Shown:
    async with services.database.read() as connection:
        return _Shown(delivery, await delivery_queries.attempts_of(connection, delivery.id, limit=ATTEMPTS))


def _words_of(attempt: AttemptRecord) -> str:
    status = "" if attempt.status_code is None else f" {attempt.status_code}"
    answer = " ".join((attempt.answer or "").split())[:120]
    return f"{attempt.outcome}{status} in {attempt.milliseconds} ms: {answer}"


def deliveries(endpoint_id: str | None, status: str | None, type: str | None, limit: int, *, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> list[_Shown]:
        wanted = DeliveryFilter(endpoint_id=endpoint_id, status=status, type=type)
        async with services.database.read() as connection:
            found = (await delivery_queries.find(connection, wanted, Window(limit))).records
        return [await _with_attempts(services, each) for each in found]

    found = run(read)
    if as_json:
        print_json(found)
        return
    for each in found:
        delivery = each.delivery
        about = "" if delivery.object_id is None else f" {delivery.object_id}"
        due = "" if delivery.due_at is None else f", due {delivery.due_at:%Y-%m-%d %H:%M:%S}"
        what = f"{delivery.id} {delivery.type}{about} {delivery.status}{due}"
        console.print(f"{delivery.created_at:%Y-%m-%d %H:%M:%S} {what}")
        for attempt in each.attempt_log:
            console.print(f"  {attempt.began_at:%Y-%m-%d %H:%M:%S} {_words_of(attempt)}")


def replay(id: str, reason: str, since: datetime | None, *, only_failed: bool, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        if since is None:
            if only_failed:
                raise InvalidInput("--only-failed needs --since.")
            return await webhooks.replay(services, operator, id, reason=reason)
        moment = since if since.tzinfo is not None else since.replace(tzinfo=UTC)
        return await webhooks.replay_since(services, operator, id, moment, only_failed=only_failed, reason=reason)

    done = run(work)
    line = f"{id} is sent again." if since is None else f"{_count(done)} messages are sent again."
    print_done(done, line, as_json=as_json)


def _count(done: Done) -> Any:
    return read_after(done)["replayed"]
