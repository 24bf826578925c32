"""The command line of operators: ``user``, ``credits``, ``generation``, ``webhooks``, ``keys`` and ``audit``."""

from pathlib import Path
from typing import Annotated

import typer

from commands.operate import webhook_app
from commands.operate.options import Json, Key, Reason

_NEGATIVE = {"ignore_unknown_options": True}
"""Settings of a command that takes a number: click would read a negative number as an option."""

User = Annotated[str, typer.Argument(help="The user's id, subject or e-mail address.")]
Generation = Annotated[str, typer.Argument(help="The id of the generation, or of its task at Kie.ai.")]

user_app = typer.Typer(no_args_is_help=True, help="Show, block, export and erase users.")
credits_app = typer.Typer(no_args_is_help=True, help="Manage the credits of users.")
generation_app = typer.Typer(no_args_is_help=True, help="Show, requeue and cancel generations.")
keys_app = typer.Typer(no_args_is_help=True, help="List and rotate the root keys of the installation.")


def _to_give(value: int) -> int:
    if value < 1:
        raise typer.BadParameter("it must be at least 1; to take credits, use `atelier credits deduct`.")
    return value


def _to_take(value: int) -> int:
    if value < 1:
        raise typer.BadParameter("it must be at least 1, without a minus.")
    return value


@user_app.command("show")
def show_user(user: User, as_json: Json = False) -> None:
    """Print a user with credits, ledger, payments, generations and the audit, without prompts and pictures."""
    from commands.operate import users

    users.show(user, as_json=as_json)


@user_app.command("block")
def block_user(
    user: User,
    reason: Reason,
    cancel_waiting: Annotated[
        bool, typer.Option("--cancel-waiting", help="Cancel and refund the generations that wait to be sent to Kie.ai.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Refuse all requests of a user and close the open sockets, in all processes within seconds."""
    from commands.operate import users

    users.block(user, reason, cancel_waiting=cancel_waiting, as_json=as_json)


@user_app.command("unblock")
def unblock_user(user: User, reason: Reason, as_json: Json = False) -> None:
    """End the block of a user."""
    from commands.operate import users

    users.unblock(user, reason, as_json=as_json)


@user_app.command("export")
def export_user(
    user: User,
    reason: Reason = "Requested by the person",
    output: Annotated[
        Path | None, typer.Option(help="The ZIP file to write. Default: the id of the export, with .zip.")
    ] = None,
    wait: Annotated[int, typer.Option(min=0, help="Seconds to wait for a worker.")] = 600,
    as_json: Json = False,
) -> None:
    """Have a worker make a ZIP file with everything about a user, and write it."""
    from commands.operate import persons

    persons.export(user, reason, output, wait, as_json=as_json)


@user_app.command("erase")
def erase_user(
    user: User,
    reason: Annotated[str | None, typer.Option(help="The reason, for the audit; not with --verify alone.")] = None,
    when_finished: Annotated[
        bool, typer.Option("--when-finished", help="Begin when running work and open disputes have ended.")
    ] = False,
    cancel_waiting: Annotated[
        bool, typer.Option("--cancel-waiting", help="Cancel and refund the generations that wait to be sent to Kie.ai.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Wait for the end, then search every table and the storage for remains.")
    ] = False,
    wait: Annotated[int, typer.Option(min=0, help="Seconds to wait for a worker, with --verify.")] = 600,
    as_json: Json = False,
) -> None:
    """Erase a user: pictures, prompts, inputs, events, uploads and e-mail. The ledger stays, without the person.

    With --verify and without --reason it only searches, and exits with 1 if anything is left.
    """
    from commands.operate import persons

    persons.erase(
        user,
        reason,
        when_finished=when_finished,
        cancel_waiting=cancel_waiting,
        verify=verify,
        wait=wait,
        as_json=as_json,
    )


@user_app.command("erased")
def list_erased(
    since: Annotated[str | None, typer.Option(help="Only those erased on this day (UTC) or later: YYYY-MM-DD.")] = None,
    as_json: Json = False,
) -> None:
    """Print the keyed hashes of erased persons, one a line: keep them outside of the database's backups."""
    from commands.operate import persons

    persons.list_erased(since, as_json=as_json)


@user_app.command("erase-again")
def erase_again(
    hashes: Annotated[Path, typer.Argument(help="The output of `atelier user erased`.")],
    reason: Reason = "Erased before the restore of a backup",
    as_json: Json = False,
) -> None:
    """Erase persons again after a backup was restored that still contains them."""
    from commands.operate import persons

    persons.erase_again(hashes, reason, as_json=as_json)


@credits_app.command(context_settings=_NEGATIVE)
def grant(
    user: User,
    amount: Annotated[int, typer.Argument(callback=_to_give, help="The number of credits.")],
    reason: Annotated[
        str, typer.Option(help="The reason, for the audit, and the description of the ledger entry.")
    ] = "Granted by an operator",
    key: Key = None,
    as_json: Json = False,
) -> None:
    """Give a user credits for free."""
    from commands.operate import credits

    credits.grant(user, amount, reason, key, as_json=as_json)


@credits_app.command(context_settings=_NEGATIVE)
def deduct(
    user: User,
    amount: Annotated[int, typer.Argument(callback=_to_take, help="The number of credits, at most the balance.")],
    reason: Reason,
    key: Key = None,
    as_json: Json = False,
) -> None:
    """Take credits from a user's balance."""
    from commands.operate import credits

    credits.deduct(user, amount, reason, key, as_json=as_json)


@generation_app.command("show")
def show_generation(generation: Generation, as_json: Json = False) -> None:
    """Print a generation with its attempts and the provider's words, without its prompt and pictures."""
    from commands.operate import generations

    generations.show(generation, as_json=as_json)


@generation_app.command("requeue")
def requeue_generation(generation: Generation, reason: Reason, as_json: Json = False) -> None:
    """Make the next step of an unfinished generation due now."""
    from commands.operate import generations

    generations.requeue(generation, reason, as_json=as_json)


@generation_app.command("cancel")
def cancel_generation(generation: Generation, reason: Reason, as_json: Json = False) -> None:
    """Cancel an unfinished generation and refund it, even if Kie.ai is making the image."""
    from commands.operate import generations

    generations.cancel(generation, reason, as_json=as_json)


@keys_app.command("list")
def list_keys(as_json: Json = False) -> None:
    """Print the root keys and how many values each secret of the settings has; no key itself."""
    from commands.operate import keys

    keys.show(as_json=as_json)


@keys_app.command("rotate")
def rotate_keys(
    reason: Reason,
    revoke: Annotated[
        bool, typer.Option("--revoke", help="Refuse the older keys as soon as the new one is used: after a leak.")
    ] = False,
    key: Key = None,
    as_json: Json = False,
) -> None:
    """Make a new root key; running processes use it a minute later, and accept the old one for a week."""
    from commands.operate import keys

    keys.rotate(reason, key, revoke=revoke, as_json=as_json)


def audit(
    user: Annotated[str | None, typer.Option(help="Only entries about this user: id, subject or e-mail.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only entries of this operator.")] = None,
    action: Annotated[str | None, typer.Option(help="Only entries with this action, such as grant.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most this many, the newest.")] = 50,
    as_json: Json = False,
) -> None:
    """Print the audit of operators, newest entries first."""
    from commands.operate import audit

    audit.show(user, actor, action, limit, as_json=as_json)


def add_to(app: typer.Typer) -> None:
    """Add the commands of operators."""
    app.add_typer(user_app, name="user")
    app.add_typer(credits_app, name="credits")
    app.add_typer(generation_app, name="generation")
    app.add_typer(webhook_app.app, name="webhooks")
    app.add_typer(keys_app, name="keys")
    app.command()(audit)
