"""The command ``migrate``: shows or runs migrations, forward or back."""

import asyncio

from rich.console import Console

import settings as configuration
from commands.database import open_database
from db import migration

console = Console()


def run(target: str | None, *, dry: bool) -> None:
    settings = configuration.load()

    async def show() -> None:
        async with open_database(settings) as database:
            plan = await migration.plan(database, target)
            revision = await migration.current_revision(database)
        verb = "undo" if plan.goes_back else "apply"
        work = f"`atelier migrate` would {verb} these revisions:" if plan.revisions else "there is nothing to do."
        console.print(f"The database is at revision {revision}; {work}", soft_wrap=True, highlight=False)
        for each in plan.revisions:
            kind = "additive" if each.is_additive else "breaking"
            console.print(f"{each.name}  {kind}  {each.title}", soft_wrap=True, highlight=False)

    async def migrate() -> None:
        async with open_database(settings) as database:
            revision = await migration.migrate(database, target)
        console.print(f"The database is at revision {revision}.")

    asyncio.run(show() if dry else migrate())
