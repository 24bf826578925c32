"""A generation's life without faults, and the events that its owner gets."""

from db.models.creations import CreationStatus
from db.records.creations import CreationStage
from tests.services.generation.conftest import Installation
from tests.services.generation.pipeline import ask, balance, finished, images, reached, refunds, stages
from tests.support.kie import FakeKie

MADE = [
    CreationStage.QUEUED,
    CreationStage.MAKING,
    CreationStage.CONFIRMING,
    CreationStage.STORING,
    CreationStage.FINISHED,
]


async def test_a_generation_from_words_is_made_once_charged_once_and_kept(product: Installation, kie: FakeKie) -> None:
    creation_id = await ask(product.ada, "a red cat")
    task = await kie.task()
    await reached(product.database, creation_id, provider_task_id=task.id)
    await kie.succeed(task)

    made = await finished(product.database, creation_id)

    assert made.status == CreationStatus.SUCCESS
    (image,) = await images(product.database)
    assert image.storage_key.startswith(f"generated/{creation_id}-")
    assert made.generated_image_url == product.pipeline.storage.address(image.storage_key)
    assert (image.width, image.height, image.byte_size) == (64, 48, len(task.result))
    assert await product.pipeline.storage.size(image.storage_key) == len(task.result)
    assert await product.pipeline.storage.size(image.thumbnail_key)
    assert await stages(product.database, creation_id) == MADE
    assert await balance(product.ada) == 980
    assert len(kie.tasks) == 1
    assert await refunds(product.database, creation_id) == 0
