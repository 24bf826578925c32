"""Currencies by Stripe's rules: decimal places, and the amounts that a charge may have.

Stripe's list decides, not ISO 4217 or CLDR: ISK and UGX are written with two decimal places that are always 00, and HUF
and TWD have two although CLDR shows none. Source: Stripe documentation, "Supported currencies".
"""

from services.billing.stripe.errors import AmountRefused

MAX_AMOUNT = 2**31 - 1
"""The largest amount that the API's Int can carry, in the smallest unit; Stripe accepts more only in IDR and COP."""

_TWO_DECIMALS = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP
    CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD KES
    KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
    PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY TTD TWD
    TZS UAH UGX USD UYU UZS WST XCD XCG YER ZAR ZMW
"""
_NO_DECIMALS = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD JOD KWD OMR TND"

DECIMALS = {
    currency: decimals
    for decimals, currencies in ((2, _TWO_DECIMALS), (0, _NO_DECIMALS), (3, _THREE_DECIMALS))
    for currency in currencies.split()
}
"""The decimal places of an amount, by currency: 500 is 5.00 USD, 500 JPY or 0.500 KWD."""

_MULTIPLES = {"ISK": 100, "UGX": 100} | dict.fromkeys(_THREE_DECIMALS.split(), 10)
_LARGEST = {"COP": 9_999_999_999, "IDR": 999_999_999_999, "INR": 999_999_999}
_LARGEST_ELSEWHERE = 99_999_999
_SMALLEST = {
    "AED": 200, "ARS": 50, "AUD": 50, "BRL": 50, "CAD": 50, "CHF": 50, "COP": 50, "CZK": 1500, "DKK": 250, "EUR": 50,
    "GBP": 30, "HKD": 400, "HUF": 17500, "IDR": 50, "ILS": 50, "INR": 50, "JPY": 50, "KRW": 50, "MXN": 1000, "MYR": 200,
    "NOK": 300, "NZD": 50, "PHP": 50, "PLN": 200, "RON": 200, "RUB": 50, "SEK": 300, "SGD": 50, "THB": 1000, "USD": 50,
    "ZAR": 50,
}  # fmt: skip


def decimals_of(currency: str) -> int:
    """Return the decimal places of an amount in ``currency``; two if Stripe does not list it."""
    return DECIMALS.get(currency, 2)


def format_amount(amount: int, currency: str) -> str:
    """Return an amount, in the smallest unit, as people write it: ``5.00 USD``, ``500 JPY``."""
    decimals = decimals_of(currency)
    return f"{amount / 10**decimals:,.{decimals}f} {currency}"


def check(amount: int, currency: str) -> None:
    """Check that Stripe accepts a charge of ``amount``, in the smallest unit of ``currency``.

    The smallest amounts apply to an account that is paid out in the same currency.

    Raises:
        AmountRefused: Stripe would refuse the charge.
    """
    if currency not in DECIMALS:
        raise AmountRefused(f"currency {currency} is not one that Stripe takes")
    multiple, smallest = _MULTIPLES.get(currency, 1), _SMALLEST.get(currency, 1)
    largest = min(_LARGEST.get(currency, _LARGEST_ELSEWHERE), MAX_AMOUNT)
    if not smallest <= amount <= largest:
        bounds = (
            f"from {smallest} ({format_amount(smallest, currency)}) to {largest} ({format_amount(largest, currency)})"
        )
        raise AmountRefused(f"amount must be {bounds}, and is {amount} ({format_amount(amount, currency)})")
    if amount % multiple:
        raise AmountRefused(f"amount must be a multiple of {multiple}: Stripe takes no smaller unit of {currency}")
