"""The environment, typed: what is missing or contradictory stops the start with one clear line."""

import ipaddress
import os
from datetime import timedelta
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from db.options import Options
from values import (
    Address,
    Base,
    Duration,
    Hosts,
    Key,
    Limit,
    Names,
    Networks,
    Origins,
    OriginsOrAll,
    Prices,
    Rate,
    Script,
    SigningSecret,
    StripeKey,
    Unset,
    Wait,
    prices_of,
    rate_of,
)

KIE_RESULT_HOSTS = frozenset({"tempfile.aiquickdraw.com", "file.aiquickdraw.com", "*.kie.ai", "tempfile.redpandaai.co"})


class Settings(BaseModel):
    """Configuration of a process; names and meanings are those of docs/settings.md."""

    model_config = ConfigDict(
        alias_generator=str.upper, populate_by_name=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    base_url: Base = Field(default="", validation_alias=AliasChoices("BASE_URL", "NEXT_PUBLIC_BASE_URL"))
    data_dir: Path = Path("data")
    database_url: SecretStr = SecretStr("")
    database_pool_size: Unset[int] = Field(default=None, ge=1, le=1000)  # None: 16, on SQLite 4 that read.
    database_pool_timeout: Wait = timedelta(seconds=30)
    database_connect_timeout: Wait = timedelta(seconds=5)
    database_statement_timeout: Wait = timedelta(seconds=30)
    database_lock_timeout: Wait = timedelta(seconds=10)
    database_pgbouncer: bool = False  # PgBouncer in transaction mode is between.
    broadcast_url: SecretStr = SecretStr("memory://")
    storage_url: str = ""
    blob_read_write_token: Unset[SecretStr] = None  # For STORAGE_URL=vercel-blob:
    worker: Literal["inline", "off"] = "inline"

    kie_ai_api_key: Unset[Key] = None  # None: the sandbox stands in for Kie.ai.
    sandbox_url: Base = ""  # Of a sandbox that runs already; empty: one is started.
    sandbox_webhook_key: Unset[SecretStr] = None  # What a sandbox that runs already signs with.
    sandbox_seconds: float = Field(default=3.0, ge=0.0, le=600.0)  # How long its tasks take.
    kie_ai_base_url: Base = "https://api.kie.ai"
    kie_ai_upload_url: Base = "https://kieai.redpandaai.co"
    kie_ai_webhook_hmac_key: Unset[SecretStr] = None
    kie_ai_result_hosts: Hosts = KIE_RESULT_HOSTS
    kie_ai_rate: Rate = "16/10"
    kie_ai_read_rate: Rate = "40/10"
    kie_ai_concurrency: int = Field(default=80, ge=1, le=10_000)
    kie_ai_timeout: Duration = timedelta(seconds=30)
    trusted_image_hosts: Hosts = frozenset()

    stripe_secret_key: Unset[StripeKey] = None  # None: the sandbox stands in for Stripe.
    stripe_webhook_secret: Unset[Key] = None
    stripe_base_url: Base = "https://api.stripe.com"
    credit_packs: Unset[Path] = None  # None: those of services/packs.toml.

    generation_credits: Prices = "20"
    signup_credits: int = Field(default=100, ge=0, le=1_000_000)

    auth_jwt_secret: Unset[SigningSecret] = None
    auth_jwks_url: Unset[Address] = None
    auth_issuer: Unset[str] = None
    auth_audience: Unset[str] = None
    sign_in_script: Unset[Script] = None  # Address of the script that signs people in on the pages.
    sign_in_origins: Origins = frozenset()  # What that script reaches, besides where it comes from.

    event_retention: Duration = timedelta(days=7)

    trusted_documents: Literal["off", "prefer", "require"] = "off"
    trusted_documents_manifest: Unset[Path] = None
    developers: Names = frozenset()  # Subjects who may send other documents all the same.

    cors_origins: OriginsOrAll = frozenset()  # Origins whose pages may ask; `*` is all of them.
    hsts: Unset[Duration] = None  # For how long browsers are told to come over TLS alone.
    trusted_proxies: Networks = frozenset()  # Addresses and networks whose X-Forwarded-For is believed.

    max_connections: int = Field(default=10_000, ge=10, le=1_000_000)  # Of each server process.
    max_connections_per_address: int = Field(default=1_000, ge=1, le=1_000_000)
    keep_alive: Duration = timedelta(seconds=5)  # How long a connection may wait for its next request.
    live_per_user: int = Field(default=100, ge=1, le=100_000)  # Sockets and streams at once, in each process.
    live_per_address: int = Field(default=1_000, ge=1, le=1_000_000)

    rate_limits: Literal["on", "off"] = "on"
    rate_limit_storage: SecretStr = SecretStr("")  # Empty: as BROADCAST_URL.
    rate_limit_cost: Limit = (60_000, 60)  # Points of estimated cost in so many seconds, for each user.
    rate_limit_address_cost: Limit = (300_000, 60)  # The same for all who ask from one address, in each process.
    rate_limit_mutations: Limit = (300, 60)
    rate_limit_generations: Limit = (60, 60)
    rate_limit_uploads: Limit = (120, 60)
    rate_limit_sign_ins: Limit = (60, 60)  # Demo users, and tokens that are not genuine, by address.
    rate_limit_callbacks: Limit = (1_200, 60)  # By address; genuine ones and others apart.

    log_format: Literal["logfmt", "json"] = "logfmt"
    log_level: Literal["debug", "info", "warning", "error"] = "info"  # Operations are told of at info.
    metrics_token: Unset[Key] = None  # None: /metrics is for neighbours alone.
    otel_exporter_otlp_endpoint: Unset[Base] = None  # None: no traces are made.

    @model_validator(mode="after")
    def _check_together(self) -> Self:
        if self.auth_jwt_secret is not None and self.auth_jwks_url is not None:
            raise ValueError("AUTH_JWT_SECRET and AUTH_JWKS_URL contradict each other: set one of them")
        if self.demo_sign_in and (self.auth_issuer is not None or self.auth_audience is not None):
            raise ValueError("AUTH_ISSUER and AUTH_AUDIENCE mean an identity provider: set its key too")
        if self.stripe_secret_key is not None and self.stripe_webhook_secret is None and not is_local(self.base_url):
            raise ValueError("STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET: without it no event of Stripe is believed")
        if self.kie_ai_timeout < timedelta(seconds=1) or self.kie_ai_timeout > timedelta(minutes=5):
            raise ValueError("KIE_AI_TIMEOUT must be between 1s and 5m")
        if self.event_retention < timedelta(minutes=1) or self.event_retention > timedelta(days=3650):
            raise ValueError("EVENT_RETENTION must be between 1m and 3650d")
        if self.trusted_documents == "require" and self.trusted_documents_manifest is None:
            raise ValueError("TRUSTED_DOCUMENTS=require needs TRUSTED_DOCUMENTS_MANIFEST")
        if self.trusted_documents == "off" and self.trusted_documents_manifest is not None:
            raise ValueError("TRUSTED_DOCUMENTS_MANIFEST means TRUSTED_DOCUMENTS=prefer or require")
        if not timedelta(seconds=1) <= self.keep_alive <= timedelta(hours=1):
            raise ValueError("KEEP_ALIVE must be between 1s and 1h")
        if self.hsts is not None and self.hsts < timedelta(0):
            raise ValueError("HSTS must be a duration, such as 365d")
        return self

    @property
    def sandboxed(self) -> bool:
        """Whether the sandbox stands in for Kie.ai."""
        return self.kie_ai_api_key is None

    @property
    def cards_sandboxed(self) -> bool:
        """Whether the sandbox stands in for Stripe.

        Not where the world could buy real images with it: without a key, nothing can be bought there.
        """
        return self.stripe_secret_key is None and (self.sandboxed or is_local(self.base_url))

    @property
    def needs_sandbox(self) -> bool:
        """Whether the sandbox stands in for anything."""
        return self.sandboxed or self.cards_sandboxed

    @property
    def demo_sign_in(self) -> bool:
        """Whether this installation signs its users' tokens itself."""
        return self.auth_jwt_secret is None and self.auth_jwks_url is None

    @property
    def database_address(self) -> str:
        return self.database_url.get_secret_value() or f"sqlite+aiosqlite:///{self.data_dir / 'atelier.db'}"

    @property
    def database_options(self) -> Options:
        return Options(
            pool_size=self.database_pool_size,
            pool_timeout=self.database_pool_timeout.total_seconds(),
            connect_timeout=self.database_connect_timeout.total_seconds(),
            statement_timeout=self.database_statement_timeout.total_seconds(),
            lock_timeout=self.database_lock_timeout.total_seconds(),
            pgbouncer=self.database_pgbouncer,
        )

    @property
    def storage_address(self) -> str:
        return self.storage_url or f"file:{self.data_dir / 'images'}"

    @property
    def is_one_of_many(self) -> bool:
        """Whether other processes may serve beside this one: a broadcaster is named that they all reach."""
        return self.broadcast_url.get_secret_value() != "memory://"

    @property
    def counts_address(self) -> str:
        """Where it is counted how much of everything was asked for."""
        return self.rate_limit_storage.get_secret_value() or self.broadcast_url.get_secret_value()

    @property
    def create_rate(self) -> tuple[int, int]:
        """Requests for images, and the seconds in which that many may be sent."""
        return rate_of(self.kie_ai_rate)

    @property
    def read_rate(self) -> tuple[int, int]:
        """Questions about tasks, and the seconds in which that many may be sent."""
        return rate_of(self.kie_ai_read_rate)

    @property
    def prices(self) -> tuple[int, dict[str, int]]:
        """The price of a generation in credits, and those of resolutions that differ."""
        return prices_of(self.generation_credits)


class InvalidSettings(Exception):
    """The environment cannot be used; the message is one line for the operator."""


def load() -> Settings:
    """Read the environment and ``.env``.

    Raises:
        InvalidSettings: something is missing, malformed or contradictory.
    """
    try:
        return Settings.model_validate(_environment())
    except ValidationError as error:
        reasons = []
        for problem in error.errors(include_url=False, include_input=False):
            name = "_".join(str(part) for part in problem["loc"][:1]).upper()
            reason = str(problem["msg"]).removeprefix("Value error, ")
            reasons.append(f"{name}: {reason}" if name else reason)
        raise InvalidSettings("Settings: " + "; ".join(reasons)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettings(".env cannot be read as a text in UTF-8.") from error


def _environment() -> dict[str, str]:
    """Return what is set, by names in capitals however they are written; the environment goes before the file."""
    given = {**dotenv_values(".env"), **os.environ}
    return {name.upper(): value for name, value in given.items() if value is not None}


def is_local(url: str) -> bool:
    """Whether an address names this machine or a private network, which Kie.ai cannot reach."""
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    if host in {"", "localhost"} or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host
