"""The check of the moderation endpoint: it must judge a harmless prompt."""

from services.diagnostics.findings import CheckStatus, Finding
from services.moderation.endpoint import Endpoint, EndpointConfig, EndpointFailed, Words

HARMLESS = Words("A bowl of apples on a table. This is a test by atelier doctor.")


async def check_moderation(config: EndpointConfig, *, fails_open: bool) -> Finding:
    """Have the endpoint judge a prompt, as the server does."""
    part = "moderation"
    until_then = "prompts are not checked" if fails_open else "no image can be started"
    advice = f"Check MODERATION_URL and how the endpoint authenticates Atelier: until it answers, {until_then}."
    async with Endpoint(config) as endpoint:
        try:
            verdict = await endpoint.judge(HARMLESS)
        except EndpointFailed as failed:
            return Finding(part, CheckStatus.BROKEN, f"The endpoint gives no usable answer: {failed}.", advice)
    if not verdict.allowed:
        message = "The endpoint answers, but refuses a harmless prompt."
        return Finding(part, CheckStatus.WARNING, message, "Check its rules.")
    return Finding(part, CheckStatus.OK, "The endpoint answers and allows a harmless prompt.")
