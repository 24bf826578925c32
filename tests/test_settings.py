"""Settings: a missing, malformed or contradictory one gives one line that names it, and no secret is repeated."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

import settings
from db.options import Options
from services.operators.operators import Role
from services.origins import is_local
from settings import InvalidSettings, Settings

Load = Callable[..., Settings]
SECRET = "geheim-geheim-geheim-geheim-geheim"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """Load the settings from an environment with only the given values."""

    def load(**environment: str) -> Settings:
        for name, field in Settings.model_fields.items():
            aliases = getattr(field.validation_alias, "choices", [name])
            for alias in aliases:
                monkeypatch.delenv(str(alias).upper(), raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(tmp_path)
        return settings.load()

    return load


def test_nothing_needs_to_be_set(load: Load) -> None:
    loaded = load()

    assert (loaded.sandboxed, loaded.demo_sign_in, loaded.worker) == (True, True, "inline")
    assert loaded.database_address == "sqlite+aiosqlite:///data/atelier.db"
    assert loaded.storage_address == "file:data/images"
    assert (loaded.create_rate, loaded.default_credits, loaded.signup_credits) == ((16, 10), None, 100)


REAL, PUBLIC, SANDBOX = {"KIE_AI_API_KEY": "key"}, {"BASE_URL": "https://images.example"}, {"CARDS": "sandbox"}
LIVE = {"STRIPE_SECRET_KEY": "sk_live_1", "STRIPE_WEBHOOK_SECRET": "whsec_1"}
TEST = {"STRIPE_SECRET_KEY": "rk_test_1", "STRIPE_WEBHOOK_SECRET": "whsec_1"}
PRIVATE = [
    {},
    {"BASE_URL": "http://127.0.0.1:8000"},
    {"BASE_URL": "http://192.168.1.7"},
    {"BASE_URL": "http://shop:8000"},
]


@pytest.mark.parametrize("base_url", [*PRIVATE, PUBLIC])
def test_the_sandboxs_cards_need_the_setting_cards_beside_a_real_kie_ai(load: Load, base_url: dict[str, str]) -> None:
    def stands_in(**environment: str) -> tuple[bool, bool, bool]:
        loaded = load(**environment, **base_url)
        return loaded.cards_sandboxed, loaded.needs_sandbox, loaded.sells_for_nothing

    assert stands_in() == (True, True, False)
    assert stands_in(**LIVE) == (False, True, False)
    assert stands_in(**REAL) == (False, False, False)
    assert stands_in(**REAL, **LIVE) == (False, False, False)
    assert stands_in(**TEST) == (False, True, False)
    assert stands_in(**REAL, **TEST, CARDS="test") == (False, False, True)
    if base_url is not PUBLIC:
        assert stands_in(**REAL, **SANDBOX) == (True, True, True)
        assert stands_in(**REAL, **TEST) == (False, False, True)


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        (REAL | SANDBOX | PUBLIC, "CARDS=sandbox needs a private BASE_URL.*remove CARDS, and set STRIPE_SECRET_KEY"),
        (SANDBOX | PUBLIC, "CARDS=sandbox needs a private BASE_URL"),
        (REAL | SANDBOX | LIVE, "CARDS=sandbox and STRIPE_SECRET_KEY contradict each other: remove one"),
        (SANDBOX | TEST, "CARDS=sandbox and STRIPE_SECRET_KEY contradict each other: remove one"),
        (REAL | {"CARDS": "test"}, "CARDS=test needs a test key of Stripe: set STRIPE_SECRET_KEY to one"),
        (REAL | LIVE | {"CARDS": "test"}, "CARDS=test needs a test key of Stripe.*or remove CARDS"),
        (REAL | TEST | PUBLIC, "STRIPE_SECRET_KEY is a test key.*set a live key, or allow it with CARDS=test"),
        (REAL | PUBLIC | TEST | {"STRIPE_SECRET_KEY": "sk_test_1"}, "STRIPE_SECRET_KEY is a test key"),
        ({"CARDS": "free"}, "^Settings: CARDS: "),
    ],
)
def test_cards_that_contradict_other_settings_stop_the_start(
    load: Load, environment: dict[str, str], reason: str
) -> None:
    with pytest.raises(InvalidSettings, match=reason) as refusal:
        load(**environment)

    assert "\n" not in str(refusal.value)
    assert load(**{name: value for name, value in environment.items() if name != "CARDS"} | LIVE).cards is None


def test_a_key_of_stripe_without_a_webhook_secret_is_for_machines_that_stripe_cannot_reach(load: Load) -> None:
    assert load(STRIPE_SECRET_KEY="sk_test_1").stripe_webhook_secret is None
    assert load(STRIPE_SECRET_KEY="rk_live_1", BASE_URL="http://192.168.1.7:8000").stripe_webhook_secret is None

    with pytest.raises(InvalidSettings, match="STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET"):
        load(STRIPE_SECRET_KEY="sk_test_1", BASE_URL="https://images.example")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STRIPE_SECRET_KEY", "pk_live_publishable"),
        ("STRIPE_SECRET_KEY", "sk_live_with space"),
        ("STRIPE_WEBHOOK_SECRET", "whsec\nx"),
        ("STRIPE_WEBHOOK_SECRET", "a-password-of-my-own"),
        ("STRIPE_BASE_URL", "api.stripe.com"),
    ],
)
def test_what_cannot_be_stripes_stops_the_start_and_is_not_repeated(load: Load, name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=f"^Settings: {name}: ") as refusal:
        load(**{"STRIPE_WEBHOOK_SECRET": "whsec_1"} | {name: value})

    assert value not in str(refusal.value)


def names() -> list[str]:
    """Return each name by which a setting is read."""
    found: list[str] = []
    for name, field in Settings.model_fields.items():
        found += [str(alias) for alias in getattr(field.validation_alias, "choices", [name.upper()])]
    return found


@pytest.mark.parametrize("nothing", ["", " ", "\n", '""', "''", ' " " '])
def test_what_is_set_empty_is_as_if_it_were_not_set(load: Load, nothing: str) -> None:
    assert load(**dict.fromkeys(names(), nothing)) == load()


@pytest.mark.parametrize(
    "name", ["KIE_AI_WEBHOOK_HMAC_KEY", "KIE_AI_API_KEY", "AUTH_JWT_SECRET", "STRIPE_WEBHOOK_SECRET"]
)
@pytest.mark.parametrize("written", ["{}\n", "{}\r\n", '"{}"', "'{}'", ' "{}\n" '])
def test_neither_a_newline_nor_quotes_reach_a_secret(load: Load, name: str, written: str) -> None:
    given = f"whsec_{SECRET}" if name == "STRIPE_WEBHOOK_SECRET" else SECRET
    secret = getattr(load(**{name: written.format(given)}), name.lower())

    assert secret.get_secret_value() == given


def test_an_address_of_a_database_ends_before_the_newline(load: Load) -> None:
    assert load(DATABASE_URL='"postgresql://u:p@h/app"\n').database_address == "postgresql://u:p@h/app"


def test_an_empty_variable_overrides_the_file(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SIGNUP_CREDITS=7\nGENERATION_CREDITS=9\n")

    assert load(SIGNUP_CREDITS="").signup_credits == 100


def test_a_file_may_begin_with_a_mark_of_its_encoding(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SIGNUP_CREDITS=7\n", encoding="utf-8-sig")

    assert load().signup_credits == 7


def test_words_are_read_in_letters_of_any_size(load: Load) -> None:
    loaded = load(WORKER="OFF", LOG_LEVEL="Warning", RATE_LIMITS="Off", LOG_FORMAT="JSON", DATABASE_PGBOUNCER="TRUE")

    assert (loaded.worker, loaded.log_level, loaded.rate_limits) == ("off", "warning", "off")
    assert (loaded.log_format, loaded.database_pgbouncer) == ("json", True)


def test_the_token_of_vercel_blob_alone_chooses_it(load: Load, tmp_path: Path) -> None:
    token = "vercel_blob_rw_Ab3_s3cr3t"

    assert load(BLOB_READ_WRITE_TOKEN=token).storage_address == "vercel-blob:"
    assert load(BLOB_READ_WRITE_TOKEN=token, STORAGE_URL="s3://b").storage_address == "s3://b"
    assert load(BLOB_READ_WRITE_TOKEN="").storage_address == "file:data/images"


def test_a_region_is_read_by_both_of_its_names(load: Load) -> None:
    assert load(AWS_DEFAULT_REGION="eu-west-1").aws_region == "eu-west-1"
    assert load(AWS_REGION="eu-central-1", AWS_DEFAULT_REGION="eu-west-1").aws_region == "eu-central-1"
    assert load(AWS_REGION="", AWS_DEFAULT_REGION="eu-west-1").aws_region == "eu-west-1"


def test_a_port_is_read_as_platforms_set_it(load: Load) -> None:
    assert (load().port, load(PORT="5000").port, load(PORT="5000\n").port) == (8000, 5000, 5000)
    with pytest.raises(InvalidSettings, match=r"^Settings: PORT: "):
        load(PORT="tcp://10.0.0.1:8000")


def test_options_of_an_address_configure_the_database_unless_a_setting_does(load: Load) -> None:
    address = "postgresql://u:p@h/x?pgbouncer=true&connection_limit=3&pool_timeout=4&connect_timeout=6"

    assert load(DATABASE_URL=address).database_options == Options(3, 4, 6, pgbouncer=True)
    loaded = load(DATABASE_URL=address, DATABASE_POOL_SIZE="8", DATABASE_PGBOUNCER="false", DATABASE_POOL_TIMEOUT="30s")
    assert loaded.database_options == Options(8, 30.0, 6, pgbouncer=False)


def test_a_home_folder_may_be_named_by_its_sign(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")

    assert load(DATA_DIR="~/atelier").database_address == "sqlite+aiosqlite:////home/ada/atelier/atelier.db"


def test_names_that_are_nearly_right_are_found_in_the_environment_and_the_file(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GENERATION_CREDIT=9\nPOSTGRES_PASSWORD=x\n")
    load(kie_api_key="1")

    assert settings.misspelt() == [
        "GENERATION_CREDIT is not a setting: did you mean GENERATION_CREDITS?",
        "KIE_API_KEY is not a setting: did you mean KIE_AI_API_KEY?",
    ]


def test_values_are_converted_to_their_types(load: Load) -> None:
    loaded = load(
        NEXT_PUBLIC_BASE_URL="https://images.example/",
        KIE_AI_TIMEOUT="45s",
        EVENT_RETENTION="2h",
        KIE_AI_RESULT_HOSTS=" A.example, b.example:8080 ,,",
        GENERATION_CREDITS="20, 2K=25,4K=30",
        KIE_AI_RATE="5/1",
        KIE_AI_READ_RATE="30/10",
        DATA_DIR="/var/atelier",
    )

    assert loaded.base_url == "https://images.example"
    assert (loaded.kie_ai_timeout, loaded.event_retention) == (timedelta(seconds=45), timedelta(hours=2))
    assert loaded.kie_ai_result_hosts == {"a.example", "b.example:8080"}
    assert loaded.default_credits == (20, {"2K": 25, "4K": 30})
    assert (loaded.create_rate, loaded.read_rate) == ((5, 1), (30, 10))
    assert loaded.database_address == "sqlite+aiosqlite:////var/atelier/atelier.db"


def test_the_file_is_read_and_the_environment_goes_first(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SIGNUP_CREDITS=7\nGENERATION_CREDITS=9\nUNKNOWN=1\n")

    loaded = load(SIGNUP_CREDITS="8")

    assert (loaded.signup_credits, loaded.generation_credits) == (8, "9")


def test_names_are_read_in_capitals_and_in_small_letters(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("generation_credits=9\n")

    loaded = load(signup_credits="8")

    assert (loaded.signup_credits, loaded.generation_credits) == (8, "9")


def test_an_address_of_keys_is_taken_as_it_is(load: Load) -> None:
    assert (
        load(AUTH_JWKS_URL="https://id.example/jwks/?p=1", AUTH_AUDIENCE="a").auth_jwks_url
        == "https://id.example/jwks/?p=1"
    )


def test_the_database_is_used_as_it_is_set(load: Load) -> None:
    assert load(DATABASE_POOL_SIZE="").database_options == Options()

    loaded = load(
        DATABASE_POOL_SIZE="40",
        DATABASE_POOL_TIMEOUT="3s",
        DATABASE_CONNECT_TIMEOUT="4s",
        DATABASE_STATEMENT_TIMEOUT="2m",
        DATABASE_LOCK_TIMEOUT="5s",
        DATABASE_PGBOUNCER="true",
    )

    assert loaded.database_options == Options(40, 3.0, 4.0, 120.0, 5.0, pgbouncer=True)


UNPRINTABLE = "it has a character that cannot be printed, such as a newline in its middle: type it anew"
WRONG = [
    ("DATABASE_POOL_SIZE", "0", "DATABASE_POOL_SIZE: Input should be greater than or equal to 1"),
    *(
        (f"DATABASE_{name}_TIMEOUT", value, f"DATABASE_{name}_TIMEOUT: it must be between 1s and 1h")
        for name in ("POOL", "CONNECT", "STATEMENT", "LOCK")
        for value in ("0s", "2h")
    ),
    ("WORKER", "both", "WORKER: Input should be 'inline' or 'off'"),
    ("SIGNUP_CREDITS", "-1", "SIGNUP_CREDITS: Input should be greater than or equal to 0"),
    ("SIGNUP_CREDITS", "many", "SIGNUP_CREDITS: Input should be a valid integer, unable to parse string as an integer"),
    ("KIE_AI_CONCURRENCY", "0", "KIE_AI_CONCURRENCY: Input should be greater than or equal to 1"),
    ("IMAGE_DECODERS", "0", "IMAGE_DECODERS: Input should be greater than or equal to 1"),
    ("SANDBOX_SECONDS", "nan", "SANDBOX_SECONDS: Input should be less than or equal to 600"),
    ("KIE_AI_TIMEOUT", "0s", "KIE_AI_TIMEOUT must be between 1s and 5m"),
    ("KIE_AI_TIMEOUT", "6m", "KIE_AI_TIMEOUT must be between 1s and 5m"),
    ("EVENT_RETENTION", "1s", "EVENT_RETENTION must be between 1m and 3650d"),
    ("EVENT_RETENTION", "999999d", "EVENT_RETENTION must be between 1m and 3650d"),
    *(
        (name, value, f"{name}: it must be a number of requests and of seconds, such as 16/10")
        for name in ("KIE_AI_RATE", "KIE_AI_READ_RATE")
        for value in ("16", "0/10", "16/0", "-1/10", "16/10/1", "99999/1")
    ),
    *(
        ("GENERATION_CREDITS", value, "GENERATION_CREDITS: each price must be between 1 and 100000 credits")
        for value in ("0", "-20", "100001", "20,4K=0", "1.5")
    ),
    *(
        (
            "GENERATION_CREDITS",
            value,
            "GENERATION_CREDITS: it must be a price, and optionally prices of resolutions, such as 20,4K=30",
        )
        for value in ("20,", "20,8K=30", "20,4K", "20,4K=x", "20,4K=30,4K=40")
    ),
    *(
        (name, value, f"{name}: it must be an http or https address")
        for name in ("BASE_URL", "KIE_AI_BASE_URL", "KIE_AI_UPLOAD_URL", "AUTH_JWKS_URL", "SANDBOX_URL")
        for value in (
            "images.example",
            "ftp://images.example",
            "https://",
            "https://[::1",
            "http://a:99999",
            "http://a b",
        )
    ),
    (
        "BASE_URL",
        "https://a.example/?x=1",
        "BASE_URL: it must have no ? or #, because paths are appended to it",
    ),
    ("BASE_URL", "https://a.example#x", "BASE_URL: it must have no ? or #, because paths are appended to it"),
    *(
        (name, value, f"{name}: '{value}' is not of the form host or host:port.")
        for name in ("KIE_AI_RESULT_HOSTS", "TRUSTED_IMAGE_HOSTS")
        for value in ("http://a.example", "a.example/b", "a b", "a.example:x")
    ),
    (
        "AUTH_JWT_SECRET",
        "-----BEGIN PUBLIC KEY----- MIIBIjANBgkqhkiG9w0",
        "AUTH_JWT_SECRET: it is a public or private key, but HS256 needs a shared secret: set AUTH_JWKS_URL instead",
    ),
    *(
        (
            name,
            value,
            f"{name}: it has a character that cannot be printed, such as a newline in its middle: type it anew",
        )
        for name in ("KIE_AI_API_KEY", "DATABASE_URL", "SIGNUP_CREDITS", "CORS_ORIGINS", "AUTH_JWT_SECRET")
        for value in ("a\nb", "a\x1bb", "a\u200bb")
    ),
    ("DATABASE_PGBOUNCER", "maybe", "DATABASE_PGBOUNCER: it must be true or false"),
    ("KEEP_ALIVE", "soon", "KEEP_ALIVE: it must be a duration, such as 30s, 5m, 12h or 7d"),
    ("DATABASE_URL", "mysql://h/x", "DATABASE_URL: it names mysql; sqlite:// and postgresql:// are supported"),
    (
        "DATABASE_URL",
        "postgresql://h/x?sslmod=require",
        "DATABASE_URL: sslmod is not understood after the '?': did you mean sslmode?",
    ),
    *(
        (name, "redis://h/cache", f"{name}: after the host comes /number, the number of the database")
        for name in ("BROADCAST_URL", "RATE_LIMIT_STORAGE")
    ),
    ("AWS_REGION", "Frankfurt!", "AWS_REGION: it must be a region, such as eu-central-1"),
    ("DATA_DIR", "~nobody-there/x", "DATA_DIR: the home folder that ~ stands for is not known: write the full path"),
    ("BASE_URL", "http://999.1.1.1", "BASE_URL: it must be an http or https address"),
    ("BASE_URL", f"http://{'a' * 64}.example", "BASE_URL: it must be an http or https address"),
    ("AUTH_JWT_SECRET", "geheim", "AUTH_JWT_SECRET: it must have at least 32 bytes, as HS256 needs"),
    (
        "KIE_AI_API_KEY",
        "ge heim",
        "KIE_AI_API_KEY: it must have no spaces, and only characters that an HTTP header can have",
    ),
    (
        "KIE_AI_API_KEY",
        "geh\u00e9im",
        "KIE_AI_API_KEY: it must have no spaces, and only characters that an HTTP header can have",
    ),
    (
        "AUTH_ISSUER",
        "https://id.example",
        "AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWT_SECRET or AUTH_JWKS_URL: set one of them",
    ),
    (
        "AUTH_AUDIENCE",
        "atelier",
        "AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWT_SECRET or AUTH_JWKS_URL: set one of them",
    ),
]


@pytest.mark.parametrize(("name", "value", "reason"), WRONG)
def test_a_value_that_cannot_be_used_is_named_in_one_line(load: Load, name: str, value: str, reason: str) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        load(**{name: value})

    assert str(refusal.value) == f"Settings: {reason}"


def test_values_that_contradict_each_other_are_refused(load: Load) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        load(AUTH_JWT_SECRET=SECRET, AUTH_JWKS_URL="https://id.example/keys")

    assert str(refusal.value) == ("Settings: AUTH_JWT_SECRET and AUTH_JWKS_URL contradict each other: set one of them")


KEYS, ISSUER = "https://id.example/keys", "https://id.example/"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"AUTH_JWKS_URL": KEYS}, "AUTH_JWKS_URL needs AUTH_AUDIENCE: "),
        ({"AUTH_JWKS_URL": KEYS, "AUTH_ISSUER": ISSUER}, "AUTH_JWKS_URL needs AUTH_AUDIENCE: "),
        (
            {"AUTH_JWKS_URL": KEYS, "AUTH_ISSUER_SERVES_THIS_ALONE": "true"},
            "AUTH_ISSUER_SERVES_THIS_ALONE needs AUTH_JWKS_URL and AUTH_ISSUER",
        ),
        (
            {"AUTH_JWT_SECRET": SECRET, "AUTH_ISSUER": ISSUER, "AUTH_ISSUER_SERVES_THIS_ALONE": "true"},
            "AUTH_ISSUER_SERVES_THIS_ALONE needs AUTH_JWKS_URL and AUTH_ISSUER",
        ),
        (
            {
                "AUTH_JWKS_URL": KEYS,
                "AUTH_ISSUER": ISSUER,
                "AUTH_AUDIENCE": "atelier",
                "AUTH_ISSUER_SERVES_THIS_ALONE": "true",
            },
            "AUTH_AUDIENCE and AUTH_ISSUER_SERVES_THIS_ALONE contradict each other: set one",
        ),
        (
            {"SIGNUP_REQUIRES_VERIFIED_EMAIL": "true"},
            "SIGNUP_REQUIRES_VERIFIED_EMAIL needs AUTH_JWT_SECRET or AUTH_JWKS_URL: set one of them",
        ),
    ],
)
def test_tokens_that_may_be_for_others_are_refused_at_the_start(load: Load, given: dict[str, str], reason: str) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        load(**given)

    assert str(refusal.value).startswith(f"Settings: {reason}")
    assert "\n" not in str(refusal.value)


def test_an_audience_or_an_issuer_that_has_no_other_is_enough(load: Load) -> None:
    assert load(AUTH_JWKS_URL=KEYS, AUTH_AUDIENCE="atelier").auth_audience == "atelier"
    alone = load(AUTH_JWKS_URL=KEYS, AUTH_ISSUER=ISSUER, AUTH_ISSUER_SERVES_THIS_ALONE="true")
    assert (alone.auth_audience, alone.auth_issuer_serves_this_alone) == (None, True)


def test_all_errors_are_reported_at_once(load: Load) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        load(WORKER="x", KIE_AI_RATE="x")

    assert str(refusal.value).count(";") == 1


@pytest.mark.parametrize("name", ["KIE_AI_API_KEY", "AUTH_JWT_SECRET", "KIE_AI_WEBHOOK_HMAC_KEY", "DATABASE_URL"])
def test_secrets_are_not_printed(load: Load, name: str) -> None:
    value = f"postgresql://u:{SECRET}@h/x" if name == "DATABASE_URL" else SECRET
    assert SECRET not in repr(load(**{name: value}))
    with pytest.raises(InvalidSettings) as refusal:
        load(**{name: value, "WORKER": "x"})
    assert SECRET not in str(refusal.value)


def test_a_file_that_is_no_text_is_refused(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SIGNUP_CREDITS=\xff\xfe")

    with pytest.raises(InvalidSettings, match=r"^\.env is not readable as UTF-8 text\.$"):
        load()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://localhost:8000",
        "http://LOCALHOST",
        "http://localhost.",
        "http://app.localhost",
        "http://127.0.0.1",
        "http://[::1]:8000",
        "http://0.0.0.0",
        "http://10.1.2.3",
        "http://192.168.1.2",
        "http://172.16.0.1",
        "http://169.254.1.1",
        "http://100.64.0.1",
        "http://[fd00::1]",
        "http://[fe80::1]",
        "http://studio",
        "http://studio.local",
        "http://studio.local.",
        "http://db.internal",
        "http://nas.lan",
    ],
)
def test_kie_cannot_reach(url: str) -> None:
    assert is_local(url)


@pytest.mark.parametrize(
    "url", ["https://images.example", "https://images.example.", "http://8.8.8.8", "http://[2606:4700::1111]:8000"]
)
def test_kie_can_reach(url: str) -> None:
    assert not is_local(url)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORS_ORIGINS", "app.example"),
        ("CORS_ORIGINS", "https://app.example/path"),
        ("CORS_ORIGINS", "ftp://app.example"),
        ("CHECKOUT_ORIGINS", "https://*.app.example"),
        ("CHECKOUT_ORIGINS", "https://app.example/paid"),
        ("CHECKOUT_ORIGINS", "app://paid"),
        ("SIGN_IN_ORIGINS", "*"),
        ("SIGN_IN_ORIGINS", "https://tenant.example/path"),
        ("SIGN_IN_ORIGINS", "https://tenant.example; script-src *"),
        ("OPERATOR_SIGN_IN_URL", "sign-in"),
        ("OPERATOR_SIGN_IN_URL", "javascript:alert(1)"),
        ("OPERATOR_SIGN_IN_URL", "https://id.example/authorize#here"),
        ("SIGN_IN_SCRIPT", "sign-in.js"),
        ("SIGN_IN_SCRIPT", "//app.example/sign-in.js"),
        ("SIGN_IN_SCRIPT", "javascript:alert(1)"),
        ("SIGN_IN_SCRIPT", "https://app.example;/sign-in.js"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "proxy.internal"),
        ("TRUSTED_PROXIES", "10.0.0.0/33"),
        ("HSTS", "for ever"),
        ("TRUSTED_DOCUMENTS", "require"),
        ("TRUSTED_DOCUMENTS_MANIFEST", "manifest.json"),
        ("RATE_LIMITS", "some"),
        ("RATE_LIMIT_COST", "many"),
        ("RATE_LIMIT_COST", "0/60"),
        ("RATE_LIMIT_COST", "60"),
    ],
)
def test_who_may_come_in_is_checked(load: Load, name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=name):
        load(**{name: value})


def test_limits_are_counted_where_the_broadcaster_is_unless_said_otherwise(load: Load) -> None:
    loaded = load(BROADCAST_URL="redis://cache", RATE_LIMIT_GENERATIONS="10/5")

    assert (loaded.counts_address, loaded.rate_limit_generations) == ("redis://cache", (10, 5))
    assert load(BROADCAST_URL="redis://cache", RATE_LIMIT_STORAGE="memory://").counts_address == "memory://"
    assert load().counts_address == "memory://"


def test_who_may_come_in_is_read_from_lists(load: Load) -> None:
    loaded = load(CORS_ORIGINS="https://app.example, http://localhost:3000", TRUSTED_PROXIES="10.1.2.3/8,::1")

    assert loaded.cors_origins == {"https://app.example", "http://localhost:3000"}
    shops = load(CHECKOUT_ORIGINS="https://App.example:443, http://localhost:3000").checkout_origins
    assert shops == {"https://app.example", "http://localhost:3000"}
    assert loaded.trusted_proxies == {"10.0.0.0/8", "::1/128"}


def test_a_sign_in_script_is_an_address_or_a_path_on_this_server(load: Load) -> None:
    loaded = load(SIGN_IN_SCRIPT="/static/sign-in.js", SIGN_IN_ORIGINS="https://tenant.example,https://cdn.example")

    assert loaded.sign_in_script == "/static/sign-in.js"
    assert loaded.sign_in_origins == {"https://tenant.example", "https://cdn.example"}
    assert load(SIGN_IN_SCRIPT="https://app.example/s.js?v=1").sign_in_script == "https://app.example/s.js?v=1"
    assert load(SIGN_IN_SCRIPT=" ").sign_in_script is None


OPERATED = {"AUTH_JWT_SECRET": "x" * 32, "AUTH_ISSUER": "https://id.example", "AUTH_AUDIENCE": "atelier"}


def test_operators_are_read_with_their_roles(load: Load) -> None:
    policy = load(
        OPERATORS="auth0|1:admin, urn:bob:support",
        OPERATOR_CLAIMS="/app_metadata/role=staff:admin,/https:~1~1x.example~1a~0b=s:support",
        OPERATOR_SUPPORT_CREDITS_PER_DAY="7",
        **OPERATED,
    ).operator_policy

    assert policy.listed == {"auth0|1": Role.ADMIN, "urn:bob": Role.SUPPORT}
    assert policy.listed_admins == ["auth0|1"]
    assert [(rule.path, rule.value, rule.role) for rule in policy.claims] == [
        (("app_metadata", "role"), "staff", Role.ADMIN),
        (("https://x.example/a~b",), "s", Role.SUPPORT),
    ]
    assert policy.day_limits == {Role.SUPPORT: 7, Role.ADMIN: 20_000}
    assert not load().operator_policy


def test_the_sign_in_page_of_operators_needs_operators(load: Load) -> None:
    page = "https://id.example/authorize?response_type=token"

    assert load(OPERATORS="a:admin", OPERATOR_SIGN_IN_URL=page, **OPERATED).operator_sign_in_url == page
    with pytest.raises(InvalidSettings, match="OPERATOR_SIGN_IN_URL needs OPERATORS or OPERATOR_CLAIMS"):
        load(OPERATOR_SIGN_IN_URL=page, **OPERATED)


@pytest.mark.parametrize("name", ["OPERATORS", "OPERATOR_CLAIMS"])
@pytest.mark.parametrize("missing", OPERATED)
def test_operators_need_an_identity_provider_for_this_installation_alone(load: Load, name: str, missing: str) -> None:
    given = {each: value for each, value in OPERATED.items() if each != missing}
    if missing == "AUTH_JWT_SECRET":
        given = {}
    with pytest.raises(InvalidSettings, match=f"{name} needs AUTH_JWKS_URL or AUTH_JWT_SECRET, AUTH_ISSUER and"):
        load(**{name: "/a=b:admin" if name == "OPERATOR_CLAIMS" else "a:admin"}, **given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(
            ("OPERATORS", value)
            for value in ("a", "a:", ":admin", "a:root", "a:shell", "a:admin,a:support", "cli:a:admin")
        ),
        *(
            ("OPERATOR_CLAIMS", value)
            for value in ("role=a:admin", "/role:admin", "/role=admin", "/=a:admin", "/r=a:b")
        ),
    ],
)
def test_operators_that_cannot_be_read_are_refused(load: Load, name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=f"^Settings: {name}: "):
        load(**{name: value}, **OPERATED)


def test_every_setting_is_documented_and_nothing_else() -> None:
    page = Path(__file__).parents[1] / "docs" / "settings.md"
    documented = re.findall(r"^\| `([A-Z0-9_]+)` \|", page.read_text(), flags=re.MULTILINE)

    assert sorted(documented) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("STRIPE_SECRET_KEY", "pk_test_51H", "begins with sk_ or rk_; this is a publishable key, for pages"),
        ("STRIPE_SECRET_KEY", "pk_live_51H", "begins with sk_ or rk_; this is a publishable key, for pages"),
        ("STRIPE_SECRET_KEY", "whsec_51H", "this is the secret of a webhook endpoint, for STRIPE_WEBHOOK_SECRET"),
        ("STRIPE_SECRET_KEY", "acct_51H", "begins with sk_ or rk_; this is the id of an account"),
        ("STRIPE_WEBHOOK_SECRET", "we_1MqKa", "begins with whsec_; this is the id of a webhook endpoint: reveal its"),
        ("STRIPE_WEBHOOK_SECRET", "sk_test_51H", "begins with whsec_; this is a secret key, for STRIPE_SECRET_KEY"),
        ("STRIPE_WEBHOOK_SECRET", "rk_live_51H", "this is a restricted key, for STRIPE_SECRET_KEY"),
        ("STRIPE_WEBHOOK_SECRET", "pk_test_51H", "begins with whsec_; this is a publishable key, for pages"),
        ("STRIPE_WEBHOOK_SECRET", "evt_1MqKa", "begins with whsec_$"),
        ("STRIPE_WEBHOOK_SECRET", "absec_51H", "begins with whsec_$"),
    ],
)
def test_what_stripe_gave_out_for_something_else_is_named(load: Load, name: str, value: str, mend: str) -> None:
    with pytest.raises(InvalidSettings, match=mend) as refusal:
        load(**{"STRIPE_SECRET_KEY": "sk_test_1"} | {name: value})

    assert str(refusal.value).startswith(f"Settings: {name}: it must be ")
    assert value not in str(refusal.value)


@pytest.mark.parametrize("name", ["BASE_URL", "NEXT_PUBLIC_BASE_URL"])
@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("https://host.example/", "https://host.example"),
        ("https://Host.Example:443", "https://host.example"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_the_address_of_an_installation_is_an_origin(load: Load, name: str, value: str, origin: str) -> None:
    assert load(**{name: value}).base_url == origin


@pytest.mark.parametrize("name", ["BASE_URL", "NEXT_PUBLIC_BASE_URL"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("https://host.example/atelier", "it must have no path, .*give this server its own host name"),
        ("https://host.example/atelier/", "it must have no path"),
        ("https://host.example/#/", "paths are appended to it"),
        ("https://ada:pass-word@host.example", "it must have no user or password"),
        ("https://a_b c.example", "it must be an http or https address"),
    ],
)
def test_an_address_that_pages_cannot_be_served_at_stops_the_start(
    load: Load, name: str, value: str, reason: str
) -> None:
    with pytest.raises(InvalidSettings, match=rf"^Settings: {name}: .*{reason}") as refusal:
        load(**{name: value})

    assert "\n" not in str(refusal.value)
    assert "pass-word" not in str(refusal.value)


def test_origins_that_may_send_requests_are_compared_as_browsers_write_them(load: Load) -> None:
    loaded = load(CORS_ORIGINS="https://App.example/, https://*.vercel.app,capacitor://localhost,http://a:80")

    assert loaded.cors_origins == {
        "https://app.example",
        "https://*.vercel.app",
        "capacitor://localhost",
        "http://a",
    }
    assert load(CORS_ORIGINS="*").cors_origins == {"*"}
    for wrong in ("app.example", "https://app-*.vercel.app", "http://localhost:*", "https://a.example/x", "null"):
        with pytest.raises(InvalidSettings, match=r"^Settings: CORS_ORIGINS: it must be origins separated by commas"):
            load(CORS_ORIGINS=f"https://app.example,{wrong}")


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "FETCH_PROXY"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("socks5://127.0.0.1:1080", "SOCKS proxies are not supported: name an HTTP proxy"),
        ("socks5h://ada:pass-word@127.0.0.1:1080", "SOCKS proxies are not supported"),
        ("socks://127.0.0.1:7891/", "SOCKS proxies are not supported"),
        ("proxy.example:none", "it must be the address of an HTTP proxy"),
        ("http://", "it must be the address of an HTTP proxy"),
        ("ftp://proxy.example", "it must be the address of an HTTP proxy"),
        ("http://proxy.example:3128/x", "it must be the address of an HTTP proxy"),
        ("http://ada:pass-word/#@proxy.example:3128", "it must be the address of an HTTP proxy.* as %XX"),
    ],
)
def test_a_proxy_that_cannot_be_used_stops_the_start(load: Load, name: str, value: str, reason: str) -> None:
    with pytest.raises(InvalidSettings, match=rf"^Settings: {name}: .*{reason}") as refusal:
        load(**{name: value})

    assert "\n" not in str(refusal.value)
    assert "pass-word" not in str(refusal.value)


def test_proxies_are_read_as_shells_and_desktops_write_them(load: Load) -> None:
    assert load(HTTPS_PROXY="proxy.example:3128").egress.https_proxy == "http://proxy.example:3128"
    both = load(HTTPS_PROXY="http://a.example", HTTP_PROXY="http://b.example/", ALL_PROXY="socks5://127.0.0.1:1080")
    assert (both.egress.https_proxy, both.egress.http_proxy) == ("http://a.example", "http://b.example/")
    assert load(HTTPS_PROXY="", NO_PROXY="").egress == load().egress


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_authorities_that_cannot_be_read_stop_the_start(load: Load, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.pem").write_text("")
    for path in (tmp_path / "missing", tmp_path / "empty.pem"):
        with pytest.raises(InvalidSettings, match=rf"^Settings: {name}: it must be a f.*; unset it to trust the usual"):
            load(**{name: str(path)})
