"""The checks of card payments: Stripe's key, its webhook endpoint, or the sandbox in its place."""

from services.billing.stripe.client import StripeClient
from services.billing.stripe.errors import StripeFailed, StripeRefused
from services.billing.stripe.events import EVENT_TYPES
from services.diagnostics.findings import CheckStatus, Finding

TEST_CARDS = "Test cards buy real images."


def no_cards() -> Finding:
    """Return the finding for an installation that sells nothing."""
    message = "Nothing can be bought: STRIPE_SECRET_KEY is not set, and real images are not sold for sandbox money."
    advice = "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or try it privately with CARDS=sandbox."
    return Finding("cards", CheckStatus.WARNING, message, advice)


def sandboxed_cards(*, public: bool, real_images: bool = False) -> Finding:
    """Return the finding for a sandbox in place of Stripe; ``public``: the installation has a public address."""
    message = "The sandbox stands in for Stripe: STRIPE_SECRET_KEY is not set, and no card is charged."
    if real_images:
        return Finding("cards", CheckStatus.WARNING, f"{TEST_CARDS} {message}", "Remove CARDS=sandbox to end this.")
    if not public:
        return Finding("cards", CheckStatus.OK, message)
    return Finding("cards", CheckStatus.WARNING, message, "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.")


def with_test_cards(found: Finding) -> Finding:
    """Add to a finding about Stripe that its key is a test key although Kie.ai is real."""
    if found.status is CheckStatus.BROKEN:
        return found
    advice = " ".join([*filter(None, [found.advice]), "Set a live key in STRIPE_SECRET_KEY to sell."])
    return Finding(found.part, CheckStatus.WARNING, f"{TEST_CARDS} {found.message}", advice)


async def check_cards(client: StripeClient, *, address: str, listens: bool, local: bool) -> Finding:
    """Use the key, and check that the account's events are sent to ``address``; ``local``: Stripe cannot reach it."""
    part = "cards"
    try:
        await client.check()
    except StripeRefused as error:
        return Finding(
            part, CheckStatus.BROKEN, str(error), "Check STRIPE_SECRET_KEY, and what a restricted key may do."
        )
    except StripeFailed as error:
        return Finding(part, CheckStatus.BROKEN, str(error), "Check STRIPE_BASE_URL and the way out of this network.")
    if not listens:
        message = "The key is accepted. STRIPE_WEBHOOK_SECRET is not set: refunds and disputes are not seen."
        return Finding(part, CheckStatus.WARNING, message, "Set it; until then checkouts are found by polling.")
    if local:
        return Finding(part, CheckStatus.OK, f"The key is accepted; {address} receives only forwarded events.")
    try:
        subscribed = (await client.endpoints()).get(address)
    except StripeFailed:
        return Finding(part, CheckStatus.OK, "The key is accepted; it may not list where the account's events go.")
    advice = f"At Stripe, have these sent to {address}: {', '.join(EVENT_TYPES)}."
    if subscribed is None:
        return Finding(
            part, CheckStatus.WARNING, "The key is accepted, but no event of the account is sent here.", advice
        )
    if "*" not in subscribed and not subscribed.issuperset(EVENT_TYPES):
        return Finding(part, CheckStatus.WARNING, "The key is accepted, but not all events are sent here.", advice)
    return Finding(part, CheckStatus.OK, "The key is accepted, and the account's events are sent here.")
