"""Accounts: who asks, known by the subject of their token and created on first sight."""

from collections import OrderedDict

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.credits import CreditTransactionKind
from db.queries import users as user_queries
from db.records.users import UserRecord
from records import record
from services import credits
from services.clock import now
from services.errors import Unauthenticated
from services.gathering import Gathering
from services.quotas import Quotas
from services.tokens import TokenVerifier

REMEMBERED = 10_000
DEMO_PREFIX = "demo:"

# After a start, everyone who is here comes at once.
_accounts = Gathering(user_queries.by_subjects)


class Accounts:
    """The accounts of an installation; remembers those seen lately, so that a request costs no query for them."""

    def __init__(self, database: Database, *, signup_credits: int) -> None:
        self._database = database
        self._signup_credits = signup_credits
        self._known: OrderedDict[str, UserRecord] = OrderedDict()

    async def by_subject(self, subject: str, email: str | None = None) -> UserRecord:
        """Return the account of a subject; one seen for the first time is made, with its sign-up credits."""
        known = self._known.get(subject)
        if known is not None:
            self._known.move_to_end(subject)
            return known
        user = await _accounts.of(self._database, subject)
        if user is None:
            user = await self._sign_up(subject, email)
        self._known[subject] = user
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return user

    async def _sign_up(self, subject: str, email: str | None) -> UserRecord:
        user = await self._database.transact(self._insert, subject, email)
        if user is None:
            # Another request of the same person was first.
            user = await user_queries.by_subject(self._database, subject)
        if user is None:
            raise RuntimeError("an account vanished while it was being made")
        return user

    async def _insert(self, connection: AsyncConnection, subject: str, email: str | None) -> UserRecord | None:
        user = await user_queries.insert_new(connection, subject, email, now())
        if user is not None and self._signup_credits:
            # Nobody can listen to an account that is only now being made: no doorbell.
            await credits.move(
                connection, user.id, self._signup_credits, CreditTransactionKind.GRANT, "Welcome credits"
            )
        return user


@record(frozen=True, slots=True)
class Developers:
    """The subjects of those who build on an installation; ``demo``: its demo users are among them."""

    subjects: frozenset[str] = frozenset()
    demo: bool = False

    def __contains__(self, subject: str) -> bool:
        return subject in self.subjects or (self.demo and subject.startswith(DEMO_PREFIX))


@record(frozen=True, slots=True)
class SignedIn:
    """Who has signed in, and until when (Unix seconds)."""

    user: UserRecord
    expires_at: float


class Doorkeeper:
    """Lets in whoever brings a genuine token; who brings too many others is told to wait."""

    def __init__(self, verifier: TokenVerifier, accounts: Accounts, quotas: Quotas) -> None:
        self._verifier = verifier
        self._accounts = accounts
        self._quotas = quotas

    async def admit(self, authorization: str, *, address: str) -> SignedIn:
        """Return whose token this is; only those that are not genuine are counted, by the address they come from.

        Raises:
            Unauthenticated: it is not a genuine one.
            RateLimited: nor were too many others from that address.
        """
        try:
            claims = await self._verifier.verify(authorization)
        except Unauthenticated:
            (await self._quotas.take(self._quotas.allowances.sign_ins, address)).refuse()
            raise
        return SignedIn(await self._accounts.by_subject(claims.subject, claims.email), claims.expires_at)
