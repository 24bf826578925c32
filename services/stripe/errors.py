"""What can go wrong with Stripe, told apart by what the caller may do next; the texts hold no key."""


class StripeFailed(Exception):
    """Stripe did not do what was asked."""


class StripeRefused(StripeFailed):
    """Stripe refused the request for good: nothing was done, and asking again changes nothing.

    ``about_key``: whatever is asked, the key itself is not good for it.
    """

    def __init__(self, message: str, *, about_key: bool = False) -> None:
        super().__init__(message)
        self.about_key = about_key


class StripeUnavailable(StripeFailed):
    """No answer in time, or one that proves nothing: it may have been done."""


class StripeUnclear(StripeUnavailable):
    """An answer about this object that cannot be understood; those about others may be."""


class NoSuchObject(StripeRefused):
    """The account has no object of this id."""


class EventRejected(Exception):
    """The signature is missing, wrong or too old; the message may be answered."""


class EventMalformed(Exception):
    """Stripe signed it, but it cannot be understood; the message may be answered."""
