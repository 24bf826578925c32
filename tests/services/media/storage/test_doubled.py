"""Buckets that are named twice are recognised as vendors' consoles show them, and others are left alone."""

import pytest

from services.media.storage.s3.doubled import named_once

SPACES = "nyc3.digitaloceanspaces.com"
R2 = "https://acc.r2.cloudflarestorage.com"


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        # In the endpoint's path, as R2 shows it.
        (f"s3://shop?endpoint={R2}/shop", f"endpoint={R2} in"),
        (f"s3://shop/images?endpoint={R2}/shop/&region=auto", f"endpoint={R2} in"),
        ("s3://shop?endpoint=http://minio:9000/s3/shop", "endpoint=http://minio:9000/s3 in"),
        # In its host, as Spaces, OSS, COS and Amazon show it.
        (
            "s3://shop?endpoint=https://shop.nyc3.digitaloceanspaces.com",
            "endpoint=https://nyc3.digitaloceanspaces.com in",
        ),
        (
            "s3://Shop?endpoint=https://shop.oss-cn-zhongwei.aliyuncs.com",
            "endpoint=https://oss-cn-zhongwei.aliyuncs.com",
        ),
        (
            "s3://shop?endpoint=https://shop.s3.eu-central-1.amazonaws.com",
            "endpoint=https://s3.eu-central-1.amazonaws.",
        ),
        ("s3://shop?endpoint=https://shop.s3.example:9000/base", "endpoint=https://s3.example:9000/base in"),
        # In place of the bucket.
        ("s3://shop.s3.eu-central-1.amazonaws.com", "the bucket's name alone: s3://shop"),
        ("s3://shop.nyc3.digitaloceanspaces.com/images?region=nyc3", "the bucket's name alone: s3://shop"),
        ("s3://shop.s3.us-west-002.backblazeb2.com", "the bucket's name alone: s3://shop"),
    ],
)
def test_a_bucket_that_is_named_twice_is_recognised(address: str, remedy: str) -> None:
    assert remedy in (named_once(address) or "")


@pytest.mark.parametrize(
    "address",
    [
        "file:data/images",
        "vercel-blob:",
        "s3://shop",
        "s3://shop/shop?region=eu-central-1",
        "s3://shop?endpoint=https://acc.r2.cloudflarestorage.com",
        "s3://shop?endpoint=https://workshop.example/s3",
        "s3://shop?endpoint=https://shopping.example",
        "s3://a.b?endpoint=https://a.example",
        "s3://shop?endpoint=https://[::1",
        "s3://shop?endpoint=",
        "s3:",
    ],
)
def test_a_bucket_that_is_named_once_is_left_alone(address: str) -> None:
    assert named_once(address) is None
