"""The text of settings: one rule for all of them, and names that are nearly right."""

import pytest

from setting_text import check_printable, misspelling_lines, misspelt, plain
from settings import Settings
from tests.support.cases import in_turn

KNOWN = {name.upper() for name in Settings.model_fields} | {"NEXT_PUBLIC_BASE_URL", "AWS_DEFAULT_REGION"}


@in_turn(
    ("written", "read"),
    [
        ("abc", "abc"),
        ("abc\n", "abc"),  # `echo abc | base64`, and files.
        ("abc\r\n", "abc"),  # Files of Windows.
        ("  abc\t", "abc"),
        ("\u00a0abc\u2003", "abc"),  # Text copied from a web page.
        ('"abc"', "abc"),  # docker run --env-file.
        ("'abc'", "abc"),
        ("\"'abc'\"", "'abc'"),
        ('"abc\n"', "abc"),
        (' "abc" \n', "abc"),
        ('"abc', '"abc'),
        ("abc'", "abc'"),
        ("\"abc'", "\"abc'"),
        ('a"b"c', 'a"b"c'),
        ('"', '"'),
        ('""', ""),
        ("' '", ""),
        ("", ""),
        (" \n", ""),
    ],
)
def test_white_space_and_one_pair_of_matching_quotes_are_no_part_of_a_setting(written: str, read: str) -> None:
    assert plain(written) == read


@in_turn("text", ["a\nb", "a\x00b", "a\x1b[31mb", "a\u200bb", "\ufeffab", "a\u2028b", "a\udcffb"])
def test_invisible_characters_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        check_printable(text)


@in_turn(
    ("name", "nearest"),
    [
        ("GENERATION_CREDIT", "GENERATION_CREDITS"),
        ("KIE_API_KEY", "KIE_AI_API_KEY"),
        ("KIE_AI_KEY", "KIE_AI_API_KEY"),
        ("KIE_AI_WEBHOOK_KEY", "KIE_AI_WEBHOOK_HMAC_KEY"),
        ("KIE_AI_HMAC_KEY", "KIE_AI_WEBHOOK_HMAC_KEY"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("DATABSE_URL", "DATABASE_URL"),
        ("CORS_ORIGIN", "CORS_ORIGINS"),
        ("STRIPE_WEBHOOK_SECRETS", "STRIPE_WEBHOOK_SECRET"),
        ("RATE_LIMIT_GENERATION", "RATE_LIMIT_GENERATIONS"),
        ("SIGN_UP_CREDITS", "SIGNUP_CREDITS"),
        ("BROADCASTER_URL", "BROADCAST_URL"),
        ("BLOB_READWRITE_TOKEN", "BLOB_READ_WRITE_TOKEN"),
    ],
)
def test_a_name_that_is_nearly_right_is_noticed_with_the_nearest(name: str, nearest: str) -> None:
    assert list(misspelt({name, *KNOWN}, KNOWN)) == [(name, nearest)]
    assert misspelling_lines({name: ""}, KNOWN) == [f"{name} is not a setting: did you mean {nearest}?"]


def test_a_name_of_ours_that_is_near_to_none_is_noticed_alone() -> None:
    assert misspelling_lines({"KIE_ZZZZ": "1"}, KNOWN) == ["KIE_ZZZZ is not a setting."]


@in_turn(
    "name",
    [
        *("PATH", "HOME", "HOSTNAME", "PWD", "PS1", "LANG", "TERM", "SHLVL", "DEBUG", "HOST", "PORTS", "NODE_ENV"),
        *("REDIS_URL", "POSTGRES_URL", "POSTGRES_PASSWORD", "VALKEY_PASSWORD", "PGHOST", "PGPASSWORD", "DATABASE_HOST"),
        *("DATABASE_URL_UNPOOLED", "TEST_DATABASE_URL", "DATABASE_PRIVATE_URL", "DATABASE_NAME", "API_BASE_URL"),
        *("AUTH_SECRET", "AUTH_URL", "STRIPE_PUBLISHABLE_KEY", "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY", "SECRET_KEY"),
        *("AWS_PROFILE", "AWS_CA_BUNDLE", "AWS_ROLE_ARN", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_SERVICE_NAME"),
        *("SANDBOX_SERVICE_HOST", "SANDBOX_PORT_8500_TCP", "SANDBOX_PORT_8500_TCP_ADDR", "KUBERNETES_SERVICE_PORT"),
        *("RAILWAY_PUBLIC_DOMAIN", "RENDER_EXTERNAL_URL", "DYNO", "VERCEL_URL", "FLY_REGION", "WEB_CONCURRENCY"),
        *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "PYTHONPATH", "VIRTUAL_ENV", "SENTRY_DSN"),
    ],
)
def test_variables_of_other_programs_are_not_reported(name: str) -> None:
    assert list(misspelt({name}, KNOWN)) == []
