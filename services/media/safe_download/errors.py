"""Reasons for which a download did not succeed."""


class FetchRefused(Exception):
    """The address, or one that it redirects to, is not allowed; the message is for people.

    ``unlisted`` is the host if it is public, and excluded only because the operator has not listed it.
    """

    def __init__(self, message: str, *, unlisted: str | None = None) -> None:
        super().__init__(message)
        self.unlisted = unlisted


class FetchTooLarge(Exception):
    """The file at the address is too large; the message is for people."""


class FetchFailed(Exception):
    """The download did not succeed; the message is for people and names no address of the network."""

    def __init__(self, message: str, *, retryable: bool, status: int | None = None) -> None:
        super().__init__(message)
        self.retryable = retryable
        self.status = status


class FetchTooSlow(FetchFailed):
    """The download exceeded a time limit; the message names the limit."""

    def __init__(self, message: str) -> None:
        super().__init__(message, retryable=True)
