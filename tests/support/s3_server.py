"""A real S3 server for the tests, SeaweedFS from a package: no root, no Docker, and forged signatures are refused."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import boto3  # type: ignore[import-untyped]  # it ships no types
from botocore.config import Config  # type: ignore[import-untyped]  # it ships no types
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]  # it ships no types

from tests.support.serving import free_port

START_SECONDS = 120.0
STOP_SECONDS = 60.0
REGION = "us-east-1"
BUCKET = "atelier"


@dataclass(frozen=True, slots=True)
class S3Server:
    """A server that runs, with one bucket and one key that may do everything."""

    endpoint: str
    access_key: str = "tests-access-key"
    secret_key: str = "tests-secret-key"

    @property
    def environment(self) -> dict[str, str]:
        """The environment from which boto reads the key."""
        return {"AWS_ACCESS_KEY_ID": self.access_key, "AWS_SECRET_ACCESS_KEY": self.secret_key}

    def address(self, prefix: str | None = None, **options: str) -> str:
        """Return a STORAGE_URL with objects of its own, unless ``prefix`` names others."""
        query = urlencode({"endpoint": self.endpoint, "region": REGION, **options})
        return f"s3://{BUCKET}/{prefix or uuid4().hex}?{query}"

    def client(self) -> Any:
        """Return a plain client, to look at the bucket past the product."""
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            config=Config(connect_timeout=60, read_timeout=60, retries={"total_max_attempts": 1}, proxies={}),
        )


@contextmanager
def running_s3(folder: Path) -> Iterator[S3Server]:
    """Run a server with its data and its log in ``folder``, which exists."""
    identities = folder / "identities.json"
    identities.write_text(json.dumps(_identities(S3Server(""))))
    options = ("server", "-s3", f"-s3.config={identities}", "-master.volumeSizeLimitMB=64", "-volume.max=100")
    with running_weed(folder, *options, "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false") as weed:
        server = S3Server(weed.endpoint)
        _wait_until_it_stores(server, weed)
        yield server


@dataclass(frozen=True, slots=True)
class Weed:
    """A process of SeaweedFS, with its address and its output."""

    endpoint: str
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def running_weed(folder: Path, *options: str, **settings: str) -> Iterator[Weed]:
    """Run SeaweedFS on loopback and on free ports, wherever ``options`` would have it, with its data in ``folder``."""
    program = Path(sys.executable).with_name("weed")
    names = ("master", "master_grpc", "volume", "volume_grpc", "filer", "filer_grpc", "s3", "s3_grpc")
    ports = {name: free_port() for name in names}
    data, log = folder / "data", folder / "s3.log"
    data.mkdir()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                # Of an option that is given twice, the last one counts.
                *(str(program), "-logtostderr", *options, f"-dir={data}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"),
                *(f"-s3.localSocket={folder / 's3.sock'}", f"-filer.localSocket={folder / 'filer.sock'}"),
                *(f"-{name.replace('_', '.port.')}={port}" for name, port in ports.items() if "_" in name),
                *(f"-{name}.port={port}" for name, port in ports.items() if "_" not in name),
            ],
            cwd=folder,
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            yield Weed(f"http://127.0.0.1:{ports['s3']}", process, log)
        finally:
            # A terminated one would wait ten seconds for clients, and its data is not needed again.
            process.kill()
            process.wait(STOP_SECONDS)
            shutil.rmtree(data, ignore_errors=True)


def _identities(server: S3Server) -> dict[str, Any]:
    keys = {"accessKey": server.access_key, "secretKey": server.secret_key}
    return {"identities": [{"name": "tests", "credentials": [keys], "actions": ["Admin"]}]}


def _wait_until_it_stores(server: S3Server, weed: Weed) -> None:
    """Make the bucket, and wait until an object goes into it: the parts of the server start one after another."""
    client, deadline = server.client(), time.monotonic() + START_SECONDS
    has_bucket = False
    try:
        while True:
            try:
                if not has_bucket:
                    client.create_bucket(Bucket=BUCKET)
                has_bucket = True
                client.put_object(Bucket=BUCKET, Key="started", Body=b"x")
                client.delete_object(Bucket=BUCKET, Key="started")
            except (BotoCoreError, ClientError) as error:
                if weed.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"the S3 server did not start: {weed.log.read_text()[-4000:]}") from error
                time.sleep(0.05)
            else:
                return
    finally:
        client.close()
