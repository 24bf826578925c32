"""Checks of settings that depend on each other."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bootstrap.settings.addresses import NO_SOCKS, is_socks
from services.origins import is_local

if TYPE_CHECKING:
    from settings import Settings


def check_together(settings: "Settings") -> None:
    """Reject settings that contradict each other, or that need another one.

    Raises:
        ValueError: the settings cannot be used together.
    """
    if settings.auth_jwt_secret is not None and settings.auth_jwks_url is not None:
        raise ValueError("AUTH_JWT_SECRET and AUTH_JWKS_URL contradict each other: set one of them")
    if settings.demo_sign_in and (settings.auth_issuer is not None or settings.auth_audience is not None):
        raise ValueError("AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWT_SECRET or AUTH_JWKS_URL: set one of them")
    _check_token_audience(settings)
    _check_operators(settings)
    if settings.signup_requires_verified_email and settings.demo_sign_in:
        raise ValueError("SIGNUP_REQUIRES_VERIFIED_EMAIL needs AUTH_JWT_SECRET or AUTH_JWKS_URL: set one of them")
    if (
        settings.stripe_secret_key is not None
        and settings.stripe_webhook_secret is None
        and not is_local(settings.base_url)
    ):
        raise ValueError("STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET: without it, events cannot be verified")
    _check_moderation(settings)
    _check_cards(settings)
    _check_proxies(settings)
    _check_durations(settings)
    if settings.trusted_documents == "require" and settings.trusted_documents_manifest is None:
        raise ValueError("TRUSTED_DOCUMENTS=require needs TRUSTED_DOCUMENTS_MANIFEST")
    if settings.trusted_documents == "off" and settings.trusted_documents_manifest is not None:
        raise ValueError("TRUSTED_DOCUMENTS_MANIFEST needs TRUSTED_DOCUMENTS=prefer or require")
    if not timedelta(seconds=1) <= settings.keep_alive <= timedelta(hours=1):
        raise ValueError("KEEP_ALIVE must be between 1s and 1h")
    if settings.hsts is not None and settings.hsts < timedelta(0):
        raise ValueError("HSTS must be a duration, such as 365d")


def _check_operators(settings: "Settings") -> None:
    """Reject operators without an identity provider whose tokens are for this installation alone."""
    for name in ("operators", "operator_claims"):
        if not getattr(settings, name):
            continue
        if settings.demo_sign_in or settings.auth_issuer is None or settings.auth_audience is None:
            raise ValueError(
                f"{name.upper()} needs AUTH_JWKS_URL or AUTH_JWT_SECRET, AUTH_ISSUER and AUTH_AUDIENCE: operators"
                " sign in by an identity provider only"
            )
    if settings.operator_sign_in_url is not None and not settings.operator_policy:
        raise ValueError("OPERATOR_SIGN_IN_URL needs OPERATORS or OPERATOR_CLAIMS: no operators, no console")


def _check_moderation(settings: "Settings") -> None:
    if settings.moderation_url is None and (settings.moderation_token or settings.moderation_signing_secret):
        raise ValueError("MODERATION_TOKEN and MODERATION_SIGNING_SECRET need MODERATION_URL")


def _check_cards(settings: "Settings") -> None:
    is_public = not is_local(settings.base_url)
    if settings.cards == "sandbox" and settings.stripe_secret_key is not None:
        raise ValueError("CARDS=sandbox and STRIPE_SECRET_KEY contradict each other: remove one of them")
    if settings.cards == "sandbox" and is_public:
        raise ValueError(
            "CARDS=sandbox needs a private BASE_URL, because anybody can pay with the sandbox's cards:"
            " remove CARDS, and set STRIPE_SECRET_KEY to sell"
        )
    if settings.cards == "test" and not settings.test_cards:
        raise ValueError(
            "CARDS=test needs a test key of Stripe: set STRIPE_SECRET_KEY to one (sk_test_ or rk_test_), or remove"
            " CARDS"
        )
    if settings.cards != "test" and settings.test_cards and not settings.sandboxed and is_public:
        raise ValueError(
            "STRIPE_SECRET_KEY is a test key, so anybody could buy real images with test cards at a public"
            " BASE_URL: set a live key, or allow it with CARDS=test"
        )


def _check_proxies(settings: "Settings") -> None:
    """Reject a SOCKS proxy, unless it is unused: desktops set ALL_PROXY to one beside the others."""
    for name, proxy in (("HTTPS_PROXY", settings.https_proxy), ("HTTP_PROXY", settings.http_proxy)):
        used, setting = (settings.all_proxy, "ALL_PROXY") if proxy is None else (proxy, name)
        if used is not None and is_socks(used):
            raise ValueError(f"{setting}: {NO_SOCKS}")


def _check_token_audience(settings: "Settings") -> None:
    """Reject an identity provider if its tokens for other applications would sign people in here."""
    if settings.auth_issuer_serves_this_alone:
        if settings.auth_jwks_url is None or settings.auth_issuer is None:
            raise ValueError("AUTH_ISSUER_SERVES_THIS_ALONE needs AUTH_JWKS_URL and AUTH_ISSUER")
        if settings.auth_audience is not None:
            raise ValueError("AUTH_AUDIENCE and AUTH_ISSUER_SERVES_THIS_ALONE contradict each other: set one")
    elif settings.auth_jwks_url is not None and settings.auth_audience is None:
        raise ValueError(
            "AUTH_JWKS_URL needs AUTH_AUDIENCE: without it, tokens for other applications of the issuer are"
            " accepted; if the issuer has no other application, set AUTH_ISSUER and"
            " AUTH_ISSUER_SERVES_THIS_ALONE=true"
        )


def _check_durations(settings: "Settings") -> None:
    if settings.kie_ai_timeout < timedelta(seconds=1) or settings.kie_ai_timeout > timedelta(minutes=5):
        raise ValueError("KIE_AI_TIMEOUT must be between 1s and 5m")
    if settings.event_retention < timedelta(minutes=1) or settings.event_retention > timedelta(days=3650):
        raise ValueError("EVENT_RETENTION must be between 1m and 3650d")
    if not timedelta(minutes=1) <= settings.webhook_retention <= timedelta(days=3650):
        raise ValueError("WEBHOOK_RETENTION must be between 1m and 3650d")
    if not timedelta(0) <= settings.snapshot_recent <= timedelta(days=1):
        raise ValueError("SNAPSHOT_RECENT must be between 0s and 1d")
