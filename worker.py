"""The worker: a loop that runs the steps of generations, beside the housekeeping.

The rows are the jobs: any worker of any process may run any step. If a worker dies, its leases expire.
A commit wakes the worker; it also reads the database at least once a second.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import FailureCode, Step
from db.queries.generations import claims as claim_queries
from db.queries.generations import leases
from db.queries.generations.moments import Note
from db.records.creations import GenerationRecord
from housekeeping import Housekeeping
from services.clock import now
from services.generation.steps import dispatch, transitions
from services.generation.steps.context import PipelineContext
from services.generation.steps.poll import poll_task
from services.generation.steps.prepare import prepare
from services.generation.steps.store import store
from services.generation.steps.submit import settle_unanswered, submit
from services.generation.steps.transitions import LeaseLost
from services.observability.log_context import about
from services.observability.metrics import DEFECT
from services.observability.spans import note_error

IDLE_SECONDS = 1.0
STOP_SECONDS = 5.0
RELEASE_SECONDS = 1.0
# Far above the time-outs within a step: a step that hangs is cancelled and tried again later.
STEP_SECONDS = 600.0
MAX_DEFECTS = 10
CLAIM_REST = 3  # Rest after a claim of inputs, in multiples of its duration.

_log = logging.getLogger("atelier.worker")

# Runs a step; returns the generation if its next step follows at once under the same lease.
StepFunction = Callable[[PipelineContext, GenerationRecord], Awaitable[GenerationRecord | None]]


def _outcome(error: BaseException) -> str:
    match error:
        case LeaseLost():
            return "lost"
        case SQLAlchemyError() | OSError() | TimeoutError():
            return "later"
        case asyncio.CancelledError():
            return "cut"
    return DEFECT


class _Pool:
    """The running generations of one kind of step, and the limit on them."""

    def __init__(self, places: int) -> None:
        self._places = places
        self.running: dict[asyncio.Task[None], GenerationRecord] = {}

    @property
    def room(self) -> int:
        return max(0, self._places - len(self.running))


class Worker:
    """A worker for steps of generations; each kind of step has its own limit, see ``Places``."""

    def __init__(self, pipeline: PipelineContext, housekeeping: Housekeeping) -> None:
        self._pipeline, self._housekeeping = pipeline, housekeeping
        places = pipeline.places
        self._preparing, self._storing = _Pool(places.prepare), _Pool(places.store)
        self._submitting, self._polling = _Pool(places.submit), _Pool(places.poll)
        self._prepare_from = 0.0  # By the monotonic clock.
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Claim no more steps; ``run`` returns when the running steps have ended, or after a few seconds."""
        self._stopping.set()
        self._pipeline.event_publisher.work.set()

    async def run(self) -> None:
        """Work until ``stop``. No error ends the loop: after one it waits and tries again."""
        aside = [
            asyncio.create_task(self._pipeline.event_publisher.watch_worker_channel(), name="worker-notifications"),
            asyncio.create_task(self._keep_leases(), name="worker-leases"),
            *self._housekeeping.start(),
        ]
        try:
            while not self._stopping.is_set():
                self._pipeline.event_publisher.work.clear()
                try:
                    wake_at = await self._take()
                except (SQLAlchemyError, OSError, TimeoutError) as error:
                    _log.warning("worker: the database does not answer: %s", type(error).__name__)
                    wake_at = None
                except Exception:  # noqa: BLE001 - nor must a defect in claiming
                    _log.exception("worker: a defect")
                    wake_at = None
                await self._wait_until(wake_at)
        finally:
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)
            await self._finish()

    async def _take(self) -> datetime | None:
        """Claim and start the due steps; return the time of the next one, None if none is planned."""
        moment = now()
        due = await claim_queries.next_due(self._pipeline.database)
        again_at = [at for at in due.values() if at > moment]
        ready = {step for step, at in due.items() if at <= moment}
        if Step.AWAIT in ready:
            polls = await dispatch.to_poll(self._pipeline, room=self._polling.room)
            self._start(self._polling, self._poll, polls.generations)
            again_at += [] if polls.again_at is None else [polls.again_at]
        if ready & {Step.STORE, Step.SUBMIT}:
            await self._take_unlimited(ready)
        if Step.PREPARE in ready:
            again_at += await self._take_prepares()
        if Step.SUBMIT in ready:
            submits = await dispatch.to_submit(self._pipeline, room=self._submitting.room)
            self._start(self._submitting, submit, submits.generations)
            again_at += [] if submits.again_at is None else [submits.again_at]
        return min(again_at, default=None)

    async def _take_unlimited(self, ready: set[Step]) -> None:
        """Claim the steps that only the limits of this worker bound."""
        stores, unanswered = await self._pipeline.database.transact(self._claim_unlimited, ready)
        self._start(self._storing, store, stores)
        self._start(self._polling, settle_unanswered, unanswered)

    async def _claim_unlimited(
        self, connection: AsyncConnection, ready: set[Step]
    ) -> tuple[list[GenerationRecord], list[GenerationRecord]]:
        moment = now()
        lease, until = dispatch.new_lease(), moment + self._pipeline.timings.lease
        stores: list[GenerationRecord] = []
        unanswered: list[GenerationRecord] = []
        if Step.STORE in ready and (room := self._storing.room):
            stores = await claim_queries.claim(connection, Step.STORE, moment, lease=lease, until=until, limit=room)
        if Step.SUBMIT in ready:
            unanswered = await claim_queries.claim_unanswered(
                connection, moment, lease=lease, until=until, limit=self._polling.room
            )
        return stores, unanswered

    async def _take_prepares(self) -> list[datetime]:
        """Claim inputs to prepare; return when to claim again if that is later.

        A claim compares all waiting inputs, so a rest after it bounds its share of the worker's time.
        """
        room, began = self._preparing.room, time.monotonic()
        if room and began < self._prepare_from:
            return [now() + timedelta(seconds=self._prepare_from - began)]
        if room:
            self._start(self._preparing, prepare, await dispatch.to_prepare(self._pipeline, room=room))
            self._prepare_from = time.monotonic() + (time.monotonic() - began) * CLAIM_REST
        return []

    @property
    def _running(self) -> dict[asyncio.Task[None], GenerationRecord]:
        return self._preparing.running | self._submitting.running | self._polling.running | self._storing.running

    def _start(self, pool: _Pool, function: StepFunction, generations: list[GenerationRecord]) -> None:
        for generation in generations:
            name = f"{generation.step}-{generation.id}"
            task = asyncio.create_task(self._run_steps(function, generation), name=name)
            pool.running[task] = generation
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        for pool in (self._preparing, self._submitting, self._polling, self._storing):
            pool.running.pop(task, None)
        self._pipeline.event_publisher.work.set()

    async def _poll(self, pipeline: PipelineContext, generation: GenerationRecord) -> GenerationRecord | None:
        return await poll_task(pipeline, generation, self._may_store)

    def _may_store(self) -> bool:
        """Whether the poll in this task may go on with STORE at once; if so, count it under STORE from now on."""
        task = asyncio.current_task()
        if task not in self._polling.running or not self._storing.room or self._stopping.is_set():
            return False
        self._storing.running[task] = self._polling.running.pop(task)
        return True

    async def _run_steps(self, function: StepFunction, generation: GenerationRecord) -> None:
        to_store = await self._run_step(function, generation)
        task = asyncio.current_task()
        if to_store is not None and task is not None:
            self._storing.running[task] = to_store
            await self._run_step(store, to_store)

    async def _run_step(self, function: StepFunction, generation: GenerationRecord) -> GenerationRecord | None:
        # Around the handling of errors, too, so that its log lines have the creation and the trace.
        with (
            about(generation.id),
            self._pipeline.tracing.step(generation.step, generation.id, generation.attempts),
        ):
            return await self._try_step(function, generation)

    async def _try_step(self, function: StepFunction, generation: GenerationRecord) -> GenerationRecord | None:
        patience = asyncio.timeout(STEP_SECONDS)
        try:
            async with patience:
                with self._pipeline.metrics.step_run(generation.step, _outcome):
                    return await function(self._pipeline, generation)
        except LeaseLost as error:
            note_error(error)
            _log.info("%s %s: taken over by another", generation.step, generation.id)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            note_error(error)
            # Nothing was written; the lease expires and the step is run again.
            _log.warning("%s %s: left for later: %s: %s", generation.step, generation.id, type(error).__name__, error)
            if patience.expired():
                await self._try_again(
                    generation, hopeless=now() - generation.step_at > self._pipeline.timings.storage_patience
                )
        except Exception as error:  # noqa: BLE001 - a defect in one step must not end the loop
            note_error(error)
            _log.exception("%s %s: a defect", generation.step, generation.id)
            await self._try_again(generation, hopeless=generation.attempts + 1 >= MAX_DEFECTS)
        return None

    async def _try_again(self, generation: GenerationRecord, *, hopeless: bool) -> None:
        """Schedule a retry of a step that broke or hung; if it is hopeless, fail with a refund.

        A SUBMIT keeps its lease: Kie.ai may have received the request, and may call back until the lease expires.
        """
        if generation.step is Step.SUBMIT:
            return
        try:
            if hopeless:
                message = "Something went wrong on our side."
                await transitions.fail(self._pipeline, generation, FailureCode.PROVIDER_ERROR, message)
                return
            due_at = now() + self._pipeline.timings.backoff(generation.attempts)
            note = Note(outcome="interrupted")
            await transitions.postpone(self._pipeline, generation, note, due_at=due_at, failed=True)
        except (LeaseLost, SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("%s %s: not given back: %s", generation.step, generation.id, type(error).__name__)

    async def _wait_until(self, moment: datetime | None) -> None:
        seconds = IDLE_SECONDS
        if moment is not None:
            seconds = min(seconds, max(0.01, (moment - now()).total_seconds()))
        try:
            async with asyncio.timeout(seconds):
                await self._pipeline.event_publisher.work.wait()
        except TimeoutError:
            pass

    async def _finish(self) -> None:
        """Wait for running steps; cancel the late ones and release their leases."""
        running = set(self._running)
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=STOP_SECONDS)
        # Read again: a poll may have gone on with STORE meanwhile.
        cut_off = [self._running[task] for task in late]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        try:
            async with asyncio.timeout(RELEASE_SECONDS):
                for generation in cut_off:
                    await self._give_back(generation)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("worker: leases not given back: %s", type(error).__name__)

    async def _give_back(self, generation: GenerationRecord) -> None:
        """Release the lease of a cancelled step, so that another worker can run it at once; no effect if it has ended.

        A SUBMIT keeps its lease: Kie.ai may have received the request, and may call back until the lease expires.
        """
        if generation.step is not Step.SUBMIT:
            note = Note(outcome="worker_stopped")
            await transitions.postpone(self._pipeline, generation, note, due_at=now(), failed=False)

    async def _keep_leases(self) -> None:
        """Extend the leases of running steps: a slow step must not be run, or paid for, a second time."""
        lease = self._pipeline.timings.lease
        while True:
            await asyncio.sleep(lease.total_seconds() / 3)
            held = list(self._running.values())
            if not held:
                continue
            try:
                await self._pipeline.database.transact(leases.extend, held, now() + lease)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.warning("worker: leases not extended: %s", type(error).__name__)
            except Exception:  # noqa: BLE001 - nor must a defect in extending leases
                _log.exception("worker: a defect")
