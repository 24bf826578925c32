"""The ``Provider`` protocol: the calls that the pipeline makes to a service that makes images."""

import functools
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from msgspec import Struct

from services.providers.models import ModelDescription
from services.providers.tasks import ImageRequest, TaskReport

if TYPE_CHECKING:
    import httpx


class Profile(Struct, frozen=True, kw_only=True):
    """The facts about a provider that differ between providers."""

    title: str  # Its name in logs and messages.
    low_credit: float  # In the provider's own credits: enough for a few images.
    low_credit_advice: str
    result_hosts: frozenset[str]  # Results are downloaded from these hosts only.
    result_hosts_setting: str  # The setting with which an operator adds one.

    @property
    def part(self) -> str:
        """The provider's name in findings, readiness reports and traces."""
        return self.title.lower()


class Provider(Protocol):
    """A service that makes images by tasks, which are paid, cannot be cancelled, and are polled or call back.

    A provider retries nothing: the pipeline spaces the calls, under the limits of the settings, and repeats them. Each
    call ends within the provider's own time-out. A cancelled call may still take effect. In addition to its own errors,
    every asynchronous call

    Raises:
        ProviderRateLimited: too many calls; nothing was started.
        ProviderSuspended: the provider serves no calls of this account now; nothing was started.
        ProviderUnreachable: no connection; nothing was sent.
    """

    @property
    def profile(self) -> Profile: ...

    async def create_task(self, request: ImageRequest, *, callback_url: str | None) -> str:
        """Create a task for one image and return its id: 1 to 200 characters, safe in addresses, logs and keys.

        Do not repeat it blindly: a task costs money. The id only means that the task was accepted.

        Raises:
            ProviderRejected: this request is refused permanently; nothing was started.
            ProviderAmbiguous: the outcome is unknown; a paid task may exist, and may call back.
        """
        ...

    async def read_task(self, task_id: str) -> TaskReport:
        """Return the state of a task; this is the authority, a callback is only a hint.

        Raises:
            TaskNotFound: there is no such task; a provider may also answer so for about a minute after creation.
            ResultMissing: the task succeeded without a usable address.
            ProviderUnavailable: no usable answer; the task's state is unknown.
        """
        ...

    async def renew_download(self, url: str) -> str:
        """Return a new address of a result; the file itself may be gone.

        Raises:
            ProviderRejected: ``url`` is not an address of the provider.
            ProviderUnavailable: no usable answer.
        """
        ...

    async def upload(self, data: bytes, *, file_name: str, content_type: str) -> str:
        """Upload a picture, for an installation from which the provider cannot fetch it, and return its address.

        Raises:
            ProviderRejected: the provider does not accept the picture.
            ProviderUnavailable: no usable answer.
        """
        ...

    async def credit(self) -> float:
        """Return the account's balance in the provider's own credits. A free check of the key.

        Raises:
            ProviderUnavailable: no usable answer.
        """
        ...

    async def describe_model(self, model: str) -> ModelDescription:
        """Return the input fields and the price that the provider publishes for one of its models; free, and slow.

        Raises:
            ProviderUnavailable: no usable answer.
        """
        ...

    def verify_callback(self, body: bytes, headers: "httpx.Headers", *, now: datetime) -> str:
        """Return the id of the task whose state may have changed; the caller bounds the length of ``body``.

        Raises:
            CallbackMalformed: the callback does not name exactly one task, or its signed time is not one.
            CallbackForged: the signature is missing, or was not made with our key.
            CallbackStale: the signature is valid, but of another time than ``now``.
        """
        ...

    async def aclose(self) -> None:
        """Close the connections; running calls fail."""
        ...


Observe = Callable[[Profile, str], AbstractContextManager[object]]
"""Takes the name of a method and returns a context manager for one call of it, which also gets the call's error."""

ProviderT = TypeVar("ProviderT", bound="Observable")
P = ParamSpec("P")
ResultT = TypeVar("ResultT")


class Observable(Protocol):
    """A provider with observed calls."""

    observe: Observe

    @property
    def profile(self) -> Profile: ...


def observed(
    method: Callable[Concatenate[ProviderT, P], Coroutine[Any, Any, ResultT]], /
) -> Callable[Concatenate[ProviderT, P], Coroutine[Any, Any, ResultT]]:
    """Wrap a call of a provider in ``observe``, which measures and traces it under the method's name."""

    @functools.wraps(method)
    async def call(provider: ProviderT, /, *args: P.args, **kwargs: P.kwargs) -> ResultT:
        with provider.observe(provider.profile, method.__name__):
            return await method(provider, *args, **kwargs)

    return call
