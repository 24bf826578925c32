"""Errors of Stripe calls and events, one class for each way to react; no message contains a key."""


class StripeFailed(Exception):
    """A call to Stripe failed."""


class StripeRefused(StripeFailed):
    """Stripe refused the request for good: nothing was done, and a retry would fail too.

    ``about_key``: the key is not valid, or does not have the permission.
    """

    def __init__(self, message: str, *, about_key: bool = False) -> None:
        super().__init__(message)
        self.about_key = about_key


class StripeUnavailable(StripeFailed):
    """No answer in time, or an inconclusive one: the call may have taken effect."""


class StripeUnclear(StripeUnavailable):
    """An answer about one object that cannot be parsed; answers about other objects may be fine."""


class NoSuchObject(StripeRefused):
    """The account has no object with this id."""


class EventRejected(Exception):
    """The signature is missing, wrong or too old; the message may be sent in the response."""


class EventMalformed(Exception):
    """An object from Stripe cannot be parsed; the message may be sent in the response."""


class AmountRefused(ValueError):
    """Stripe accepts no charge of this amount in this currency; the message is a phrase without a full stop."""
