"""Static files: what pages load, and for how long browsers may keep it."""

import os
import re
from pathlib import PurePath

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

# The build puts a hash of the content into a name: `graphiql-6TSIDN5B.js`.
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+")


class Assets(StaticFiles):
    """The files of a folder, but for pages: those have routes of their own, and with them their policies.

    Browsers keep for ever what has a hash in its name, and ask each time whether anything else has changed.
    """

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        if PurePath(path).suffix.lower() == ".html":
            return "", None
        return super().lookup_path(path)

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
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
