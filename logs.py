"""Log lines: one for each record, escaped, in logfmt or JSON, and without what opens anything."""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from settings import Settings

HIDDEN = "***"
MAX_VALUE_CHARACTERS = 8_000
MIN_SECRET_CHARACTERS = 8
QUIET = ("httpx", "httpcore", "alembic", "stripe", "uvicorn.error", "websockets")

_PLAIN = re.compile(r"[\w./:@+,*()-]+", re.ASCII)
_TELLING: tuple[tuple[re.Pattern[str], str], ...] = (
    # A user and a password in an address.
    (re.compile(r"(?<=://)[^/\s@'\"]+(?=@)"), HIDDEN),
    (re.compile(r"(?i)\b(bearer|basic)\s+[^\s'\",;]+"), rf"\1 {HIDDEN}"),
    # A JSON web token, wherever it stands.
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), HIDDEN),
    # What makes an address one that opens something.
    (
        re.compile(
            r"(?i)([?&](?:access_token|token|signature|sig|key|x-amz-(?:signature|credential|security-token))=)[^&\s'\"]+"
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"\b(?:sk|rk)_(?:live|test)_\w+|\bwhsec_\w+"), HIDDEN),
)

Fields = dict[str, object]


def start(settings: Settings) -> None:
    """Have everything that is logged from now on written to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter(settings.log_format, secrets_of(settings)))
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    # What libraries say of their work has people's words in it, such as the values of statements.
    logging.basicConfig(level=max(level, logging.INFO), handlers=[handler])
    logging.getLogger("atelier").setLevel(level)
    for quiet in QUIET:
        logging.getLogger(quiet).setLevel(logging.WARNING)


def secrets_of(settings: Settings) -> list[str]:
    """Return what the settings keep secret, the passwords in their addresses on their own."""
    found = []
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, SecretStr):
            text = value.get_secret_value()
            found.append(urlsplit(text).password or "" if "://" in text else text)
    return [secret for value in found for secret in {value, unquote(value)} if len(secret) >= MIN_SECRET_CHARACTERS]


class LineFormatter(logging.Formatter):
    """Writes a record with its ``fields`` on one line; tokens, keys, signatures and passwords are left out of it."""

    def __init__(self, format: Literal["logfmt", "json"], secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._write: Callable[[Fields], str] = _json if format == "json" else _logfmt
        # The longest first: one may be a part of another.
        known = sorted(set(secrets), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, known))) if known else None

    def format(self, record: logging.LogRecord) -> str:
        fields: Fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._hidden(record.getMessage()),
        }
        for name, value in getattr(record, "fields", {}).items():
            if value is not None:
                fields[name] = self._hidden(value) if isinstance(value, str) else value
        if record.exc_info:
            fields["exception"] = self._hidden(self.formatException(record.exc_info))
        return self._write(fields)

    def _hidden(self, text: str) -> str:
        if self._secrets is not None:
            text = self._secrets.sub(HIDDEN, text)
        for pattern, instead in _TELLING:
            text = pattern.sub(instead, text)
        if len(text) > MAX_VALUE_CHARACTERS:
            # Of a traceback, the end says what it was.
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
