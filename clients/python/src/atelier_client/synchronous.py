"""The synchronous client: the asynchronous one on an event loop in a thread of its own."""

from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from anyio.from_thread import BlockingPortal, start_blocking_portal

from atelier_client.asynchronous import WAIT_SECONDS, AsyncAtelier, Source
from atelier_client.records import (
    Creation,
    Credit,
    CreditEvent,
    Export,
    Image,
    Model,
    Pack,
    Payment,
    Quote,
    Share,
    Style,
    TaskEvent,
    Transaction,
    Viewer,
)
from atelier_client.session import SignIn

Item = TypeVar("Item")


class Atelier:
    """A client of one server, as one user; `AsyncAtelier` describes its arguments, methods and errors."""

    def __init__(
        self, url: str, token: str | None = None, *, sign_in: SignIn | None = None, patience: float = 30.0
    ) -> None:
        self._resources = ExitStack()
        self._portal: BlockingPortal = self._resources.enter_context(start_blocking_portal("asyncio"))
        try:
            # In the thread of the loop, to which its locks belong.
            self._client = self._portal.call(lambda: AsyncAtelier(url, token, sign_in=sign_in, patience=patience))
            self._resources.callback(lambda: self._portal.call(self._client.aclose))
        except BaseException:
            self._resources.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and end the thread."""
        self._resources.close()

    def execute(
        self, document: str, variables: Mapping[str, object] | None = None, *, repeatable: bool = False
    ) -> dict[str, Any]:
        """Return the data of a query or mutation of your own."""
        return self._portal.call(lambda: self._client.execute(document, variables, repeatable=repeatable))

    def viewer(self) -> Viewer:
        """Return the user."""
        return self._portal.call(self._client.viewer)

    def credits(self) -> Credit:
        """Return the user's credits."""
        return self._portal.call(self._client.credits)

    def models(self) -> list[Model]:
        """Return the models on offer, the default one first."""
        return self._portal.call(self._client.models)

    def styles(self) -> list[Style]:
        """Return the styles on offer."""
        return self._portal.call(self._client.styles)

    def packs(self) -> list[Pack]:
        """Return the credit packs on sale."""
        return self._portal.call(self._client.packs)

    def creation(self, id: str) -> Creation | None:
        """Return a creation of the user; None if there is none with this id."""
        return self._portal.call(self._client.creation, id)

    def quote(self, **options: object) -> Quote:
        """Return the price of `create` with these options."""
        return self._portal.call(lambda: self._client.quote(**options))

    def upload(
        self,
        picture: str | Path | bytes,
        *,
        content_type: str | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> str:
        """Send a picture and return the id of its upload."""
        return self._portal.call(
            lambda: self._client.upload(picture, content_type=content_type, on_progress=on_progress)
        )

    def create(
        self,
        prompt: str | None = None,
        *,
        images: Sequence[Source] = (),
        idempotency_key: str | None = None,
        **options: object,
    ) -> list[Creation]:
        """Begin to make images and return their creations: one, or as many as ``count``."""
        return self._portal.call(
            lambda: self._client.create(prompt, images=images, idempotency_key=idempotency_key, **options)
        )

    def retry(self, id: str, *, max_credits: int | None = None, idempotency_key: str | None = None) -> Creation:
        """Repeat a failed or canceled creation as a new one, and return that."""
        return self._portal.call(
            lambda: self._client.retry(id, max_credits=max_credits, idempotency_key=idempotency_key)
        )

    def cancel(self, id: str) -> Creation:
        """Cancel a generation that was not sent to the provider yet, and return it."""
        return self._portal.call(self._client.cancel, id)

    def delete(self, id: str) -> None:
        """Delete a finished creation and its pictures."""
        self._portal.call(self._client.delete, id)

    def share(self, id: str, *, show_prompt: bool | None = None, indexable: bool | None = None) -> Share:
        """Share the image of a creation on a public page, and return its share."""
        return self._portal.call(lambda: self._client.share(id, show_prompt=show_prompt, indexable=indexable))

    def revoke_share(self, id: str) -> None:
        """Revoke a share, by the id of the share; its page is gone within a minute."""
        self._portal.call(self._client.revoke_share, id)

    def set_favourite(self, *ids: str, favourite: bool = True) -> list[Creation]:
        """Mark creations as favourites, or with ``favourite`` False take the marks away, and return them."""
        return self._portal.call(lambda: self._client.set_favourite(*ids, favourite=favourite))

    def export_creations(
        self, *ids: str, filter: Mapping[str, object] | None = None, idempotency_key: str | None = None
    ) -> Export:
        """Request a ZIP file of creations, those with these ids or those that match a ``CreationFilter``."""
        return self._portal.call(
            lambda: self._client.export_creations(*ids, filter=filter, idempotency_key=idempotency_key)
        )

    def wait_for_export(
        self, id: str, *, on_change: Callable[[Export], None] | None = None, timeout: float = WAIT_SECONDS
    ) -> Export:
        """Return an export when it is ready; its progress before is passed to ``on_change``."""
        return self._portal.call(lambda: self._client.wait_for_export(id, on_change=on_change, timeout=timeout))

    def download_export(self, id: str, destination: str | Path) -> None:
        """Save a ready export as a ZIP file."""
        self._portal.call(self._client.download_export, id, destination)

    def checkout(self, pack: str, *, success_url: str | None = None, cancel_url: str | None = None) -> Payment:
        """Begin the purchase of a pack; the user pays at the payment's ``checkout_url``."""
        return self._portal.call(lambda: self._client.checkout(pack, success_url=success_url, cancel_url=cancel_url))

    def gallery(
        self,
        *,
        status: Sequence[str] | None = None,
        model: str | None = None,
        style: str | None = None,
        group: str | None = None,
        search: str | None = None,
        favourite: bool | None = None,
    ) -> Generator[Creation, None, None]:
        """Yield the user's creations, newest first."""
        found = self._client.gallery(
            status=status, model=model, style=style, group=group, search=search, favourite=favourite
        )
        return self._iterated(found)

    def shares(self) -> Generator[Share, None, None]:
        """Yield the user's shares, newest first."""
        return self._iterated(self._client.shares())

    def transactions(self) -> Generator[Transaction, None, None]:
        """Yield the entries of the ledger, newest first."""
        return self._iterated(self._client.transactions())

    def payments(self) -> Generator[Payment, None, None]:
        """Yield the user's payments, newest first."""
        return self._iterated(self._client.payments())

    def watch(self, id: str | None = None, *, after: str | None = None) -> Generator[TaskEvent, None, None]:
        """Yield each change of one creation, or of all: in order, once, and through lost connections."""
        return self._iterated(self._client.watch(id, after=after))

    def watch_credits(self, *, after: str | None = None) -> Generator[CreditEvent, None, None]:
        """Yield the credits, and each change of them."""
        return self._iterated(self._client.watch_credits(after=after))

    def wait(
        self, id: str, *, on_change: Callable[[Creation], None] | None = None, timeout: float = WAIT_SECONDS
    ) -> Creation:
        """Return a creation when it has an image."""
        return self._portal.call(lambda: self._client.wait(id, on_change=on_change, timeout=timeout))

    def download(self, image: Image | str, destination: str | Path) -> None:
        """Save a picture, or the picture at an address that the server gave, as a file."""
        self._portal.call(self._client.download, image, destination)

    def _iterated(self, items: AsyncGenerator[Item, None]) -> Generator[Item, None, None]:
        try:
            while True:
                try:
                    item = self._portal.call(items.__anext__)
                except StopAsyncIteration:
                    return
                yield item
        finally:
            self._portal.call(items.aclose)
