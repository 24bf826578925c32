"""Records of tasks that succeeded, in shapes that were reported: the picture is kept, or the credits go back."""

import json
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from db.models.creations import CreationStatus, FailureCode
from services.generation.steps.context import Timings
from services.generation.steps.result_faults import TREATMENTS, ResultFault
from tests.services.generation.conftest import Installation
from tests.services.generation.pipeline import ask, assert_failed, finished, images
from tests.support.cases import in_turn
from tests.support.kie import FakeKie, Task

URL = "URL"
GOOD = json.dumps({"resultUrls": [URL]})
ALWAYS = 1_000
READS = TREATMENTS[ResultFault.UNNAMED].reads or 0


def answering(kie: FakeKie, fields: dict[str, Any], times: int) -> None:
    """Have the first ``times`` reads of a task answered by a success with these fields; ``URL`` is its picture's."""

    def answer(task: Task) -> Response | None:
        if task.reads > times:
            return None
        data = json.dumps({"taskId": task.id, "state": "success", **fields})
        address = f"{kie.url}/results/{task.id}.png"
        return JSONResponse({"code": 200, "msg": "success", "data": json.loads(data.replace(URL, address))})

    kie.on_read = answer
    kie.finish_at_once = True


@in_turn(
    ("fields", "times"),
    [
        pytest.param({"resultJson": ""}, 1, id="nothing yet"),
        pytest.param({"resultJson": None}, 2, id="null yet"),
        pytest.param({}, 3, id="no field yet"),
        pytest.param({"resultJson": json.dumps({"resultUrls": []})}, 1, id="an empty list yet"),
        pytest.param({"resultJson": json.dumps({"resultUrls": [""]})}, 1, id="an empty address yet"),
        pytest.param({"resultJson": GOOD[:-4]}, 1, id="half a document yet"),
        pytest.param({"resultJson": "processing"}, READS - 1, id="a word, as long as it is read again"),
        pytest.param({"resultJson": GOOD + " junk"}, ALWAYS, id="junk after the document"),
        pytest.param({"resultJson": json.dumps({"resultUrls": URL})}, ALWAYS, id="an address that is no list"),
        pytest.param({"resultJson": json.dumps(GOOD)}, ALWAYS, id="encoded twice"),
        pytest.param({"resultJson": [{"url": URL}]}, ALWAYS, id="a list of objects"),
        pytest.param({"resultJson": "", "response": {"resultUrls": [URL]}}, ALWAYS, id="in another field"),
    ],
)
@pytest.mark.embedded
async def test_a_picture_is_kept_however_its_address_is_given(
    product: Installation, kie: FakeKie, fields: dict[str, Any], times: int
) -> None:
    answering(kie, fields, times)
    before = len(kie.tasks)

    made = await finished(product.database, await ask(product.ada))

    assert (made.status, made.result_reads) == (CreationStatus.SUCCESS, 0)
    assert kie.tasks[-1].reads == (1 if times == ALWAYS else times + 1)
    assert len(kie.tasks) == len(await images(product.database)) == before + 1


async def test_a_success_that_never_has_an_address_ends_with_a_refund_after_its_reads(
    product: Installation, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    answering(kie, {"resultJson": "Done: see https://h/?token=s3cret"}, ALWAYS)

    failed = await assert_failed(product.database, await ask(product.ada), FailureCode.PROVIDER_ERROR)

    assert (kie.tasks[0].reads, failed.result_reads) == (READS, READS)
    assert failed.error_message == "The image service sent no image."
    assert "Done: see [address]" in caplog.text
    assert "s3cret" not in caplog.text


def test_an_address_is_waited_for_about_a_minute_and_at_most_two() -> None:
    longest = sum(Timings().backoff(read).total_seconds() for read in range(READS - 1))

    assert 60 <= longest <= 130
