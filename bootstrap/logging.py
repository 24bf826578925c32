"""Logging set-up: one escaped line for each record, in logfmt or JSON, without secrets."""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import unquote

from opentelemetry import trace
from pydantic import SecretStr

from bootstrap.settings.secret_values import values_of
from services.observability.log_context import current_creations
from settings import Settings

HIDDEN = "***"
MAX_VALUE_CHARACTERS = 8_000
MIN_SECRET_CHARACTERS = 8
QUIET = ("httpx", "httpcore", "alembic", "stripe", "uvicorn.error", "websockets")

_PLAIN = re.compile(r"[\w./:@+,*()-]+", re.ASCII)
_SECRET_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    # A user and a password in an address.
    (re.compile(r"(?<=://)[^/\s@'\"]+(?=@)"), HIDDEN),
    (re.compile(r"(?i)\b(bearer|basic)\s+[^\s'\",;]+"), rf"\1 {HIDDEN}"),
    # A JSON web token anywhere in the text.
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), HIDDEN),
    # Credentials and signatures in the query of an address.
    (
        re.compile(
            r"(?i)([?&](?:access_token|token|ticket|(?:ssl)?password|signature|sig|key|x-amz-(?:signature|credential|security-token))=)[^&\s'\"]+"
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"\b(?:sk|rk)_(?:live|test)_\w+|\bwhsec_\w+"), HIDDEN),
)

Fields = dict[str, object]


def start(settings: Settings) -> None:
    """Write all log records from now on to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter(settings.log_format, secrets_of(settings)))
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    # At DEBUG, libraries log personal data, such as the values of statements.
    logging.basicConfig(level=max(level, logging.INFO), handlers=[handler])
    logging.getLogger("atelier").setLevel(level)
    for quiet in QUIET:
        logging.getLogger(quiet).setLevel(logging.WARNING)


def secrets_of(settings: Settings) -> list[str]:
    """Return the secrets in the settings; of an address, only its password."""
    found: list[str] = []
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, SecretStr):
            text = value.get_secret_value()
            found += [_password_of(text)] if "://" in text else [text, *_several(value)]
    return [secret for value in found for secret in {value, unquote(value)} if len(secret) >= MIN_SECRET_CHARACTERS]


def _several(secret: SecretStr) -> tuple[str, ...]:
    """Return the values of a secret, none if it only looks like a list of them."""
    try:
        return values_of(secret)
    except ValueError:
        return ()


def warn_of_names(misspelt: Iterable[str]) -> None:
    """Log the misspelt names of settings."""
    for line in misspelt:
        logging.getLogger("atelier").warning("settings: %s", line)


def _password_of(address: str) -> str:
    """Return the password of an address, even if it contains characters that should be encoded."""
    before_host = address.partition("://")[2].rpartition("@")[0]
    return before_host.partition(":")[2]


class LineFormatter(logging.Formatter):
    """A formatter for one line per record with its ``fields``, without tokens, keys, signatures and passwords."""

    def __init__(self, format: Literal["logfmt", "json"], secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._write: Callable[[Fields], str] = _json if format == "json" else _logfmt
        # The longest first: one secret may be part of another.
        known = sorted(set(secrets), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, known))) if known else None

    def format(self, record: logging.LogRecord) -> str:
        fields: Fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._hide_secrets(record.getMessage()),
        }
        for name, value in getattr(record, "fields", {}).items():
            if value is not None:
                fields[name] = self._hide_secrets(value) if isinstance(value, str) else value
        if "creation" not in fields and (creations := current_creations()) is not None:
            fields["creation"] = creations
        span = trace.get_current_span().get_span_context()
        if span.is_valid:
            fields["trace"] = trace.format_trace_id(span.trace_id)
        if record.exc_info:
            fields["exception"] = self._hide_secrets(self.formatException(record.exc_info))
        return self._write(fields)

    def _hide_secrets(self, text: str) -> str:
        if self._secrets is not None:
            text = self._secrets.sub(HIDDEN, text)
        for pattern, instead in _SECRET_PATTERNS:
            text = pattern.sub(instead, text)
        if len(text) > MAX_VALUE_CHARACTERS:
            # Keep the end too: there a traceback has its error.
            half = MAX_VALUE_CHARACTERS // 2
            text = f"{text[:half]} ... {text[-half:]}"
        return text


def _json(fields: Fields) -> str:
    return json.dumps(fields, default=str)


def _logfmt(fields: Fields) -> str:
    return " ".join(f"{name}={_word(value)}" for name, value in fields.items())


def _word(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text)
