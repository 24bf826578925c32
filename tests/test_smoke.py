from client import Client
from tests.kie import FakeKie
from tests.serving import Running
import asyncio

async def test_it(server: Running, kie: FakeKie) -> None:
    kie.finish_at_once=True
    client = await server.user()
    steps=[]
    creation = await asyncio.wait_for(client.generate(None, "hello", "watercolour", watch=steps.append), 20)
    print(steps, creation)
    assert creation["status"]=="SUCCESS"
