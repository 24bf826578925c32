"""The moderator: judges the words of a request by phrases and an endpoint, within a share for each user."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from services.errors import ContentRefused, ModerationUnavailable, RateLimited
from services.moderation.endpoint import Endpoint, EndpointFailed, Words
from services.moderation.phrases import Phrases
from services.observability.metrics import Metrics

PER_USER = 4  # Concurrent calls of the endpoint for one user, in this process.
RETRY_SECONDS = 5  # When clients may try again, if the endpoint does not answer.

_log = logging.getLogger("atelier.moderation")


class Moderator:
    """Judges prompts; without phrases and endpoint it allows all.

    ``fails_open``: while the endpoint does not answer, prompts are allowed; else they are refused.
    """

    def __init__(
        self, phrases: Phrases, endpoint: Endpoint | None = None, *, fails_open: bool = False, metrics: Metrics
    ) -> None:
        self._phrases = phrases
        self._endpoint = endpoint
        self._fails_open = fails_open
        self._metrics = metrics
        self._running: Counter[str] = Counter()

    @property
    def on(self) -> bool:
        return bool(self._phrases) or self._endpoint is not None

    async def check(self, words: Words, *, user_id: str, path: Sequence[str]) -> None:
        """Judge the words of a request; call it outside of any transaction. ``path`` is the field that gave them.

        Raises:
            ContentRefused: they are not allowed.
            ModerationUnavailable: the endpoint does not answer, and the settings then allow nothing.
            RateLimited: the endpoint judges too many requests of this user already.
        """
        if not words.prompt.strip() and not (words.negative_prompt or "").strip():
            return
        # A negative prompt lists unwanted content, so phrases may be in it.
        if self._phrases.are_in(words.prompt):
            self._metrics.moderated("phrase")
            raise ContentRefused(path=path)
        if self._endpoint is None:
            self._metrics.moderated("allowed")
            return
        with self._share(user_id):
            await self._judge(self._endpoint, words, path)

    async def _judge(self, endpoint: Endpoint, words: Words, path: Sequence[str]) -> None:
        try:
            verdict = await endpoint.judge(words)
        except EndpointFailed as failed:
            self._metrics.moderated("failed_open" if self._fails_open else "failed_closed")
            then = "allowed" if self._fails_open else "refused"
            _log.warning("moderation: the endpoint failed (%s); the request was %s", failed, then)
            if self._fails_open:
                return
            raise ModerationUnavailable(retry_after=RETRY_SECONDS) from failed
        self._metrics.moderated("allowed" if verdict.allowed else "refused")
        if not verdict.allowed:
            raise ContentRefused(path=path, reason=verdict.reason)

    @contextmanager
    def _share(self, user_id: str) -> Iterator[None]:
        if self._running[user_id] >= PER_USER:
            self._metrics.moderated("too_many")
            raise RateLimited(retry_after=2, what="requests at once")
        self._running[user_id] += 1
        try:
            yield
        finally:
            self._running[user_id] -= 1
            if not self._running[user_id]:
                del self._running[user_id]
