"""The command line of webhooks."""

from datetime import datetime
from typing import Annotated

import typer

from commands.operate.options import Json, Key, Reason

app = typer.Typer(no_args_is_help=True, help="Manage webhook endpoints, and show and replay their messages.")

Endpoint = Annotated[str, typer.Argument(help="The id of the endpoint.")]


@app.command("list")
def list_endpoints(as_json: Json = False) -> None:
    """Print the webhook endpoints with their types and state."""
    from commands.operate import webhooks

    webhooks.show(as_json=as_json)


@app.command()
def create(
    url: Annotated[str, typer.Argument(help="The address: https, and public unless TRUSTED_WEBHOOK_HOSTS lists it.")],
    types: Annotated[list[str], typer.Argument(help="The types of messages, such as creation.succeeded.")],
    reason: Reason,
    description: Annotated[str, typer.Option(help="A note.")] = "",
    credits_low: Annotated[
        int | None, typer.Option(help="The threshold of credits.low. Default: WEBHOOK_CREDITS_LOW.")
    ] = None,
    with_content: Annotated[
        bool, typer.Option("--with-content", help="Send prompts and temporary addresses of pictures, too.")
    ] = False,
    key: Key = None,
    as_json: Json = False,
) -> None:
    """Create an endpoint and print its signing secret, which is never shown again."""
    from commands.operate import webhooks

    webhooks.create(
        url,
        types,
        reason,
        key,
        description=description,
        credits_low=credits_low,
        with_content=with_content,
        as_json=as_json,
    )


@app.command()
def update(
    endpoint: Endpoint,
    reason: Reason,
    url: Annotated[str | None, typer.Option(help="Another address.")] = None,
    types: Annotated[list[str] | None, typer.Option("--type", help="A type; repeat it for each that it gets.")] = None,
    description: Annotated[str | None, typer.Option(help="Another note.")] = None,
    credits_low: Annotated[int | None, typer.Option(help="Another threshold of credits.low.")] = None,
    with_content: Annotated[
        bool | None, typer.Option("--with-content/--without-content", help="Send prompts and pictures, too.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Change an endpoint; values that are not given stay."""
    from commands.operate import webhooks

    webhooks.update(
        endpoint,
        reason,
        url=url,
        types=types,
        description=description,
        credits_low=credits_low,
        with_content=with_content,
        as_json=as_json,
    )


@app.command()
def delete(endpoint: Endpoint, reason: Reason, as_json: Json = False) -> None:
    """Delete an endpoint with its secrets; its messages that wait are not sent."""
    from commands.operate import webhooks

    webhooks.delete(endpoint, reason, as_json=as_json)


@app.command()
def disable(endpoint: Endpoint, reason: Reason, as_json: Json = False) -> None:
    """Stop sending to an endpoint; its messages wait, for WEBHOOK_RETENTION at most."""
    from commands.operate import webhooks

    webhooks.disable(endpoint, reason, as_json=as_json)


@app.command()
def enable(endpoint: Endpoint, reason: Reason, as_json: Json = False) -> None:
    """Send to a disabled endpoint again, first the messages that wait."""
    from commands.operate import webhooks

    webhooks.enable(endpoint, reason, as_json=as_json)


@app.command()
def rotate(
    endpoint: Endpoint,
    reason: Reason,
    overlap_hours: Annotated[
        int, typer.Option(help="For how long messages are signed with the older secret, too: 0 to 168.")
    ] = 24,
    as_json: Json = False,
) -> None:
    """Give an endpoint a new signing secret and print it; it is never shown again."""
    from commands.operate import webhooks

    webhooks.rotate(endpoint, reason, overlap_hours=overlap_hours, as_json=as_json)


@app.command("test")
def send_test(
    endpoint: Endpoint,
    reason: Reason = "test",
    wait: Annotated[float, typer.Option(min=0, max=60, help="Wait so many seconds for the result.")] = 15.0,
    as_json: Json = False,
) -> None:
    """Send one message of the type test, by a worker, and print the result."""
    from commands.operate import webhooks

    webhooks.send_test(endpoint, reason, wait=wait, as_json=as_json)


@app.command()
def deliveries(
    endpoint: Annotated[str | None, typer.Option(help="Only those for this endpoint.")] = None,
    status: Annotated[str | None, typer.Option(help="Only those that are waiting, delivered or failed.")] = None,
    type: Annotated[str | None, typer.Option(help="Only those of this type.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most this many, the newest.")] = 20,
    as_json: Json = False,
) -> None:
    """Print deliveries with their attempts, newest first."""
    from commands.operate import webhooks

    webhooks.deliveries(endpoint, status, type, limit, as_json=as_json)


@app.command()
def replay(
    id: Annotated[str, typer.Argument(help="The id of a delivery, or with --since of an endpoint.")],
    reason: Reason,
    since: Annotated[
        datetime | None, typer.Option(help="Send all finished messages again that were made since this time, in UTC.")
    ] = None,
    only_failed: Annotated[bool, typer.Option("--only-failed", help="With --since: only those given up.")] = False,
    as_json: Json = False,
) -> None:
    """Send a message again under the same webhook-id, or all of an endpoint since a time."""
    from commands.operate import webhooks

    webhooks.replay(id, reason, since, only_failed=only_failed, as_json=as_json)
