"""User accounts and sign-in: an account belongs to a token's subject and is created at its first request."""

import asyncio
import logging
from collections import OrderedDict

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.billing.credits import CreditTransactionKind
from db.models.privacy import ERASED_PREFIX
from db.queries import users as user_queries
from db.queries.privacy import facts as fact_queries
from db.records.events import EventRecord
from db.records.users import UserRecord
from services.batching import BatchLoader
from services.billing import credits
from services.clock import now
from services.errors import AccountBlocked, RateLimited, Unauthenticated
from services.events.publisher import EventPublisher
from services.identity import facts
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.identity.presence import Presence
from services.identity.tokens import TokenVerifier
from services.rate_limits.limiter import RateLimiter

_log = logging.getLogger("atelier.tokens")

REMEMBERED = 10_000
DEMO_PREFIX = "demo:"

# Batched, because after a restart all connected clients sign in at once.
_accounts = BatchLoader(user_queries.by_subjects)


class Accounts:
    """The accounts of an installation. Recently used accounts are cached, so that their requests need no query.

    The first token with a new subject creates an account with the sign-up credits. With ``verified_email_only`` an
    account gets them with its first token that has a verified e-mail address, and each address gives them to one
    account only: most identity providers give one person several subjects, one for each way to sign in.
    """

    def __init__(
        self,
        database: Database,
        *,
        signup_credits: int,
        verified_email_only: bool = False,
        rate_limiter: RateLimiter | None = None,
        event_publisher: EventPublisher | None = None,
        identities: Identities | None = None,
        blocks: Blocks | None = None,
    ) -> None:
        self._database = database
        self._signup_credits = signup_credits
        self._verified_email_only = verified_email_only and signup_credits > 0
        self._rate_limiter = rate_limiter
        self._event_publisher = event_publisher
        self._identities = identities
        self._blocks = blocks
        self._known: OrderedDict[str, UserRecord] = OrderedDict()
        self._being_made: dict[str, asyncio.Task[UserRecord]] = {}
        # Unix seconds by subject: when the token expires that has changed the e-mail address of a known account.
        self._changed_until: dict[str, float] = {}
        self._without_grant: set[str] = set()  # Subjects of known accounts that may still get their sign-up credits.

    async def by_subject(
        self,
        subject: str,
        email: str | None = None,
        *,
        email_verified: bool = False,
        address: str | None = None,
        expires_at: float = 0.0,
    ) -> UserRecord:
        """Return the account of a subject; create it if necessary. ``address`` is the client's, to limit sign-ups.

        The account takes the e-mail address of its tokens. ``expires_at`` is the token's, in Unix seconds: while two
        tokens with different addresses are in use, the one that expires later counts.

        Raises:
            RateLimited: there is no account, and too many were created from this address; nothing was written.
            Unauthenticated: it is the subject of an erased account.
        """
        if subject.startswith(ERASED_PREFIX):
            raise Unauthenticated("The token has a subject that is not accepted here.")
        verified = _mailbox_of(email) if self._verified_email_only and email_verified and email is not None else None
        user = self._known.get(subject)
        if user is not None and self._is_erased(user):
            self._forget(subject)
            user = None
        if user is None:
            user = await _accounts.of(self._database, subject)
            if user is None:
                user = await self._sign_up_once(subject, email, verified, address)
            self._remember(user)
        else:
            self._known.move_to_end(subject)
        if email is not None and email != user.email and expires_at > self._changed_until.get(subject, 0.0):
            user = await self._follow_email(user, email, expires_at)
        if verified is not None and subject in self._without_grant:
            await self._grant_late(user, verified)
        return user

    def _is_erased(self, user: UserRecord) -> bool:
        return self._blocks is not None and user.id in self._blocks.erased

    async def _follow_email(self, user: UserRecord, email: str, expires_at: float) -> UserRecord:
        """Change the e-mail address of an account; concurrent requests of the same token find it changed."""
        changed = replace(user, email=email)
        self._known[user.subject], self._changed_until[user.subject] = changed, expires_at
        try:
            await self._database.transact(user_queries.set_email, user.id, email)
        except BaseException:
            self._forget(user.subject)  # The next request reads the account again.
            raise
        return changed

    def _forget(self, subject: str) -> None:
        self._known.pop(subject, None)
        self._changed_until.pop(subject, None)
        self._without_grant.discard(subject)

    def _remember(self, user: UserRecord) -> None:
        self._known[user.subject] = user
        if self._verified_email_only:
            self._without_grant.add(user.subject)
        if len(self._known) > REMEMBERED:
            self._forget(next(iter(self._known)))

    async def _sign_up_once(
        self, subject: str, email: str | None, verified: str | None, address: str | None
    ) -> UserRecord:
        """Create an account; simultaneous first requests share one sign-up, which counts once for their address."""
        made = self._being_made.get(subject)
        if made is None:
            made = asyncio.create_task(self._sign_up(subject, email, verified, address), name="sign-up")
            self._being_made[subject] = made
            made.add_done_callback(lambda task: self._has_been_made(subject, task))
        # A cancelled request must not cancel the sign-up for the others.
        return await asyncio.shield(made)

    def _has_been_made(self, subject: str, task: asyncio.Task[UserRecord]) -> None:
        del self._being_made[subject]
        if not task.cancelled():
            task.exception()  # Mark it as retrieved: if all waiting requests were cancelled, asyncio would log it.

    async def _sign_up(self, subject: str, email: str | None, verified: str | None, address: str | None) -> UserRecord:
        if self._rate_limiter is not None and address is not None:
            state = await self._rate_limiter.take(self._rate_limiter.allowances.sign_ups, address)
            if state.exceeded:
                raise RateLimited(retry_after=state.reset_after, what="new accounts from this address")
        user, is_blocked = await self._database.transact(self._insert, subject, email, verified)
        if is_blocked and self._blocks is not None:
            await self._blocks.refresh_if_possible()
        if user is None:
            # Another request with the same subject has created it.
            user = await user_queries.by_subject(self._database, subject)
        if user is None:
            raise RuntimeError("an account vanished while it was being made")
        return user

    async def _insert(
        self, connection: AsyncConnection, subject: str, email: str | None, verified: str | None
    ) -> tuple[UserRecord | None, bool]:
        """Insert an account and return it, None if there is one; also return whether it is blocked."""
        user = await user_queries.insert_new(connection, subject, email, now())
        if user is None:
            return None, False
        # A new account cannot have subscribers yet, so its events are not published.
        blocked = False
        if self._identities is not None:
            blocked = (await facts.restore(connection, self._identities, user.id, subject)).blocked
        if verified is not None or not self._verified_email_only:
            await self._grant(connection, user.id, verified)
        return user, blocked

    async def _grant_late(self, user: UserRecord, verified: str) -> None:
        if not await user_queries.has_signup_grant(self._database, user.id):
            events = await self._database.transact(self._grant, user.id, verified)
            if self._event_publisher is not None:
                self._event_publisher.publish(events)
        self._without_grant.discard(user.subject)

    async def _grant(self, connection: AsyncConnection, user_id: str, verified: str | None) -> list[EventRecord]:
        """Grant the sign-up credits, unless this account or this e-mail address has had them; return the events."""
        if verified is not None and self._identities is not None:
            erased = self._identities.mailbox(verified)
            if await fact_queries.has_mailbox(connection, erased):
                # Of an erased account: this one counts as having had them, too.
                await user_queries.insert_signup_grant(connection, user_id, None, now())
                return []
        if not await user_queries.insert_signup_grant(connection, user_id, verified, now()) or not self._signup_credits:
            return []
        _, events = await credits.move(
            connection, user_id, self._signup_credits, CreditTransactionKind.GRANT, "Welcome credits"
        )
        return events


def _mailbox_of(email: str) -> str | None:
    """Return an e-mail address in the form used for comparison, or None if it is not an address.

    Case and tag (``ada+1@example.org``) are removed: at nearly all providers they do not change the mailbox.
    """
    local, _, domain = email.strip().casefold().rpartition("@")
    local = local.partition("+")[0]
    return f"{local}@{domain}" if local and domain else None


class Developers(Struct, frozen=True):
    """The subjects of the developers who use an installation; ``demo``: all its demo users count as developers."""

    subjects: frozenset[str] = frozenset()
    demo: bool = False

    def __contains__(self, subject: str) -> bool:
        return subject in self.subjects or (self.demo and subject.startswith(DEMO_PREFIX))


class SignedIn(Struct, frozen=True):
    """A signed-in user, and the time when the token expires (Unix seconds)."""

    user: UserRecord
    expires_at: float


class Authenticator:
    """An authenticator for bearer tokens that rate-limits addresses with many invalid ones."""

    def __init__(
        self,
        verifier: TokenVerifier,
        accounts: Accounts,
        rate_limiter: RateLimiter,
        blocks: Blocks,
        presence: Presence | None = None,
    ) -> None:
        """``presence`` notes the users of accepted tokens."""
        self._verifier = verifier
        self._accounts = accounts
        self._rate_limiter = rate_limiter
        self.blocks = blocks
        self.presence = presence

    async def authenticate(self, authorization: str, *, address: str) -> SignedIn:
        """Return the user of a token; invalid tokens and new accounts count against the limits of the address.

        Raises:
            Unauthenticated: the token is not valid.
            RateLimited: too many invalid tokens or new accounts from this address; existing accounts are not refused.
            AccountBlocked: an operator has blocked the user, or the account is being erased or is erased.
        """
        try:
            claims = await self._verifier.verify(authorization)
        except Unauthenticated as error:
            (await self._rate_limiter.take(self._rate_limiter.allowances.sign_ins, address)).refuse()
            # The type of the cause only: its message may contain a part of the token.
            cause = None if error.__cause__ is None else type(error.__cause__).__name__
            _log.info("token refused", extra={"fields": {"reason": str(error), "cause": cause}})
            raise
        user = await self._accounts.by_subject(
            claims.subject,
            claims.email,
            email_verified=claims.email_verified,
            address=address,
            expires_at=claims.expires_at,
        )
        if user.id in self.blocks:
            raise AccountBlocked
        if self.presence is not None:
            self.presence.note(user.id)
        return SignedIn(user, claims.expires_at)
