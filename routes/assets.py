"""Static files of the pages, with compression and cache headers."""

import asyncio
import gzip
import os
import re
from pathlib import Path, PurePath

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

# The build puts a hash of the content into a name: `graphiql-6TSIDN5B.js`.
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+")
_TEXTS = frozenset({".css", ".js", ".svg", ".txt"})


class Assets(StaticFiles):
    """The files of a folder, except pages: pages have routes and security policies of their own.

    Browsers cache files with a hash in their names for a year, and revalidate others each time. Text files are
    compressed once, on the first request, and cached: the folder is small and does not change.
    """

    def __init__(self, *, directory: Path) -> None:
        super().__init__(directory=directory)
        self._compressed: dict[str, bytes] = {}

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        if PurePath(path).suffix.lower() == ".html":
            return "", None
        return super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if PurePath(path).suffix not in _TEXTS or not isinstance(response, FileResponse):
            return response
        response.headers["Vary"] = "Accept-Encoding"
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return response
        headers = dict(response.headers) | {
            "Content-Encoding": "gzip",
            # Weak: the bytes differ, the content does not.
            "ETag": f"W/{response.headers['etag']}",
        }
        del headers["content-length"], headers["etag"]
        return Response(await self._compress(str(response.path)), response.status_code, headers)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        hashed = _HASHED.search(PurePath(full_path).name)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response

    async def _compress(self, file: str) -> bytes:
        if file not in self._compressed:
            self._compressed[file] = await asyncio.to_thread(lambda: gzip.compress(Path(file).read_bytes(), mtime=0))
        return self._compressed[file]
