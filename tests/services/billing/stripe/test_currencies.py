"""Currencies: an amount is written and checked with Stripe's number of decimals, not with that of other lists."""

import pytest

from sandbox.cards import currencies as sandbox_currencies
from services.billing.stripe import currencies
from services.billing.stripe.errors import AmountRefused
from tests.support.cases import in_turn


@in_turn(
    ("amount", "currency", "expected"),
    [
        (500, "USD", "5.00 USD"),
        (500_000, "HUF", "5,000.00 HUF"),
        (80_045, "TWD", "800.45 TWD"),
        (200_000, "ISK", "2,000.00 ISK"),
        (500, "UGX", "5.00 UGX"),
        (750, "JPY", "750 JPY"),
        (750, "MGA", "750 MGA"),
        (5120, "KWD", "5.120 KWD"),
    ],
)
def test_an_amount_is_written_with_the_decimal_places_that_stripe_counts(
    amount: int, currency: str, expected: str
) -> None:
    assert currencies.format_amount(amount, currency) == expected


@in_turn(
    ("amount", "currency"),
    [
        (50, "USD"),
        (99_999_999, "USD"),
        (17_500, "HUF"),
        (1_200, "ISK"),
        (50, "JPY"),
        (5_120, "KWD"),
        (2**31 - 1, "IDR"),
    ],
)
def test_an_amount_that_stripe_takes_is_taken(amount: int, currency: str) -> None:
    currencies.check(amount, currency)


@in_turn(
    ("amount", "currency", "reason"),
    [
        (49, "USD", r"from 50 \(0.50 USD\).* is 49 \(0.49 USD\)"),
        (100_000_000, "USD", "to 99999999"),
        (17_499, "HUF", r"from 17500 \(175.00 HUF\)"),
        (2**31, "IDR", "to 2147483647"),
        (1_250, "ISK", "multiple of 100"),
        (501, "UGX", "multiple of 100"),
        (5_125, "KWD", "multiple of 10:"),
        (500, "XAU", "XAU is not one that Stripe takes"),
    ],
)
def test_an_amount_that_stripe_would_refuse_is_refused_with_the_reason(amount: int, currency: str, reason: str) -> None:
    with pytest.raises(AmountRefused, match=reason):
        currencies.check(amount, currency)


@in_turn(
    ("amount", "currency", "expected"),
    [
        (1_148_000, "HUF", "11,480.00 HUF"),
        (200_000, "ISK", "2,000.00 ISK"),
        (380_000, "UGX", "3,800.00 UGX"),
        (10_000, "JPY", "10,000 JPY"),
        (80, "JPY", "80 JPY"),
        (18_600, "KWD", "18.600 KWD"),
        (92_000, "KWD", "92.000 KWD"),
        (35_200, "BHD", "35.200 BHD"),
        (1_000_000, "VND", "1,000,000 VND"),
        (50_000, "KRW", "50,000 KRW"),
        (1_000, "INR", "10.00 INR"),
        (2**31 - 1, "IDR", "21,474,836.47 IDR"),
    ],
)
def test_an_amount_that_shops_mistook_is_written_as_stripe_counts_it(amount: int, currency: str, expected: str) -> None:
    currencies.check(amount, currency)

    assert currencies.format_amount(amount, currency) == expected


@in_turn(
    ("amount", "currency", "reason"),
    [
        (11_480, "HUF", "from 17500"),
        (505, "UGX", "multiple of 100"),
        (5_124, "KWD", "multiple of 10:"),
        (25, "USD", "from 50"),
        (32, "JPY", "from 50"),
        (29, "GBP", "from 30"),
        (100_000_000, "CRC", "to 99999999"),
        (100_000_000, "JPY", "to 99999999"),
        (500, "CUP", "CUP is not one that Stripe takes"),
        (500, "SLL", "SLL is not one that Stripe takes"),
        (500, "BTC", "BTC is not one that Stripe takes"),
    ],
)
def test_an_amount_that_shops_had_refused_at_the_checkout_is_refused_with_the_reason(
    amount: int, currency: str, reason: str
) -> None:
    with pytest.raises(AmountRefused, match=reason):
        currencies.check(amount, currency)


@in_turn("currency", sorted(currencies.DECIMALS))
def test_the_sandbox_counts_a_currency_as_the_product_does(currency: str) -> None:
    assert sandbox_currencies.decimals_of(currency) == currencies.decimals_of(currency)
    multiple = sandbox_currencies.multiple_of(currency)
    currencies.check(2_000_000, currency)
    if multiple > 1:
        with pytest.raises(AmountRefused):
            currencies.check(2_000_000 + multiple - 1, currency)
