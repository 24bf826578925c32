"""Which addresses an image may be fetched from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.media.safe_download.policy import AddressPolicy, is_public
from tests.support.cases import in_turn

NOT_PUBLIC = "This address is not on the public internet."
INVALID = "This is not a valid address."


@in_turn(
    "url",
    [
        "https://images.example.com/a.png",
        "http://images.example.com:8080/a%20b.png?size=1#part",
        "HTTPS://Images.Example.COM/",
        "https://xn--bcher-kva.example/a.png",
        "https://bücher.example/Größe.png",
        "https://8.8.8.8/a.png",
        "https://[2606:4700::1111]/a.png",
        "https://a_b.example.com/",
        "https://localhost.example.com/",
        "https://3com.example.com/",
    ],
)
def test_a_public_address_is_not_refused(url: str) -> None:
    assert AddressPolicy().refuse_at_sight(url) is None


@in_turn(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "8.8",  # Public, but in a notation that no person uses.
        "0x08.8.8.8",
        "127.0.0.1.",
        "0.0.0.0",  # noqa: S104 - not bound to
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:8.8.8.8]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::1]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[3fff::1]",
        "[5f00::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "printer",
        "printer.local",
        "nas.home.arpa",
        "metadata.google.internal",
        "db.intranet",
        "a..example.com",
        ".example.com",
        "example.com.",
        "-a.example.com",
        "exa%6dple.com",
        "a b.example.com",
        "a\\b.example.com",
        "１２７。0。0。1",  # noqa: RUF001 - full-width, which some readers turn into 127.0.0.1
        f"{'a' * 64}.example.com",
        ".".join(["a" * 60] * 5),
    ],
)
@in_turn("form", ["https://{}/a.png", "http://{}:8080/a.png"])
def test_an_address_that_is_not_public_is_refused(host: str, form: str) -> None:
    assert AddressPolicy().refuse_at_sight(form.format(host)) in {NOT_PUBLIC, INVALID}


@in_turn(
    ("url", "refusal"),
    [
        ("", "The address must begin with https:// or http://."),
        ("images.example.com/a.png", "The address must begin with https:// or http://."),
        ("//images.example.com/a.png", "The address must begin with https:// or http://."),
        (" https://images.example.com/", "The address must begin with https:// or http://."),
        ("ftp://images.example.com/a.png", "The address must begin with https:// or http://."),
        ("file:///etc/passwd", "The address must begin with https:// or http://."),
        ("data:image/png;base64,AAAA", "The address must begin with https:// or http://."),
        ("gopher://images.example.com/", "The address must begin with https:// or http://."),
        ("https:///a.png", INVALID),
        ("https:a.png", INVALID),
        ("https://images.example.com:0/", INVALID),
        ("https://images.example.com:65536/", INVALID),
        ("https://images.example.com:-1/", INVALID),
        ("https://images.example.com:x/", INVALID),
        ("https://images.example.com/\n", INVALID),
        ("https://images.example.com/\r\nHost: other", INVALID),
        ("https://images.\texample.com/", INVALID),
        ("https://[::1", INVALID),
        ("https://user@images.example.com/", "The address must not contain a user name or password."),
        ("https://user:word@images.example.com/", "The address must not contain a user name or password."),
        ("https://images.example.com@127.0.0.1/", "The address must not contain a user name or password."),
        ("https://images.example.com/" + "a" * 8_166, "The address is longer than 8,192 characters."),
    ],
)
def test_what_is_not_an_address_of_an_image_is_refused_with_the_reason(url: str, refusal: str) -> None:
    assert AddressPolicy().refuse_at_sight(url) == refusal


def test_the_longest_address_is_not_refused() -> None:
    assert AddressPolicy().refuse_at_sight("https://images.example.com/" + "a" * 2_021) is None


@given(st.text() | st.text().map(lambda text: f"https://{text}") | st.text().map(lambda t: f"http://a.com{t}"))
def test_any_text_gets_an_answer(url: str) -> None:
    refusal = AddressPolicy(frozenset({"files.test"})).refuse_at_sight(url)

    assert refusal is None or refusal.endswith(".")


def test_an_allowed_host_may_be_private_at_its_ports_only() -> None:
    policy = AddressPolicy(frozenset({"localhost:9000", "10.0.0.5", "[::1]:9000", "minio"}))

    for url in (
        "http://localhost:9000/a.png",
        "https://LOCALHOST:9000/a.png",
        "http://10.0.0.5/a.png",
        "https://10.0.0.5/a.png",
        "http://[::1]:9000/a.png",
        "http://minio/a.png",
        "http://minio:443/a.png",
        "https://images.example.com/a.png",
    ):
        assert policy.refuse_at_sight(url) is None
    for url in (
        "http://localhost/a.png",
        "http://localhost:9001/a.png",
        "http://10.0.0.5:8080/a.png",
        "http://10.0.0.6/a.png",
        "http://[::1]/a.png",
        "http://x.localhost:9000/a.png",
    ):
        assert policy.refuse_at_sight(url) == NOT_PUBLIC
    assert policy.refuse_at_sight("http://user@localhost:9000/") is not None


def test_only_listed_hosts_are_allowed_if_the_policy_lists_any() -> None:
    policy = AddressPolicy(frozenset({"files.example.com", "*.kie.example"}), only_allowed=True)

    for url in ("https://files.example.com/a", "https://cdn.kie.example/a", "https://a.b.kie.example/a"):
        assert policy.refuse_at_sight(url) is None
    for url in (
        "https://example.com/a",
        "https://x.files.example.com/a",
        "https://kie.example/a",
        "https://notkie.example/a",
        "https://8.8.8.8/a",
    ):
        assert policy.refuse_at_sight(url) == "Images from this host are not accepted."


@in_turn(
    "entry",
    [
        "",
        "http://a.example",
        "a.example/path",
        "user@a.example",
        "a.example:x",
        "a.example#b",
        "*.",
        "a b",
        "a%20b",
        "a;b",
    ],
)
def test_a_malformed_allowed_host_stops_the_start(entry: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        AddressPolicy(frozenset({entry}))


@in_turn("address", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])
def test_a_public_ip_address_is_public(address: str) -> None:
    assert is_public(address)


@in_turn("address", ["127.0.0.1", "fe80::1%eth0", "2606:4700::1%lo", "::ffff:8.8.8.8", "name", ""])
def test_what_is_no_public_ip_address_is_not_public(address: str) -> None:
    assert not is_public(address)
