"""The checks of the addresses that others call: callbacks, and the keys of the identity provider."""

import httpx
import jwt

from services.diagnostics.findings import CheckStatus, Finding
from services.operators.operators import OperatorPolicy, is_user_editable

MAX_JWKS_BYTES = 1_000_000
# The address may be wrong: unexpected content there is not a defect of ours.
_UNREADABLE_KEYS = (
    *(httpx.HTTPError, httpx.InvalidURL, jwt.PyJWTError),
    *(ValueError, TypeError, LookupError, AttributeError),
)


async def check_base_url(http: httpx.AsyncClient, base_url: str, *, local: bool) -> Finding:
    """Check that a server of ours answers at the address for callbacks; ``local``: Kie.ai cannot reach it."""
    part = "callbacks"
    if not base_url:
        return Finding(part, CheckStatus.OK, "BASE_URL is not set: the server uses the address that it listens on.")
    late = "Until it can be reached, results are found by polling: later, but not lost."
    unreached = CheckStatus.WARNING if local else CheckStatus.BROKEN
    try:
        response = await http.get(f"{base_url}/healthz")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        message = f"Nothing answers at {base_url} ({type(error).__name__})."
        return Finding(part, unreached, message, "Start the server." if local else f"Check BASE_URL. {late}")
    if not _is_ours(response):
        message = f"The server at {base_url}/healthz is not Atelier (HTTP {response.status_code})."
        return Finding(part, unreached, message, f"Check BASE_URL and the proxy. {late}")
    if local:
        return Finding(part, CheckStatus.OK, f"{base_url} answers; only a Kie.ai of this network can call it.")
    return Finding(part, CheckStatus.OK, f"{base_url} answers.")


def _is_ours(response: httpx.Response) -> bool:
    try:
        answer: object = response.json()
    except ValueError:
        return False
    return response.is_success and answer == {"status": "alive"}


async def check_sign_in(
    http: httpx.AsyncClient, *, jwks_url: str | None, secret: bool, checks_issuer: bool, sandbox: bool
) -> Finding:
    """Read the identity provider's keys, if one is configured."""
    part = "sign-in"
    if jwks_url is None:
        if secret:
            return Finding(part, CheckStatus.OK, "Tokens are checked with AUTH_JWT_SECRET.")
        if sandbox:
            return Finding(part, CheckStatus.OK, "Demo sign-in: no identity provider is configured.")
        message = "No identity provider is configured: only `atelier token` makes tokens."
        return Finding(part, CheckStatus.WARNING, message, "Set AUTH_JWT_SECRET or AUTH_JWKS_URL.")
    advice = "Check AUTH_JWKS_URL: without its keys, no user can sign in."
    try:
        response = await http.get(jwks_url)
        response.raise_for_status()
        if len(response.content) > MAX_JWKS_BYTES:
            raise ValueError("too large")
        if discovered := _discovered_key_set(response):
            message = "This is the description of the identity provider, and not its keys."
            return Finding(part, CheckStatus.BROKEN, message, f"Set AUTH_JWKS_URL to its jwks_uri: {discovered}")
        keys = jwt.PyJWKSet.from_json(response.text).keys
    except _UNREADABLE_KEYS as error:
        return Finding(part, CheckStatus.BROKEN, f"The key set cannot be read ({type(error).__name__}).", advice)
    found = f"The identity provider publishes {len(keys)} usable {'key' if len(keys) == 1 else 'keys'}."
    if not checks_issuer:
        message = f"{found} Tokens of every issuer that signs with them are accepted."
        return Finding(part, CheckStatus.WARNING, message, "Set AUTH_ISSUER.")
    return Finding(part, CheckStatus.OK, found)


async def check_operators(policy: OperatorPolicy) -> Finding:
    """Check how operators are named: users must not be able to make themselves operators."""
    part = "operators"
    editable = ["/".join(rule.path) for rule in policy.claims if is_user_editable(rule.path)]
    if editable:
        message = f"Users can edit the claim {editable[0]} themselves, and so become operators."
        advice = (
            "Use a claim that only your identity provider's administrators set, such as app_metadata, or OPERATORS."
        )
        return Finding(part, CheckStatus.WARNING, message, advice)
    if not policy.listed_admins:
        message = "No admin is listed, so the rule that the last admin cannot be blocked protects nobody."
        return Finding(part, CheckStatus.WARNING, message, "List one in OPERATORS.")
    found = f"{len(policy.listed)} listed" + (", others by claims" if policy.claims else "")
    return Finding(part, CheckStatus.OK, f"The operator API is at /operate/graphql; operators: {found}.")


def _discovered_key_set(response: httpx.Response) -> str | None:
    """Return the ``jwks_uri`` of a provider's description, as at /.well-known/openid-configuration; else None."""
    content: object = response.json()
    found = content.get("jwks_uri") if isinstance(content, dict) and "keys" not in content else None
    return found if isinstance(found, str) else None
