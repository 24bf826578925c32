"""The loop that takes generations through their steps, and sweeps up behind them.

The rows are the jobs: any worker of any process may do any step, and one that dies leaves its leases to run out.
A commit rings for work; a look at least once a second is the floor under that.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import FailureCode, Step
from db.queries import generations as generation_queries
from db.records.creations import GenerationRecord
from services.clock import now
from services.events import log
from services.generation import admission, transitions
from services.generation.awaiting import look
from services.generation.prepare import prepare
from services.generation.store import store
from services.generation.submit import settle_unanswered, submit
from services.generation.transitions import LeaseLost
from services.generation.workshop import Workshop
from services.images import erasing
from services.payments import sweeping
from services.payments.till import Till

IDLE_SECONDS = 1.0
SWEEP_SECONDS = 5.0
TILL_SECONDS = 2.0
STOP_SECONDS = 5.0
RELEASE_SECONDS = 1.0
# Far above all that a step waits for: one that hangs is given up, and its lease runs out.
STEP_SECONDS = 600.0
MAX_DEFECTS = 10

_log = logging.getLogger("atelier.worker")

# Does a step, and returns the generation at the next where that is to be done at once under the same lease.
StepFunction = Callable[[Workshop, GenerationRecord], Awaitable[GenerationRecord | None]]


def _outcome(error: BaseException) -> str:
    match error:
        case LeaseLost():
            return "lost"
        case SQLAlchemyError() | OSError() | TimeoutError():
            return "later"
        case asyncio.CancelledError():
            return "cut"
    return "defect"


class Worker:
    """Takes up to ``capacity`` steps at once, up to ``heavy`` of them such as download, decode and store images."""

    def __init__(
        self,
        workshop: Workshop,
        *,
        event_retention: timedelta,
        till: Till | None = None,
        capacity: int = 32,
        heavy: int = 4,
    ) -> None:
        self._workshop = workshop
        self._till = till
        self._retention = event_retention
        self._capacity = capacity
        self._heavy_capacity = heavy
        self._light: dict[asyncio.Task[None], GenerationRecord] = {}
        self._heavy: dict[asyncio.Task[None], GenerationRecord] = {}
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Take nothing new; ``run`` returns when what is running has ended, or after a few seconds."""
        self._stopping.set()
        self._workshop.doorbell.work.set()

    async def run(self) -> None:
        """Work until ``stop``. An error of the database is waited out; no error ends the loop."""
        aside = [
            asyncio.create_task(self._workshop.doorbell.hear_work(), name="worker-doorbell"),
            asyncio.create_task(self._keep_leases(), name="worker-leases"),
            # Each by itself: what fails for one is in no other's way.
            *(
                asyncio.create_task(self._again(name, seconds, work), name=f"worker-{name}")
                for name, seconds, work in (
                    ("erasing", SWEEP_SECONDS, self._erase),
                    ("uploads", SWEEP_SECONDS, self._forget_uploads),
                    ("events", SWEEP_SECONDS, self._forget_events),
                    ("payments", TILL_SECONDS, self._sweep_till),
                )
            ),
        ]
        try:
            while not self._stopping.is_set():
                self._workshop.doorbell.work.clear()
                try:
                    wake_at = await self._take()
                except (SQLAlchemyError, OSError, TimeoutError) as error:
                    _log.warning("worker: the database does not answer: %s", type(error).__name__)
                    wake_at = None
                except Exception:  # noqa: BLE001 - nor must one in the claiming
                    _log.exception("worker: a defect")
                    wake_at = None
                await self._wait_until(wake_at)
        finally:
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)
            await self._finish()

    async def _take(self) -> datetime | None:
        """Claim what is due and start on it; return when to look again, None where only a call tells."""
        moment = now()
        due = await generation_queries.next_due(self._workshop.database)
        again_at = [at for at in due.values() if at > moment]
        ready = {step for step, at in due.items() if at <= moment}
        if Step.AWAIT in ready:
            looks = await admission.to_look(self._workshop, room=self._room)
            self._start(self._look, looks.generations)
            again_at += [] if looks.again_at is None else [looks.again_at]
        if ready - {Step.AWAIT}:
            await self._take_unlimited(ready)
        if Step.SUBMIT in ready:
            submits = await admission.to_submit(self._workshop, room=self._room)
            self._start(submit, submits.generations)
            again_at += [] if submits.again_at is None else [submits.again_at]
        return min(again_at, default=None)

    async def _take_unlimited(self, ready: set[Step]) -> None:
        """Claim the steps that Kie.ai's limits do not bound: no more than can be begun at once."""
        claimed = await self._workshop.database.transact(self._claim_unlimited, ready)
        for function, generations in claimed.items():
            self._start(function, generations)

    async def _claim_unlimited(
        self, connection: AsyncConnection, ready: set[Step]
    ) -> dict[StepFunction, list[GenerationRecord]]:
        moment = now()
        lease, until = admission.new_lease(), moment + self._workshop.timings.lease
        claimed: dict[StepFunction, list[GenerationRecord]] = {}
        room = self._heavy_room
        for step, function in ((Step.STORE, store), (Step.PREPARE, prepare)):
            if step in ready and room > 0:
                claimed[function] = await generation_queries.claim(
                    connection, step, moment, lease=lease, until=until, limit=room
                )
                room -= len(claimed[function])
        if Step.SUBMIT in ready:
            claimed[settle_unanswered] = await generation_queries.claim_unanswered(
                connection, moment, lease=lease, until=until, limit=self._room
            )
        return claimed

    @property
    def _running(self) -> dict[asyncio.Task[None], GenerationRecord]:
        return self._light | self._heavy

    @property
    def _room(self) -> int:
        return max(0, self._capacity - len(self._light))

    @property
    def _heavy_room(self) -> int:
        return max(0, self._heavy_capacity - len(self._heavy))

    def _start(self, function: StepFunction, generations: list[GenerationRecord]) -> None:
        running = self._heavy if function in {store, prepare} else self._light
        for generation in generations:
            name = f"{generation.step}-{generation.id}"
            task = asyncio.create_task(self._run_steps(function, generation), name=name)
            running[task] = generation
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._light.pop(task, None)
        self._heavy.pop(task, None)
        self._workshop.doorbell.work.set()

    async def _look(self, workshop: Workshop, generation: GenerationRecord) -> GenerationRecord | None:
        return await look(workshop, generation, self._may_store)

    def _may_store(self) -> bool:
        """Whether the step that asks may go on with STORE at once; from then on it counts as a heavy one."""
        task = asyncio.current_task()
        if task not in self._light or not self._heavy_room or self._stopping.is_set():
            return False
        self._heavy[task] = self._light.pop(task)
        return True

    async def _run_steps(self, function: StepFunction, generation: GenerationRecord) -> None:
        to_store = await self._run_step(function, generation)
        task = asyncio.current_task()
        if to_store is not None and task is not None:
            self._heavy[task] = to_store
            await self._run_step(store, to_store)

    async def _run_step(self, function: StepFunction, generation: GenerationRecord) -> GenerationRecord | None:
        patience = asyncio.timeout(STEP_SECONDS)
        try:
            async with patience:
                with (
                    self._workshop.metrics.step_run(generation.step, _outcome),
                    self._workshop.tracing.step(generation.step, generation.id, generation.attempts),
                ):
                    return await function(self._workshop, generation)
        except LeaseLost:
            _log.info("%s %s: taken over by another", generation.step, generation.id)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            # Nothing was written; the lease runs out and the step is done again.
            _log.warning("%s %s: left for later: %s: %s", generation.step, generation.id, type(error).__name__, error)
            if patience.expired():
                await self._try_again(
                    generation, hopeless=now() - generation.step_at > self._workshop.timings.storage_patience
                )
        except Exception:  # noqa: BLE001 - a defect in one step must not end the loop
            _log.exception("%s %s: a defect", generation.step, generation.id)
            await self._try_again(generation, hopeless=generation.attempts + 1 >= MAX_DEFECTS)
        return None

    async def _try_again(self, generation: GenerationRecord, *, hopeless: bool) -> None:
        """Try a step that broke or hung again, later; one that does so for too long ends with a refund.

        A SUBMIT stays as it is: Kie.ai may have been asked, and the lease is the time for it to call back.
        """
        if generation.step is Step.SUBMIT:
            return
        try:
            if hopeless:
                message = "Something went wrong on our side."
                await transitions.fail(self._workshop, generation, FailureCode.PROVIDER_ERROR, message)
                return
            due_at = now() + self._workshop.timings.backoff(generation.attempts)
            await self._workshop.database.transact(generation_queries.postpone, generation, due_at=due_at, failed=True)
        except (LeaseLost, SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("%s %s: not given back: %s", generation.step, generation.id, type(error).__name__)

    async def _wait_until(self, moment: datetime | None) -> None:
        seconds = IDLE_SECONDS
        if moment is not None:
            seconds = min(seconds, max(0.01, (moment - now()).total_seconds()))
        try:
            async with asyncio.timeout(seconds):
                await self._workshop.doorbell.work.wait()
        except TimeoutError:
            pass

    async def _finish(self) -> None:
        """Let running steps end; those that take too long are cut off and given back."""
        running = set(self._running)
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=STOP_SECONDS)
        # One that was looking may have gone on with STORE meanwhile.
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
        """Let another do a step at once that was cut off; where it had ended after all, nothing happens.

        A SUBMIT stays as it is: Kie.ai may have been asked, and the lease is the time for it to call back.
        """
        if generation.step is not Step.SUBMIT:
            await self._workshop.database.transact(generation_queries.postpone, generation, due_at=now(), failed=False)

    async def _keep_leases(self) -> None:
        """Hold what is running for as long as it runs: a slow step must not be done, or paid for, a second time."""
        lease = self._workshop.timings.lease
        while True:
            await asyncio.sleep(lease.total_seconds() / 3)
            held = list(self._running.values())
            if not held:
                continue
            try:
                await self._workshop.database.transact(generation_queries.extend_leases, held, now() + lease)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.warning("worker: leases not extended: %s", type(error).__name__)
            except Exception:  # noqa: BLE001 - the same of the leases
                _log.exception("worker: a defect")

    async def _again(self, name: str, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        """Do a work of housekeeping again and again."""
        while True:
            try:
                await work()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.warning("%s: %s", name, type(error).__name__)
            except Exception:  # noqa: BLE001 - the same of housekeeping
                _log.exception("%s: a defect", name)
            await asyncio.sleep(seconds)

    async def _erase(self) -> None:
        """Erase what was deleted."""
        await erasing.erase_released(self._workshop.database, self._workshop.storage)

    async def _forget_uploads(self) -> None:
        await erasing.forget_uploads(self._workshop.database, self._workshop.storage)

    async def _forget_events(self) -> None:
        await log.prune(self._workshop.database, self._retention)

    async def _sweep_till(self) -> None:
        """Ask about checkouts whose event never came."""
        if self._till is not None:
            await sweeping.sweep(self._till)
