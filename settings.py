"""The environment, typed: a missing or contradictory setting stops the start with one clear line."""

import os
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Self

from dotenv import dotenv_values
from msgspec.structs import fields, replace
from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from bootstrap.settings.addresses import (
    Address,
    Authorities,
    AuthoritiesFolder,
    Base,
    ExactOrigins,
    FetchProxy,
    Hosts,
    ListedOrigins,
    Networks,
    Origins,
    Proxy,
    Script,
    SignInPage,
    Site,
)
from bootstrap.settings.checks import check_together
from bootstrap.settings.operators import OperatorClaims, Operators, claim_rules, listed_operators
from bootstrap.settings.types import (
    Broadcaster,
    Database,
    DataDir,
    Duration,
    HomePath,
    Key,
    Keys,
    Limit,
    ModerationSecret,
    Names,
    Prices,
    ProviderCreditPrice,
    Rate,
    Region,
    Secrets,
    SigningSecrets,
    StripeKey,
    StripeWebhookSecrets,
    Wait,
    Word,
    credit_price_of,
    prices_of,
    rate_of,
)
from db.addresses import parse
from db.options import Options
from services.egress import Egress
from services.operators.operators import OperatorPolicy, Role
from setting_text import check_printable, misspelling_lines, plain

# In place of pydantic's messages.
_REASONS = {
    "bool_parsing": "it must be true or false",
    "time_delta_parsing": "it must be a duration, such as 30s, 5m, 12h or 7d",
}
_OTHER_NAMES = frozenset({"ATELIER_TOKEN"})  # For commands, not for an installation.

KIE_RESULT_HOSTS = frozenset({"tempfile.aiquickdraw.com", "file.aiquickdraw.com", "*.kie.ai", "tempfile.redpandaai.co"})


class Settings(BaseModel):
    """Configuration of a process; names and meanings are those of docs/settings.md."""

    model_config = ConfigDict(
        alias_generator=str.upper, populate_by_name=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    base_url: Site = Field(default="", validation_alias=AliasChoices("BASE_URL", "NEXT_PUBLIC_BASE_URL"))
    port: int = Field(default=8000, ge=0, le=65_535)  # For `serve`; platforms set it.
    data_dir: DataDir = Path("data")
    database_url: Database = SecretStr("")
    database_pool_size: int | None = Field(default=None, ge=1, le=1000)  # None: 16; on SQLite, 4 readers.
    database_pool_timeout: Wait = timedelta(seconds=30)
    database_connect_timeout: Wait = timedelta(seconds=5)
    database_statement_timeout: Wait = timedelta(seconds=30)
    database_lock_timeout: Wait = timedelta(seconds=10)
    database_pgbouncer: bool = False  # PgBouncer in transaction mode is in use.
    broadcast_url: Broadcaster = SecretStr("memory://")
    storage_url: str = ""
    blob_read_write_token: Key | None = None  # Without STORAGE_URL it chooses Vercel Blob.
    aws_access_key_id: Key | None = None  # None: boto searches for credentials.
    aws_secret_access_key: Key | None = None
    aws_session_token: Key | None = None
    aws_endpoint_url_s3: Base | None = Field(
        default=None, validation_alias=AliasChoices("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
    )
    aws_region: Region | None = Field(default=None, validation_alias=AliasChoices("AWS_REGION", "AWS_DEFAULT_REGION"))
    worker: Word[Literal["inline", "off"]] = "inline"

    kie_ai_api_key: Key | None = None  # None: the sandbox stands in for Kie.ai.
    sandbox_url: Base = ""  # A sandbox that runs already; empty: start one.
    sandbox_webhook_key: SecretStr | None = None  # Signing key of a sandbox that runs already.
    sandbox_seconds: float = Field(default=3.0, ge=0.0, le=600.0)  # Duration of its tasks.
    kie_ai_base_url: Base = "https://api.kie.ai"
    kie_ai_upload_url: Base = "https://kieai.redpandaai.co"
    kie_ai_webhook_hmac_key: Secrets | None = None
    kie_ai_result_hosts: Hosts = KIE_RESULT_HOSTS
    kie_ai_rate: Rate = "16/10"
    kie_ai_read_rate: Rate = "300/10"
    kie_ai_concurrency: int = Field(default=80, ge=1, le=10_000)
    kie_ai_credit_price: ProviderCreditPrice = "0.005 USD"  # Of one of Kie.ai's credits, for the report.
    kie_ai_timeout: Duration = timedelta(seconds=30)
    trusted_image_hosts: Hosts = frozenset()
    prepare_places: int = Field(default=16, ge=1, le=30)  # Below the limit on connections for inputs.
    prepare_per_user: int = Field(default=3, ge=1, le=30)
    prepare_per_host: int = Field(default=4, ge=1, le=30)
    input_min_rate: int = Field(default=64, ge=1, le=10_000)  # KB a second.

    # None: the sandbox stands in for Stripe if it does for Kie.ai, or if CARDS=sandbox.
    stripe_secret_key: StripeKey | None = None
    cards: Word[Literal["sandbox", "test"]] | None = None  # Allow cards without payment for real images.
    stripe_webhook_secret: StripeWebhookSecrets | None = None
    stripe_base_url: Base = "https://api.stripe.com"
    checkout_origins: ExactOrigins = frozenset()  # Other origins to which a checkout may lead back.
    credit_packs: HomePath | None = None  # None: services/billing/packs.toml.

    models: HomePath | None = None  # None: services/catalogue/models.toml.
    styles: HomePath | None = None  # None: services/catalogue/styles.toml.
    default_model: str | None = None  # None: services.catalogue.catalogue.DEFAULT_MODEL.
    generation_credits: Prices | None = None  # Price of the default model. None: as in the file of models.
    signup_credits: int = Field(default=100, ge=0, le=1_000_000)
    generate_while_owing: bool | None = None  # True: users may start generations while they owe credits.
    signup_requires_verified_email: bool = False  # For the credits only, not for the account.

    auth_jwt_secret: SigningSecrets | None = None
    auth_jwks_url: Address | None = None
    auth_issuer: str | None = None
    auth_audience: str | None = None
    auth_issuer_serves_this_alone: bool = False  # Then tokens need no audience.
    operators: Operators = ""  # Subjects with roles, for the operator API.
    operator_claims: OperatorClaims = ""  # Claims that give a role, if operators are not listed.
    operator_support_credits_per_day: int = Field(default=500, ge=0, le=1_000_000_000)  # Of each operator.
    operator_admin_credits_per_day: int = Field(default=20_000, ge=0, le=1_000_000_000)
    operator_sign_in_url: SignInPage | None = None  # Address of the page that signs operators in for the console.
    sign_in_script: Script | None = None  # Address of the script that signs people in on the pages.
    sign_in_origins: Origins = frozenset()  # Origins that the script connects to, besides its own.

    trusted_webhook_hosts: Hosts = frozenset()  # Private hosts to which webhooks may be sent.
    webhook_credits_low: int = Field(default=20, ge=1, le=2_000_000_000)  # Of endpoints that name no threshold.
    webhook_retention: Duration = timedelta(days=7)
    moderation_url: Address | None = None  # The operator's endpoint that judges prompts; it may be private.
    moderation_token: Key | None = None
    moderation_signing_secret: ModerationSecret | None = None
    moderation_fails: Word[Literal["closed", "open"]] = "closed"  # While the endpoint does not answer.
    moderation_phrases: Names = frozenset()
    moderation_phrases_file: HomePath | None = None

    event_retention: Duration = timedelta(days=7)
    creation_retention_days: int | None = Field(default=None, ge=1, le=36_500)  # None: creations are kept.
    erasure_by_users: bool = False  # Users may request the erasure of their account.

    snapshot_recent: Duration = timedelta(minutes=15)  # A snapshot includes creations that ended within this time.

    trusted_documents: Word[Literal["off", "prefer", "require"]] = "off"
    trusted_documents_manifest: HomePath | None = None
    query_planner: bool = True  # Compiled execution of known documents; it never changes an answer.
    developers: Names = frozenset()  # Subjects that may send documents that are not persisted.

    cors_origins: ListedOrigins = frozenset()  # Other origins that may send requests; `*`: all.
    access_token_in_address: bool = True  # Deprecated: streams by GET accept the token as `access_token`.
    hsts: Duration | None = None  # Duration of Strict-Transport-Security.
    trusted_proxies: Networks = frozenset()  # Accept X-Forwarded-For from these addresses and networks.

    # Proxies and authorities for outgoing connections; but inputs and results use only FETCH_PROXY as a proxy.
    https_proxy: Proxy | None = None
    http_proxy: Proxy | None = None
    all_proxy: Proxy | None = None
    no_proxy: str = ""
    fetch_proxy: FetchProxy | None = None
    ssl_cert_file: Authorities | None = None
    ssl_cert_dir: AuthoritiesFolder | None = None

    max_connections: int = Field(default=10_000, ge=10, le=1_000_000)  # For each server process.
    max_connections_per_address: int = Field(default=1_000, ge=1, le=1_000_000)
    keep_alive: Duration = timedelta(seconds=5)  # Idle time of a connection between requests.
    drain_seconds: float = Field(default=5.0, ge=0.0, le=3_600.0)  # From SIGTERM until a server stops listening.
    live_per_user: int = Field(default=100, ge=1, le=100_000)  # Sockets and streams at once, in each process.
    live_per_address: int = Field(default=1_000, ge=1, le=1_000_000)

    # Concurrent decoder processes: this many for uploads in each server, and for generations in each worker.
    image_decoders: int = Field(default=2, ge=1, le=64)
    uploads_per_user: int = Field(default=40, ge=1, le=10_000)  # Unused: reserved or sent.
    upload_megabytes_per_user: int = Field(default=400, ge=32, le=2_000)  # Total of unused uploads; one may have 30.

    shares_per_user: int = Field(default=200, ge=1, le=100_000)

    rate_limits: Word[Literal["on", "off"]] = "on"
    rate_limit_storage: Broadcaster = SecretStr("")  # Empty: BROADCAST_URL.
    rate_limit_cost: Limit = (60_000, 60)  # Points of estimated cost / seconds, per user.
    rate_limit_address_cost: Limit = (300_000, 60)  # The same per client address.
    rate_limit_cpu: Limit = (5_000, 60)  # Milliseconds of CPU time / seconds, per user.
    rate_limit_address_cpu: Limit = (25_000, 60)  # The same per client address.
    rate_limit_mutations: Limit = (300, 60)
    rate_limit_generations: Limit = (60, 60)
    rate_limit_uploads: Limit = (120, 60)
    rate_limit_favourites: Limit = (120, 60)  # Changed marks, per user.
    rate_limit_shares: Limit = (60, 3_600)  # New shares, per user.
    rate_limit_share_views: Limit = (600, 60)  # Pages, images and previews of shares, per address.
    rate_limit_sign_ins: Limit = (60, 60)  # New demo users, invalid tokens and tickets, per address.
    rate_limit_sign_ups: Limit = (30, 3_600)  # New accounts, demo users included, per address.
    rate_limit_callbacks: Limit = (1_200, 60)  # Per address, separately for genuine and forged ones.

    log_format: Word[Literal["logfmt", "json"]] = "logfmt"
    log_level: Word[Literal["debug", "info", "warning", "error"]] = "info"  # Operations are logged at info.
    metrics_port: int | None = Field(default=None, ge=0, le=65_535)  # For a worker's health and metrics; None: no port.
    metrics_token: Keys | None = None  # None: only local and private networks read /metrics.
    otel_exporter_otlp_endpoint: Base | None = None  # None: no traces.

    @model_validator(mode="before")
    @classmethod
    def _read_plainly(cls, given: Any) -> Any:
        """Return the settings without surrounding space and quotes; drop empty ones, which count as unset."""
        read = {name: plain(value) if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in read.items() if value != ""}

    @field_validator("*", mode="before")
    @classmethod
    def _check_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            check_printable(value)
        return value

    @model_validator(mode="after")
    def _check_together(self) -> Self:
        check_together(self)
        return self

    @property
    def sandboxed(self) -> bool:
        """Whether the sandbox stands in for Kie.ai."""
        return self.kie_ai_api_key is None

    @property
    def cards_sandboxed(self) -> bool:
        """Whether the sandbox stands in for Stripe.

        Beside a real Kie.ai only if CARDS=sandbox: any user could then buy real images unpaid.
        """
        return self.stripe_secret_key is None and (self.sandboxed or self.cards == "sandbox")

    @property
    def test_cards(self) -> bool:
        """Whether the key of Stripe is for test cards, which move no money."""
        key = self.stripe_secret_key
        return key is not None and key.get_secret_value().startswith(("sk_test_", "rk_test_"))

    @property
    def sells_for_nothing(self) -> bool:
        """Whether cards that are not charged buy real images."""
        return not self.sandboxed and (self.test_cards or self.cards_sandboxed)

    @property
    def needs_sandbox(self) -> bool:
        """Whether the sandbox stands in for Kie.ai or Stripe."""
        return self.sandboxed or self.cards_sandboxed

    @property
    def demo_sign_in(self) -> bool:
        """Whether this installation signs its users' tokens itself."""
        return self.auth_jwt_secret is None and self.auth_jwks_url is None

    @property
    def operator_policy(self) -> OperatorPolicy:
        limits = {
            Role.SUPPORT: self.operator_support_credits_per_day,
            Role.ADMIN: self.operator_admin_credits_per_day,
        }
        listed, claims = listed_operators(self.operators), claim_rules(self.operator_claims)
        return OperatorPolicy(listed=listed, claims=claims, day_limits=limits)

    @property
    def creation_retention(self) -> timedelta | None:
        days = self.creation_retention_days
        return None if days is None else timedelta(days=days)

    @property
    def database_address(self) -> str:
        return self.database_url.get_secret_value() or f"sqlite+aiosqlite:///{self.data_dir / 'atelier.db'}"

    @property
    def database_options(self) -> Options:
        """The options of the database: from the settings, else from the address, else defaults."""
        given: dict[str, Any] = {}
        for field in fields(Options):
            name = f"database_{field.name}"
            value = getattr(self, name)
            if name in self.model_fields_set and value is not None:
                given[field.name] = value.total_seconds() if isinstance(value, timedelta) else value
        return replace(parse(self.database_address).options, **given)

    @property
    def storage_address(self) -> str:
        if not self.storage_url and self.blob_read_write_token is not None:
            return "vercel-blob:"
        return self.storage_url or f"file:{self.data_dir / 'images'}"

    @property
    def egress(self) -> Egress:
        """Proxies and authorities of outgoing connections, except the fetches of inputs and results."""
        http, https = (each or self.all_proxy for each in (self.http_proxy, self.https_proxy))
        return Egress(
            http_proxy=None if http is None else http.get_secret_value(),
            https_proxy=None if https is None else https.get_secret_value(),
            direct=self.no_proxy,
            authorities=self.ssl_cert_file or self.ssl_cert_dir,
        )

    @property
    def uses_data_dir(self) -> bool:
        """Whether the data folder holds the database, the images or the sandbox's files."""
        own_sandbox = self.needs_sandbox and not self.sandbox_url
        own_images = not self.storage_url and self.blob_read_write_token is None
        return not self.database_url.get_secret_value() or own_images or own_sandbox

    @property
    def is_one_of_many(self) -> bool:
        """Whether other processes may serve beside this one: the settings name a shared broadcaster."""
        return self.broadcast_url.get_secret_value() != "memory://"

    @property
    def counts_address(self) -> str:
        """The address of the rate limiter's counters."""
        return self.rate_limit_storage.get_secret_value() or self.broadcast_url.get_secret_value()

    @property
    def create_rate(self) -> tuple[int, int]:
        """The limit on ``createTask`` requests: number and seconds."""
        return rate_of(self.kie_ai_rate)

    @property
    def read_rate(self) -> tuple[int, int]:
        """The limit on status reads: number and seconds."""
        return rate_of(self.kie_ai_read_rate)

    @property
    def provider_credit_price(self) -> tuple[Decimal, str]:
        """The price of one of the provider's credits, and its currency."""
        return credit_price_of(self.kie_ai_credit_price)

    @property
    def default_credits(self) -> tuple[int, dict[str, int]] | None:
        """The price of the default model in credits, and different prices by resolution; None: as in its file."""
        return None if self.generation_credits is None else prices_of(self.generation_credits)


class InvalidSettings(Exception):
    """The environment cannot be used; the message is one line for the operator."""


def load() -> Settings:
    """Read the environment and ``.env``.

    Raises:
        InvalidSettings: a setting is missing, malformed or contradictory.
    """
    try:
        return Settings.model_validate(_environment())
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        raise InvalidSettings("Settings: " + "; ".join(map(_line_of, problems))) from error


def misspelt() -> list[str]:
    """Return a line for each misspelt name in the environment and ``.env``."""
    return misspelling_lines(_environment(), _names() | _OTHER_NAMES)


def _names() -> set[str]:
    """Return the environment names of all settings, aliases included."""
    names: set[str] = set()
    for name, field in Settings.model_fields.items():
        aliases = field.validation_alias
        names.update(map(str, aliases.choices) if isinstance(aliases, AliasChoices) else [name.upper()])
    return names


def _line_of(problem: ErrorDetails) -> str:
    name = "_".join(str(part) for part in problem["loc"][:1]).upper()
    reason = _REASONS.get(problem["type"]) or str(problem["msg"]).removeprefix("Value error, ")
    return f"{name}: {reason}" if name else reason


def _environment() -> dict[str, str]:
    """Return the values by upper-case name; the environment overrides the file.

    Raises:
        InvalidSettings: the file cannot be read as UTF-8.
    """
    try:
        # Editors on Windows write a byte order mark.
        given = {**dotenv_values(".env", encoding="utf-8-sig"), **os.environ}
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettings(".env is not readable as UTF-8 text.") from error
    return {name.upper(): value for name, value in given.items() if value is not None}
