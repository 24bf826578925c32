"""Decimal places of currencies at Stripe. Source: Stripe documentation, "Supported currencies"."""

_NO_DECIMALS = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"]
)
_THREE_DECIMALS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
# Stripe writes them with two decimal places for compatibility, although they have none.
_ALWAYS_WHOLE = frozenset({"ISK", "UGX"})


def decimals_of(currency: str) -> int:
    """Return how many decimal places amounts in a currency have; ``currency`` is its code in capital letters."""
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def multiple_of(currency: str) -> int:
    """Return the number that a charge's amount must be a multiple of."""
    if currency in _ALWAYS_WHOLE:
        return 100
    return 10 if currency in _THREE_DECIMALS else 1
