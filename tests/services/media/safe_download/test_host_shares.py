"""Shares of hosts: which names and addresses are one host, and when a download that found it busy comes again."""

import pytest

from services.media.safe_download.host_shares import MAX_TURN_SECONDS, HostBusy, HostShares, registered_name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("a.b.evil.com", "evil.com"),
        ("evil.com", "evil.com"),
        ("a.evil.co.uk", "evil.co.uk"),
        ("honest.co.uk", "honest.co.uk"),
        ("bucket.s3.amazonaws.com", "bucket.s3.amazonaws.com"),
        ("co.uk", "co.uk"),
        ("8.8.8.8", "8.8.8.8"),
        ("2606:4700::1", "2606:4700::/64"),
        ("2606:4700::2", "2606:4700::/64"),
    ],
)
def test_what_one_owner_registered_is_one_host(host: str, name: str) -> None:
    assert registered_name(host) == name


def test_each_place_that_the_operator_trusts_is_a_host_by_itself() -> None:
    shares = HostShares(1)
    with shares.by_name("localhost", 1, trusted=True), shares.by_name("localhost", 2, trusted=True):
        with pytest.raises(HostBusy), shares.by_name("localhost", 1, trusted=True):
            pass
        with shares.by_name("localhost", 1, trusted=False):
            pass


def test_downloads_that_find_a_host_busy_come_again_one_after_the_other() -> None:
    shares, waits = HostShares(2), []
    with shares.by_name("evil.com", 80, trusted=False), shares.by_name("evil.com", 80, trusted=False):
        for _ in range(1000):
            with pytest.raises(HostBusy) as busy, shares.by_name("evil.com", 80, trusted=False):
                pass
            waits.append(busy.value.retry_after)

    assert waits[:50] == sorted(waits[:50])
    assert 0.4 < waits[0] < waits[1] < waits[2] < 2
    assert max(waits) <= MAX_TURN_SECONDS
