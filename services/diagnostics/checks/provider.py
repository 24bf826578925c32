"""The checks of the provider: its key and credits, and the hosts of its results."""

import asyncio
import os
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries.generations import results as result_queries
from services.clock import now
from services.diagnostics.findings import CheckStatus, Finding
from services.media.safe_download.policy import AddressPolicy
from services.providers.base import Profile, Provider
from services.providers.errors import ProviderError, ProviderRateLimited

REFUSED_LATELY = timedelta(days=1)


def sandboxed(*, public: bool) -> Finding:
    """Return the finding for a sandbox in place of Kie.ai; ``public``: the installation has a public address."""
    message = "The sandbox stands in for it: KIE_AI_API_KEY is not set, and no real image is made."
    if not public:
        return Finding("kie.ai", CheckStatus.OK, message)
    return Finding("kie.ai", CheckStatus.WARNING, message, "Set KIE_AI_API_KEY.")


async def check_provider(provider: Provider) -> Finding:
    """Use the key to read the account's credits, which is free."""
    profile = provider.profile
    try:
        credit = await provider.credit()
    except ProviderError as error:
        status = CheckStatus.WARNING if isinstance(error, ProviderRateLimited) else CheckStatus.BROKEN
        return Finding(profile.part, status, str(error), error.advice)
    if credit < profile.low_credit:
        message = f"The account has {credit:g} credits left."
        return Finding(profile.part, CheckStatus.WARNING, message, profile.low_credit_advice)
    return Finding(profile.part, CheckStatus.OK, f"The key is accepted; the account has {credit:g} credits.")


async def check_results(opened: Database, profile: Profile) -> Finding:
    """Report recent results that were refused because they are on hosts that the setting does not list."""
    part = "results"
    nothing = Finding(part, CheckStatus.OK, "No result was refused from a host that is not listed.")
    if opened.is_sqlite and not await asyncio.to_thread(os.path.exists, str(opened.url.database)):
        return nothing
    try:
        async with opened.read() as connection:
            refused = await result_queries.refused_hosts(connection, now() - REFUSED_LATELY)
    except (SQLAlchemyError, OSError):
        return Finding(part, CheckStatus.OK, "The database does not answer, or is still to be migrated.")
    policy = AddressPolicy(profile.result_hosts)
    unlisted = [f"{host} ({count})" for host, count in refused if not policy.lists(host)]
    if not unlisted:
        return nothing
    message = f"Results were refused from hosts that are not listed: {', '.join(unlisted)}."
    setting = profile.result_hosts_setting
    advice = f"If they are {profile.title}'s, add them to {setting} and restart: results wait an hour for it."
    return Finding(part, CheckStatus.WARNING, message, advice)
