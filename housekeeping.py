"""Housekeeping: the periodic work beside the steps of generations, such as deletions, payments and archives."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from services.archives import job as archive_job
from services.archives.job import ArchiveContext
from services.billing.payments import reconciliation
from services.billing.payments.context import PaymentContext
from services.diagnostics.checks.models import check_nightly
from services.events import writer
from services.generation.steps.context import PipelineContext
from services.generation.steps.render import Renderer
from services.generation.steps.stranded import AT_ONCE, refund_stranded
from services.identity import presence, stream_tickets
from services.media.images import deletion
from services.privacy import erasing, retention
from services.privacy.erasing import ErasureContext
from services.shares import shares
from services.webhooks.dispatcher import WebhookDispatcher

SWEEP_SECONDS = 5.0
PAYMENTS_SECONDS = 2.0
MODELS_SECONDS = 60.0
ARCHIVES_SECONDS = 2.0
RENDERS_SECONDS = 1.0
PERSONS_SECONDS = 2.0
WEBHOOKS_SECONDS = 60.0
SHARES_SECONDS = 60.0

_log = logging.getLogger("atelier.worker")


class Housekeeping:
    """The periodic work of one worker; a service that is not given has none."""

    def __init__(
        self,
        pipeline: PipelineContext,
        *,
        event_retention: timedelta,
        payment_context: PaymentContext | None = None,
        webhooks: WebhookDispatcher | None = None,
        archives: ArchiveContext | None = None,
        erasures: ErasureContext | None = None,
        renderer: Renderer | None = None,
        creation_retention: timedelta | None = None,
    ) -> None:
        self._pipeline, self._database = pipeline, pipeline.database
        self._event_retention, self._creation_retention = event_retention, creation_retention
        self._payment_context, self._webhooks = payment_context, webhooks
        self._archives, self._erasures, self._renderer = archives, erasures, renderer
        self._swept_share: str | None = None

    def start(self) -> list[asyncio.Task[None]]:
        """Start the work in separate tasks, so that a failure of one does not delay the others; return the tasks."""
        works: tuple[tuple[str, float, Callable[[], Awaitable[None]]], ...] = (
            ("erasing", SWEEP_SECONDS, self._erase),
            ("erasures", SWEEP_SECONDS, self._erase_planned_objects),
            ("leftovers", SWEEP_SECONDS, self._erase_leftovers),
            ("uploads", SWEEP_SECONDS, self._forget_uploads),
            ("tickets", SWEEP_SECONDS, self._forget_stream_tickets),
            ("events", SWEEP_SECONDS, self._forget_events),
            ("payments", PAYMENTS_SECONDS, self._reconcile_payments),
            ("stranded", SWEEP_SECONDS, self._refund_stranded),
            ("models", MODELS_SECONDS, self._check_models),
            # One archive, one erasure and one render at a time, beside the generations.
            ("archives", ARCHIVES_SECONDS, self._make_archives),
            ("renders", RENDERS_SECONDS, self._render),
            ("persons", PERSONS_SECONDS, self._erase_persons),
            ("retention", SWEEP_SECONDS, self._delete_old_creations),
            ("webhooks", WEBHOOKS_SECONDS, self._forget_webhooks),
            ("shares", SHARES_SECONDS, self._end_shares),
        )
        tasks = [asyncio.create_task(_repeat(*work), name=f"worker-{work[0]}") for work in works]
        if self._webhooks is not None:
            tasks.append(asyncio.create_task(self._webhooks.run(), name="worker-webhook-deliveries"))
        return tasks

    async def _erase(self) -> None:
        """Delete the objects of deleted images; after a full batch, continue at once, as in each such task."""
        while await deletion.erase_released(self._database, self._pipeline.storage) == deletion.AT_ONCE:
            pass

    async def _erase_planned_objects(self) -> None:
        while await deletion.erase_planned(self._database, self._pipeline.storage) == deletion.AT_ONCE:
            pass

    async def _erase_leftovers(self) -> None:
        while await deletion.erase_leftovers(self._database, self._pipeline.storage) == deletion.AT_ONCE:
            pass

    async def _forget_uploads(self) -> None:
        while await deletion.forget_uploads(self._database) == deletion.AT_ONCE:
            pass

    async def _make_archives(self) -> None:
        while self._archives is not None and await archive_job.run_next(self._archives):
            pass

    async def _render(self) -> None:
        while self._renderer is not None and await self._renderer.run_next():
            pass

    async def _erase_persons(self) -> None:
        while self._erasures is not None and await erasing.run_next(self._erasures):
            pass

    async def _delete_old_creations(self) -> None:
        pipeline, after = self._pipeline, self._creation_retention
        while after is not None and (
            await retention.delete_old(pipeline.database, pipeline.event_publisher, after) == retention.AT_ONCE
        ):
            pass

    async def _forget_events(self) -> None:
        await writer.prune(self._database, self._event_retention)
        await presence.prune(self._database)

    async def _forget_webhooks(self) -> None:
        if self._webhooks is not None:
            await self._webhooks.prune()

    async def _forget_stream_tickets(self) -> None:
        while await stream_tickets.forget_expired(self._database) == stream_tickets.AT_ONCE:
            pass

    async def _end_shares(self) -> None:
        """End the shares of deleted creations, of which each run looks at some: the next ones by id."""
        self._swept_share = await shares.end_some(self._database, self._swept_share or "")

    async def _refund_stranded(self) -> None:
        """Refund generations that have waited too long for a paused model; after a full batch, continue at once."""
        while await refund_stranded(self._pipeline) >= AT_ONCE:
            pass

    async def _check_models(self) -> None:
        """Compare the models on offer with the provider's descriptions, if it is this worker's turn tonight."""
        pipeline = self._pipeline
        await check_nightly(pipeline.database, pipeline.provider, pipeline.availability)

    async def _reconcile_payments(self) -> None:
        """Reconcile checkouts for which no event arrived, and fetch the receipts of payments."""
        if self._payment_context is not None:
            await reconciliation.reconcile(self._payment_context)
            await reconciliation.fetch_receipts(self._payment_context)


async def _repeat(name: str, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Run a housekeeping function every ``seconds``, until cancelled."""
    while True:
        try:
            await work()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("%s: %s", name, type(error).__name__)
        except Exception:  # noqa: BLE001 - nor must a defect in housekeeping
            _log.exception("%s: a defect", name)
        await asyncio.sleep(seconds)
