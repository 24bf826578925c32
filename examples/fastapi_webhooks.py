"""A backend that receives Atelier's webhooks: uvicorn --app-dir examples fastapi_webhooks:app

ATELIER_WEBHOOK_SECRET is the secret that `atelier webhooks create` prints, WEBHOOK_LOG the database of this example.
"""

import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from standardwebhooks import Webhook, WebhookVerificationError

SECRET = os.environ["ATELIER_WEBHOOK_SECRET"]
DATABASE = os.environ.get("WEBHOOK_LOG", "webhooks.sqlite")


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    with sqlite3.connect(DATABASE) as database:
        database.execute("CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, type TEXT, body TEXT)")
    database.close()
    yield


app = FastAPI(lifespan=lifespan)


def keep(message_id: str, kind: str, body: str) -> bool:
    """Store a message; False if it has arrived before."""
    with sqlite3.connect(DATABASE) as database:
        stored = database.execute("INSERT OR IGNORE INTO messages VALUES (?, ?, ?)", (message_id, kind, body))
    database.close()
    return stored.rowcount == 1


@app.post("/atelier")
async def receive(request: Request) -> Response:
    body = await request.body()
    try:
        # Over the bytes as they arrived; it also refuses messages that are older than 5 minutes.
        message = Webhook(SECRET).verify(body, dict(request.headers))
    except WebhookVerificationError as error:
        raise HTTPException(401, "The signature is not valid.") from error
    # The same message may arrive twice. Answer quickly, and do the work afterwards, from the stored message.
    is_new = await run_in_threadpool(keep, request.headers["webhook-id"], message["type"], body.decode())
    return Response(status_code=204 if is_new else 200)
