"""The environment, typed: what is missing or contradictory stops the start with one clear line."""

import ipaddress
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AliasChoices,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from db.options import Options

_LIMIT = re.compile(r"(\d{1,9})/(\d{1,5})")
_RATE = re.compile(r"(\d{1,4})/(\d{1,4})")
_DURATION = re.compile(r"(\d{1,6})([smhd])")
_HEADER_WORD = re.compile(r"[!-~]+")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_RESOLUTIONS = ("1K", "2K", "4K")

Hosts = Annotated[frozenset[str], NoDecode]
Names = Annotated[frozenset[str], NoDecode]


def _read_limit(value: object) -> object:
    """Read how many in how many seconds from a text such as 60/60."""
    if not isinstance(value, str):
        return value
    match = _LIMIT.fullmatch(value.strip())
    if match is None or not int(match[1]) or not int(match[2]):
        raise ValueError("it must be a number per seconds, such as 60/60")
    return int(match[1]), int(match[2])


Limit = Annotated[tuple[int, int], NoDecode, BeforeValidator(_read_limit)]

KIE_RESULT_HOSTS = frozenset({"tempfile.aiquickdraw.com", "file.aiquickdraw.com", "*.kie.ai", "tempfile.redpandaai.co"})


class Settings(BaseSettings):
    """Configuration of a process; names and meanings are those of docs/settings.md."""

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore", hide_input_in_errors=True)

    base_url: str = Field(default="", validation_alias=AliasChoices("BASE_URL", "NEXT_PUBLIC_BASE_URL"))
    data_dir: Path = Path("data")
    database_url: SecretStr = SecretStr("")
    database_pool_size: int | None = Field(default=None, ge=1, le=1000)  # None: 16, on SQLite 4 that read.
    database_pool_timeout: timedelta = timedelta(seconds=30)
    database_connect_timeout: timedelta = timedelta(seconds=5)
    database_statement_timeout: timedelta = timedelta(seconds=30)
    database_lock_timeout: timedelta = timedelta(seconds=10)
    database_pgbouncer: bool = False  # PgBouncer in transaction mode is between.
    broadcast_url: SecretStr = SecretStr("memory://")
    storage_url: str = ""
    blob_read_write_token: SecretStr | None = None  # For STORAGE_URL=vercel-blob:
    worker: Literal["inline", "off"] = "inline"

    kie_ai_api_key: SecretStr | None = None  # None: the sandbox stands in for Kie.ai.
    sandbox_url: str = ""  # Of a sandbox that runs already; empty: one is started.
    sandbox_webhook_key: SecretStr | None = None  # What a sandbox that runs already signs with.
    sandbox_seconds: float = Field(default=3.0, ge=0.0, le=600.0)  # How long its tasks take.
    kie_ai_base_url: str = "https://api.kie.ai"
    kie_ai_upload_url: str = "https://kieai.redpandaai.co"
    kie_ai_webhook_hmac_key: SecretStr | None = None
    kie_ai_result_hosts: Hosts = KIE_RESULT_HOSTS
    kie_ai_rate: str = "16/10"
    kie_ai_read_rate: str = "40/10"
    kie_ai_concurrency: int = Field(default=80, ge=1, le=10_000)
    kie_ai_timeout: timedelta = timedelta(seconds=30)
    trusted_image_hosts: Hosts = frozenset()

    stripe_secret_key: SecretStr | None = None  # None: the sandbox stands in for Stripe.
    stripe_webhook_secret: SecretStr | None = None
    stripe_base_url: str = "https://api.stripe.com"
    credit_packs: Path | None = None  # None: those of services/packs.toml.

    generation_credits: str = "20"
    signup_credits: int = Field(default=100, ge=0, le=1_000_000)

    auth_jwt_secret: SecretStr | None = None
    auth_jwks_url: str | None = None
    auth_issuer: str | None = None
    auth_audience: str | None = None
    sign_in_script: str | None = None  # Address of the script that signs people in on the pages.
    sign_in_origins: Hosts = frozenset()  # What that script reaches, besides where it comes from.

    event_retention: timedelta = timedelta(days=7)

    trusted_documents: Literal["off", "prefer", "require"] = "off"
    trusted_documents_manifest: Path | None = None
    developers: Names = frozenset()  # Subjects who may send other documents all the same.

    cors_origins: Hosts = frozenset()  # Origins whose pages may ask; `*` is all of them.
    hsts: timedelta | None = None  # For how long browsers are told to come over TLS alone.
    trusted_proxies: Hosts = frozenset()  # Addresses and networks whose X-Forwarded-For is believed.

    max_connections: int = Field(default=10_000, ge=10, le=1_000_000)  # Of each server process.
    max_connections_per_address: int = Field(default=1_000, ge=1, le=1_000_000)
    keep_alive: timedelta = timedelta(seconds=5)  # How long a connection may wait for its next request.
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
    metrics_token: SecretStr | None = None  # None: /metrics is for neighbours alone.
    otel_exporter_otlp_endpoint: str | None = None  # None: no traces are made.

    @field_validator(
        "kie_ai_result_hosts",
        "trusted_image_hosts",
        "cors_origins",
        "sign_in_origins",
        "trusted_proxies",
        mode="before",
    )
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(host.strip().lower() for host in value.split(",") if host.strip())
        return value

    @field_validator("developers", mode="before")
    @classmethod
    def _split_names(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(name.strip() for name in value.split(",") if name.strip())
        return value

    @field_validator(
        "event_retention",
        "hsts",
        "keep_alive",
        "kie_ai_timeout",
        "database_pool_timeout",
        "database_connect_timeout",
        "database_statement_timeout",
        "database_lock_timeout",
        mode="before",
    )
    @classmethod
    def _read_duration(cls, value: object) -> object:
        if isinstance(value, str) and (match := _DURATION.fullmatch(value.strip())):
            return timedelta(**{_UNITS[match[2]]: int(match[1])})
        return value

    @field_validator(
        "database_pool_size",
        "blob_read_write_token",
        "kie_ai_api_key",
        "kie_ai_webhook_hmac_key",
        "sandbox_webhook_key",
        "stripe_secret_key",
        "stripe_webhook_secret",
        "credit_packs",
        "auth_jwt_secret",
        "auth_jwks_url",
        "auth_issuer",
        "auth_audience",
        "sign_in_script",
        "hsts",
        "metrics_token",
        "otel_exporter_otlp_endpoint",
        "trusted_documents_manifest",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator(
        "database_pool_timeout", "database_connect_timeout", "database_statement_timeout", "database_lock_timeout"
    )
    @classmethod
    def _check_wait(cls, value: timedelta) -> timedelta:
        if not timedelta(seconds=1) <= value <= timedelta(hours=1):
            raise ValueError("it must be between 1s and 1h")
        return value

    @field_validator("base_url", "sandbox_url", "kie_ai_base_url", "kie_ai_upload_url", "stripe_base_url")
    @classmethod
    def _check_base(cls, value: str) -> str:
        _check_address(value)
        if "?" in value or "#" in value:
            raise ValueError("it is an address that paths are added to: it ends before ? and #")
        return value.rstrip("/")

    @field_validator("otel_exporter_otlp_endpoint")
    @classmethod
    def _check_endpoint(cls, value: str | None) -> str | None:
        return None if value is None else cls._check_base(value)

    @field_validator("auth_jwks_url")
    @classmethod
    def _check_jwks_address(cls, value: str | None) -> str | None:
        if value is not None:
            _check_address(value)
        return value

    @field_validator("cors_origins", "sign_in_origins")
    @classmethod
    def _check_origins(cls, value: frozenset[str], info: ValidationInfo) -> frozenset[str]:
        for origin in value - ({"*"} if info.field_name == "cors_origins" else set()):
            _check_address(origin)
            if urlsplit(origin)[2:] != ("", "", "") or not re.fullmatch(r"[^\s;,]+", origin):
                others = ", or * for all" if info.field_name == "cors_origins" else ""
                raise ValueError(f"it must be origins, such as https://app.example{others}")
        return value

    @field_validator("sign_in_script")
    @classmethod
    def _check_script(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith("/"):
            _check_address(value)
        if value is not None and (value.startswith("//") or re.search(r"[\s;,]", value)):
            raise ValueError("it must be an http or https address, or a path on this server that begins with /")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _check_networks(cls, value: frozenset[str]) -> frozenset[str]:
        try:
            return frozenset(str(ipaddress.ip_network(network, strict=False)) for network in value)
        except ValueError as error:
            raise ValueError("it must be addresses or networks, such as 10.0.0.0/8, separated by commas") from error

    @field_validator("kie_ai_api_key", "metrics_token", "stripe_secret_key", "stripe_webhook_secret")
    @classmethod
    def _check_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _HEADER_WORD.fullmatch(value.get_secret_value()):
            raise ValueError("it has characters that no header can carry, or spaces")
        return value

    @field_validator("stripe_secret_key")
    @classmethod
    def _check_stripe_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("sk_", "rk_")):
            raise ValueError("it must be a secret or restricted key, which begins with sk_ or rk_")
        return value

    @field_validator("kie_ai_rate", "kie_ai_read_rate")
    @classmethod
    def _check_rate(cls, value: str) -> str:
        match = _RATE.fullmatch(value)
        if match is None or not int(match[1]) or not int(match[2]):
            raise ValueError("it must be requests per seconds, such as 16/10")
        return value

    @field_validator("generation_credits")
    @classmethod
    def _check_prices(cls, value: str) -> str:
        _parse_prices(value)
        return value

    @field_validator("auth_jwt_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value().encode()) < 32:
            raise ValueError("it must have at least 32 bytes, as HS256 needs")
        return value

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
    def counts_address(self) -> str:
        """Where it is counted how much of everything was asked for."""
        return self.rate_limit_storage.get_secret_value() or self.broadcast_url.get_secret_value()

    @property
    def create_rate(self) -> tuple[int, int]:
        """Requests for images, and the seconds in which that many may be sent."""
        return _parse_rate(self.kie_ai_rate)

    @property
    def read_rate(self) -> tuple[int, int]:
        """Questions about tasks, and the seconds in which that many may be sent."""
        return _parse_rate(self.kie_ai_read_rate)

    @property
    def prices(self) -> tuple[int, dict[str, int]]:
        """The price of a generation in credits, and those of resolutions that differ."""
        return _parse_prices(self.generation_credits)


class InvalidSettings(Exception):
    """The environment cannot be used; the message is one line for the operator."""


def load() -> Settings:
    """Read the environment and ``.env``.

    Raises:
        InvalidSettings: something is missing, malformed or contradictory.
    """
    try:
        return Settings()
    except ValidationError as error:
        reasons = []
        for problem in error.errors(include_url=False, include_input=False):
            name = "_".join(str(part) for part in problem["loc"][:1]).upper()
            reason = str(problem["msg"]).removeprefix("Value error, ")
            reasons.append(f"{name}: {reason}" if name else reason)
        raise InvalidSettings("Settings: " + "; ".join(reasons)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettings(".env cannot be read as a text in UTF-8.") from error


def is_local(url: str) -> bool:
    """Whether an address names this machine or a private network, which Kie.ai cannot reach."""
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    if host in {"", "localhost"} or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host


def _check_address(value: str) -> None:
    if not value:
        return
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # Of the port, or of brackets.
        usable = False
    if not usable or any(character.isspace() for character in value):
        raise ValueError("it must be an http or https address")


def _parse_rate(value: str) -> tuple[int, int]:
    requests, seconds = value.split("/")
    return int(requests), int(seconds)


def _parse_prices(text: str) -> tuple[int, dict[str, int]]:
    base, *others = (part.strip() for part in text.split(","))
    by_resolution: dict[str, int] = {}
    for other in others:
        resolution, _, price = other.partition("=")
        if resolution not in _RESOLUTIONS or resolution in by_resolution or not price.isdecimal():
            raise ValueError("it must be a price, then prices by resolution, such as 20,4K=30")
        by_resolution[resolution] = int(price)
    if not base.isdecimal() or not all(0 < price <= 100_000 for price in (int(base), *by_resolution.values())):
        raise ValueError("each price must be between 1 and 100000 credits")
    return int(base), by_resolution
