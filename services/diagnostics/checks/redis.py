"""The checks of the broadcaster and of the rate limiter, including their rights in Redis."""

from services.diagnostics import findings
from services.diagnostics.findings import CheckStatus, Finding
from services.diagnostics.health import receives_own_messages
from services.events.broadcast import Broadcast
from services.events.scope import PREFIX

_BROADCAST_RIGHTS = f"Grant it these: ACL SETUSER name +ping +publish +subscribe +unsubscribe &{PREFIX}:*."
_COUNT_RIGHTS = (
    f"Grant it these: ACL SETUSER name +evalsha +script|load +incrby +expire ~{PREFIX}:*;"
    " or set RATE_LIMIT_STORAGE=memory:// to count in each process."
)
_REFUSALS_OF_REDIS = frozenset({"AuthenticationError", "AuthenticationWrongNumberOfArgsError", "NoPermissionError"})


async def check_broadcaster(
    connected: Broadcast, *, embedded: bool, many_processes: bool, address: str | None = None
) -> Finding:
    """Publish and receive a message; ``embedded``: it reaches only this process; ``address``: of Redis, if any."""
    part = "broadcaster"
    cause, rights = ("", []) if address is None else await _redis_problems(address)
    if rights:
        may_not = f"The Redis user of BROADCAST_URL may not run {', '.join(rights)} on {PREFIX}:*."
        return Finding(part, CheckStatus.BROKEN, may_not, f"{_BROADCAST_RIGHTS} Until then updates come late.")
    if cause or not await receives_own_messages(connected, seconds=findings.HTTP_SECONDS):
        cause = cause or await _publish_error(connected)
        checked = "its user, password and rights" if cause in _REFUSALS_OF_REDIS else "that the server runs"
        advice = f"Check BROADCAST_URL and {checked}; until then updates come up to 30 seconds late."
        return Finding(
            part, CheckStatus.BROKEN, f"A published message was not received{cause and f' ({cause})'}.", advice
        )
    if embedded and many_processes:
        message = "It reaches one process only, but WORKER=off means that there are others."
        return Finding(part, CheckStatus.WARNING, message, "Set BROADCAST_URL to a redis:// address.")
    return Finding(
        part, CheckStatus.OK, "It works, within this process." if embedded else "A published message was received."
    )


async def _redis_problems(address: str) -> tuple[str, list[str]]:
    """Return the reason why Redis cannot be used, or else the broadcaster's commands that it refuses to this user."""
    # Imported only if it is used.
    from services.diagnostics import redis_rights

    try:
        return "", await redis_rights.refused_commands(
            address, redis_rights.BROADCASTING, seconds=findings.HTTP_SECONDS
        )
    except OSError as error:
        return str(error) or type(error).__name__, []


async def _publish_error(connected: Broadcast) -> str:
    """Publish a message and return the name of the error; empty if it succeeds."""
    try:
        await connected.publish("doctor", "")
    except TimeoutError:
        return "no answer"
    except OSError as error:
        return str(error) or type(error).__name__
    return ""


async def check_rate_limits(address: str) -> Finding:
    """Increment a counter in the Redis of the rate limiter, by a script as the product does."""
    part = "rate limits"
    # Imported only if it is used.
    from services.diagnostics import redis_rights

    alone = "until then each process counts for itself"
    try:
        rights = await redis_rights.refused_commands(address, redis_rights.COUNTING, seconds=findings.HTTP_SECONDS)
    except OSError as error:
        message = f"Redis cannot be used ({str(error) or type(error).__name__}): {alone}."
        return Finding(
            part, CheckStatus.WARNING, message, "Check RATE_LIMIT_STORAGE, or BROADCAST_URL if it is not set."
        )
    if not rights:
        return Finding(part, CheckStatus.OK, "Redis counts for all processes.")
    message = f"The Redis user may not count by scripts ({', '.join(rights)} refused): {alone}."
    return Finding(part, CheckStatus.WARNING, message, _COUNT_RIGHTS)
