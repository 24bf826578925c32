"""Settings: what is missing, malformed or contradictory is one line that names it, and no secret is repeated."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

import settings
from db.options import Options
from settings import InvalidSettings, Settings, is_local

Load = Callable[..., Settings]
SECRET = "geheim-geheim-geheim-geheim-geheim"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """Load the settings from an environment that has only what is given."""

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
    assert (loaded.create_rate, loaded.prices, loaded.signup_credits) == ((16, 10), (20, {}), 100)


def test_cards_are_sandboxed_without_a_key_but_for_where_the_world_could_buy_real_images(load: Load) -> None:
    def stands_in(**environment: str) -> tuple[bool, bool]:
        loaded = load(**environment)
        return loaded.cards_sandboxed, loaded.needs_sandbox

    real, public = {"KIE_AI_API_KEY": "key"}, {"BASE_URL": "https://images.example"}
    stripe = {"STRIPE_SECRET_KEY": "sk_test_1", "STRIPE_WEBHOOK_SECRET": "whsec_1"}
    assert stands_in() == (True, True)
    assert stands_in(**public) == (True, True)
    assert stands_in(**real) == (True, True)
    assert stands_in(**real, **public) == (False, False)
    assert stands_in(**stripe) == (False, True)
    assert stands_in(**real, **stripe) == (False, False)


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
        ("STRIPE_BASE_URL", "api.stripe.com"),
    ],
)
def test_what_cannot_be_stripes_stops_the_start_and_is_not_repeated(load: Load, name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=f"^Settings: {name}: ") as refusal:
        load(**{"STRIPE_WEBHOOK_SECRET": "whsec_1"} | {name: value})

    assert value not in str(refusal.value)


def test_what_is_set_empty_is_as_if_it_were_not_set(load: Load) -> None:
    empty = load(KIE_AI_API_KEY="", AUTH_JWT_SECRET=" ", AUTH_JWKS_URL="", AUTH_ISSUER="", DATABASE_URL="", BASE_URL="")

    assert empty == load()


def test_values_are_read_as_what_they_mean(load: Load) -> None:
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
    assert loaded.prices == (20, {"2K": 25, "4K": 30})
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
    assert load(AUTH_JWKS_URL="https://id.example/jwks/?p=1").auth_jwks_url == "https://id.example/jwks/?p=1"


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
    ("SANDBOX_SECONDS", "nan", "SANDBOX_SECONDS: Input should be less than or equal to 600"),
    ("KIE_AI_TIMEOUT", "0s", "KIE_AI_TIMEOUT must be between 1s and 5m"),
    ("KIE_AI_TIMEOUT", "6m", "KIE_AI_TIMEOUT must be between 1s and 5m"),
    ("EVENT_RETENTION", "1s", "EVENT_RETENTION must be between 1m and 3650d"),
    ("EVENT_RETENTION", "999999d", "EVENT_RETENTION must be between 1m and 3650d"),
    *(
        (name, value, f"{name}: it must be requests per seconds, such as 16/10")
        for name in ("KIE_AI_RATE", "KIE_AI_READ_RATE")
        for value in ("16", "0/10", "16/0", "-1/10", "16/10/1", "99999/1")
    ),
    *(
        ("GENERATION_CREDITS", value, "GENERATION_CREDITS: each price must be between 1 and 100000 credits")
        for value in ("", "0", "-20", "100001", "20,4K=0", "1.5")
    ),
    *(
        (
            "GENERATION_CREDITS",
            value,
            "GENERATION_CREDITS: it must be a price, then prices by resolution, such as 20,4K=30",
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
        "BASE_URL: it is an address that paths are added to: it ends before ? and #",
    ),
    ("BASE_URL", "https://a.example#x", "BASE_URL: it is an address that paths are added to: it ends before ? and #"),
    *(
        (name, value, f"{name}: '{value}' is not of the form host or host:port.")
        for name in ("KIE_AI_RESULT_HOSTS", "TRUSTED_IMAGE_HOSTS")
        for value in ("http://a.example", "a.example/b", "a b", "a.example:x")
    ),
    ("AUTH_JWT_SECRET", "geheim", "AUTH_JWT_SECRET: it must have at least 32 bytes, as HS256 needs"),
    ("KIE_AI_API_KEY", "geheim\n", "KIE_AI_API_KEY: it has characters that no header can carry, or spaces"),
    ("KIE_AI_API_KEY", "geh\u00e9im", "KIE_AI_API_KEY: it has characters that no header can carry, or spaces"),
    ("AUTH_ISSUER", "https://id.example", "AUTH_ISSUER and AUTH_AUDIENCE mean an identity provider: set its key too"),
    ("AUTH_AUDIENCE", "atelier", "AUTH_ISSUER and AUTH_AUDIENCE mean an identity provider: set its key too"),
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


def test_all_that_is_wrong_is_said_at_once(load: Load) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        load(WORKER="x", KIE_AI_RATE="x")

    assert str(refusal.value).count(";") == 1


@pytest.mark.parametrize("name", ["KIE_AI_API_KEY", "AUTH_JWT_SECRET", "KIE_AI_WEBHOOK_HMAC_KEY", "DATABASE_URL"])
def test_secrets_are_not_in_what_is_printed(load: Load, name: str) -> None:
    assert SECRET not in repr(load(**{name: SECRET}))
    with pytest.raises(InvalidSettings) as refusal:
        load(**{name: SECRET, "WORKER": "x"})
    assert SECRET not in str(refusal.value)


def test_a_file_that_is_no_text_is_refused(load: Load, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SIGNUP_CREDITS=\xff\xfe")

    with pytest.raises(InvalidSettings, match=r"^\.env cannot be read as a text in UTF-8\.$"):
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
        ("SIGN_IN_ORIGINS", "*"),
        ("SIGN_IN_ORIGINS", "https://tenant.example/path"),
        ("SIGN_IN_ORIGINS", "https://tenant.example; script-src *"),
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
    assert loaded.trusted_proxies == {"10.0.0.0/8", "::1/128"}


def test_a_sign_in_script_is_an_address_or_a_path_on_this_server(load: Load) -> None:
    loaded = load(SIGN_IN_SCRIPT="/static/sign-in.js", SIGN_IN_ORIGINS="https://tenant.example,https://cdn.example")

    assert loaded.sign_in_script == "/static/sign-in.js"
    assert loaded.sign_in_origins == {"https://tenant.example", "https://cdn.example"}
    assert load(SIGN_IN_SCRIPT="https://app.example/s.js?v=1").sign_in_script == "https://app.example/s.js?v=1"
    assert load(SIGN_IN_SCRIPT=" ").sign_in_script is None


def test_every_setting_is_documented_and_nothing_else() -> None:
    page = Path(__file__).parents[1] / "docs" / "settings.md"
    documented = re.findall(r"^\| `([A-Z_]+)` \|", page.read_text(), flags=re.MULTILINE)

    assert sorted(documented) == sorted(name.upper() for name in Settings.model_fields)
