"""The settings of operators: listed subjects, claims of tokens, and the credits that each role may give in a day."""

from typing import Annotated

from pydantic import AfterValidator

from services.operators.operators import CLI_PREFIX, ClaimRule, Role

_ROLES = {"support": Role.SUPPORT, "admin": Role.ADMIN}
_EXAMPLE = "alice@example.com:admin,auth0|123:support"
_CLAIM_EXAMPLE = "/app_metadata/role=atelier-admin:admin"


def listed_operators(text: str) -> dict[str, Role]:
    """Return the roles by subject from a list such as ``alice:admin,bob:support``.

    Raises:
        ValueError: the text has another form.
    """
    found: dict[str, Role] = {}
    for part in _parts(text):
        subject, _, role = part.rpartition(":")
        if not subject or role not in _ROLES or subject in found:
            raise ValueError(f"it must be different subjects, each with the role support or admin, such as {_EXAMPLE}")
        if subject.startswith(CLI_PREFIX):
            raise ValueError(f"no subject may begin with {CLI_PREFIX}, which marks operators who use commands")
        found[subject] = _ROLES[role]
    return found


def claim_rules(text: str) -> tuple[ClaimRule, ...]:
    """Return the rules from a list such as ``/app_metadata/role=atelier-admin:admin``.

    The path is a JSON pointer (RFC 6901): in a name, ``~1`` is a slash and ``~0`` a tilde.

    Raises:
        ValueError: the text has another form.
    """
    rules = []
    for part in _parts(text):
        path, _, rest = part.partition("=")
        value, _, role = rest.rpartition(":")
        if not path.startswith("/") or len(path) < 2 or not value or role not in _ROLES:
            raise ValueError(
                f"it must be paths of claims, each with the exact value and the role support or admin, such as"
                f" {_CLAIM_EXAMPLE}"
            )
        names = tuple(name.replace("~1", "/").replace("~0", "~") for name in path[1:].split("/"))
        rules.append(ClaimRule(names, value, _ROLES[role]))
    return tuple(rules)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _check_operators(value: str) -> str:
    listed_operators(value)
    return value


def _check_claims(value: str) -> str:
    claim_rules(value)
    return value


Operators = Annotated[str, AfterValidator(_check_operators)]
"""Subjects with their roles."""

OperatorClaims = Annotated[str, AfterValidator(_check_claims)]
"""Claims of tokens with the roles that they give."""
