"""Operators: their roles, what each role may do, and how a token names its operator's role."""

import enum
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from db.models.audit import AuditAction

CLI_PREFIX = "cli:"
"""Begins the names of operators who use commands; no subject of a token may begin so."""

_USER_EDITABLE = frozenset({"user_metadata", "unsafe_metadata", "unsafeMetadata", "raw_user_meta_data"})


class Role(enum.StrEnum):
    """The role of an operator; SHELL uses commands on a machine with the database's password."""

    SUPPORT = "support"
    ADMIN = "admin"
    SHELL = "shell"


ADMIN_ACTIONS = frozenset(
    {
        AuditAction.DEDUCT,
        AuditAction.SETTLE,
        AuditAction.BLOCK,
        AuditAction.UNBLOCK,
        AuditAction.PAUSE_MODEL,
        AuditAction.RESUME_MODEL,
        AuditAction.CREATE_WEBHOOK,
        AuditAction.UPDATE_WEBHOOK,
        AuditAction.DELETE_WEBHOOK,
        AuditAction.DISABLE_WEBHOOK,
        AuditAction.ENABLE_WEBHOOK,
        AuditAction.ROTATE_WEBHOOK,
        AuditAction.TEST_WEBHOOK,
        AuditAction.REPLAY_WEBHOOK,
        AuditAction.ROTATE_KEYS,
        AuditAction.EXPORT,
        AuditAction.DOWNLOAD,
        AuditAction.ERASE,
        AuditAction.VERIFY_ERASURE,
    }
)
"""The actions that SUPPORT may not do."""


def is_user_editable(path: Sequence[str]) -> bool:
    """Return whether users can edit a claim themselves at a common identity provider.

    So it is with the metadata of users at Supabase, Auth0 and Clerk, also under a namespace, and with the custom
    attributes of Cognito.
    """
    return any(name.rpartition("/")[2] in _USER_EDITABLE or name.startswith("custom:") for name in path)


class Operator(Struct, frozen=True, kw_only=True):
    """A person who acts: ``actor`` is the name in the audit, ``subject`` that of the token, None for commands."""

    actor: str
    role: Role
    subject: str | None = None
    request_id: str | None = None

    def may(self, action: AuditAction) -> bool:
        return self.role is not Role.SUPPORT or action not in ADMIN_ACTIONS


class ClaimRule(Struct, frozen=True):
    """A token whose claim at ``path`` is exactly ``value``, or a list with it, is an operator's with this role."""

    path: tuple[str, ...]
    value: str
    role: Role

    def matches(self, claims: Mapping[str, Any]) -> bool:
        found: Any = claims
        for name in self.path:
            if not isinstance(found, dict) or name not in found:
                return False
            found = found[name]
        return found == self.value or (isinstance(found, list) and self.value in found)


class OperatorPolicy(Struct, frozen=True, kw_only=True):
    """The operators of an installation, and the credits that each role may give in a day."""

    listed: Mapping[str, Role] = {}  # By subject.
    claims: Sequence[ClaimRule] = ()
    day_limits: Mapping[Role, int] = {}  # A role without one has no limit.

    def __bool__(self) -> bool:
        return bool(self.listed or self.claims)

    def role_of(self, subject: str, claims: Mapping[str, Any]) -> Role | None:
        """Return the role of a token's subject, the listed one first; None if it is no operator's."""
        if subject.startswith(CLI_PREFIX):
            return None
        roles = {rule.role for rule in self.claims if rule.matches(claims)}
        by_claim = next((role for role in (Role.ADMIN, Role.SUPPORT) if role in roles), None)
        return self.listed.get(subject, by_claim)

    @property
    def listed_admins(self) -> list[str]:
        return [subject for subject, role in self.listed.items() if role is Role.ADMIN]
