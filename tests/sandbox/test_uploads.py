"""The File Upload API and the files behind it."""

import base64
import os
import time
from pathlib import Path
from typing import Any

import pytest

from sandbox.files import Files
from tests.sandbox.running import Sandbox, running_sandbox


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


async def test_a_form_upload_is_served_unchanged_with_its_type(sandbox: Sandbox) -> None:
    content = b"\x89PNG\r\n\x1a\n\r\n--\r\n\x00\xff" * 5_000

    answer = await sandbox.http.post(
        "/api/file-stream-upload", data={"uploadPath": "a/b", "fileName": "cat.bin"}, files={"file": content}
    )

    body = answer.json()
    uploaded_at = body["data"].pop("uploadedAt")
    assert uploaded_at.endswith("Z")
    assert body == {
        "success": True,
        "code": 200,
        "msg": "File uploaded successfully",
        "data": {
            "fileName": "cat.bin",
            "filePath": "kieai/sandbox/a/b/cat.bin",
            "downloadUrl": f"{sandbox.url}/files/kieai/sandbox/a/b/cat.bin",
            "fileSize": len(content),
            "mimeType": "image/png",
        },
    }
    stored = await sandbox.http.get(body["data"]["downloadUrl"])
    assert stored.content == content
    assert stored.headers["content-type"] == "image/png"


async def test_a_form_without_a_name_takes_that_of_the_file(sandbox: Sandbox, jpeg: bytes) -> None:
    answer = await sandbox.http.post(
        "/api/file-stream-upload", data={"uploadPath": "a"}, files={"file": ("my-cat.jpg", jpeg, "image/jpeg")}
    )

    assert answer.json()["data"]["filePath"] == "kieai/sandbox/a/my-cat.jpg"


@pytest.mark.parametrize("prefix", ["", "data:image/jpeg;base64,"])
async def test_a_base64_upload_comes_back_unchanged(sandbox: Sandbox, jpeg: bytes, prefix: str) -> None:
    body = {"base64Data": prefix + _encoded(jpeg), "uploadPath": "inputs", "fileName": "cat.jpg"}

    data = (await sandbox.http.post("/api/file-base64-upload", json=body)).json()["data"]

    assert (await sandbox.http.get(data["downloadUrl"])).content == jpeg


async def test_an_upload_without_a_name_gets_one_that_cannot_be_guessed(sandbox: Sandbox, jpeg: bytes) -> None:
    body = {"base64Data": _encoded(jpeg), "uploadPath": "inputs"}

    names = {
        (await sandbox.http.post("/api/file-base64-upload", json=body)).json()["data"]["fileName"] for _ in range(2)
    }

    assert len(names) == 2
    assert all(name.endswith(".jpg") and len(name) == 36 for name in names)


async def test_an_upload_by_address_is_fetched(tmp_path: Path, sandbox: Sandbox, jpeg: bytes) -> None:
    async with running_sandbox(tmp_path / "elsewhere") as elsewhere:
        body = {"fileUrl": await elsewhere.upload(jpeg), "uploadPath": "copies", "fileName": "cat.jpg"}
        data = (await sandbox.http.post("/api/file-url-upload", json=body)).json()["data"]

    assert data["filePath"] == "kieai/sandbox/copies/cat.jpg"
    assert (await sandbox.http.get(data["downloadUrl"])).content == jpeg


async def test_the_same_name_overwrites(sandbox: Sandbox) -> None:
    first, second = await sandbox.upload(b"one"), await sandbox.upload(b"two")

    assert first == second
    assert (await sandbox.http.get(first)).content == b"two"


@pytest.mark.parametrize(
    "change",
    [
        {"base64Data": "not base64!"},
        {"base64Data": ""},
        {"base64Data": 7},
        {"uploadPath": None},
        {"uploadPath": "/a"},
        {"uploadPath": "a/"},
        {"uploadPath": "a/../../b"},
        {"uploadPath": ".hidden"},
        {"fileName": "../cat.jpg"},
        {"fileName": "a/b.jpg"},
        {"fileName": ".."},
        {"fileName": "nul\x00.jpg"},
        {"fileName": "x" * 151},
    ],
)
async def test_a_bad_upload_is_refused_and_keeps_nothing(
    tmp_path: Path, sandbox: Sandbox, change: dict[str, Any]
) -> None:
    body = {"base64Data": _encoded(b"content"), "uploadPath": "inputs", "fileName": "cat.jpg", **change}

    answer = await sandbox.http.post("/api/file-base64-upload", json=body)

    assert answer.status_code == 200
    assert (answer.json()["success"], answer.json()["code"], answer.json()["data"]) == (False, 400, None)
    assert not (tmp_path / "state" / "files").exists()


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"--x\r\n\r\n"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=file\r\n\r\ncut of"),
        ("multipart/form-data; boundary=x", b"--x\r\nno header--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nA: b\r\n\r\n\r\n" * 20 + b"--x--"),
    ],
)
async def test_what_is_no_form_is_refused(sandbox: Sandbox, content_type: str, content: bytes) -> None:
    answer = await sandbox.http.post("/api/file-stream-upload", content=content, headers={"Content-Type": content_type})

    assert answer.json() == {"success": False, "code": 400, "msg": "The body is not a form.", "data": None}


async def test_a_form_over_30_mb_is_refused(sandbox: Sandbox) -> None:
    answer = await sandbox.http.post(
        "/api/file-stream-upload", data={"uploadPath": "a"}, files={"file": b"\x00" * (31 * 1024 * 1024)}
    )

    assert answer.status_code == 413
    assert answer.json()["code"] == 413


@pytest.mark.parametrize("path", ["none.png", "../kie.db", "%2e%2e/kie.db", "..%2fkie.db", "/etc/hostname", ""])
async def test_no_other_file_can_be_read(sandbox: Sandbox, path: str) -> None:
    await sandbox.upload(b"content")

    answer = await sandbox.http.get(f"/files/{path}")

    assert answer.status_code == 404


async def test_download_url_renews_an_own_address_and_refuses_others(sandbox: Sandbox, jpeg: bytes) -> None:
    own = await sandbox.upload(jpeg)
    stale = own.replace(sandbox.url, "http://127.0.0.1:9")

    renewed = await sandbox.http.post("/api/v1/common/download-url", json={"url": stale})
    foreign = await sandbox.http.post("/api/v1/common/download-url", json={"url": "https://example.org/files/a.png"})
    gone = await sandbox.http.post("/api/v1/common/download-url", json={"url": f"{own}x"})

    assert renewed.json() == {"code": 200, "msg": "success", "data": own}
    assert foreign.json() == {"code": 422, "msg": "url is wrong", "data": None}
    assert gone.json() == {"code": 422, "msg": "url is wrong", "data": None}


async def test_a_file_whose_name_is_not_plain_gets_another(sandbox: Sandbox, jpeg: bytes) -> None:
    answer = await sandbox.http.post(
        "/api/file-stream-upload", data={"uploadPath": "a"}, files={"file": ("my cat (1).jpg", jpeg, "image/jpeg")}
    )

    name = answer.json()["data"]["fileName"]
    assert (len(name), name[-4:]) == (36, ".jpg")


def test_uploads_go_after_3_days_and_results_after_14(tmp_path: Path) -> None:
    files = Files(tmp_path, "http://127.0.0.1")
    ages = {
        "kieai/sandbox/a/new.png": 2.9,
        "kieai/sandbox/a/old.png": 3.1,
        "results/new.png": 13.9,
        "results/old.png": 14.1,
    }
    for path, days in ages.items():
        files.write(path, lambda file: file.write(b"content"))
        moment = time.time() - days * 86_400
        os.utime(tmp_path / path, (moment, moment))

    files.sweep()

    assert [path for path in ages if files.find(path) is not None] == ["kieai/sandbox/a/new.png", "results/new.png"]
