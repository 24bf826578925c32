"""What the servers in one process share: what takes long to make, is the same for all, and is changed by none."""

import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from botocore.loaders import create_loader  # type: ignore[import-untyped]  # it ships no types

from schema.root import build
from transport.documents import DocumentCache
from transport.measuring import MeasuredSchema


@contextmanager
def sharing() -> Iterator[None]:
    """Let all servers that are started meanwhile have the same types, and read what boto knows of S3 once."""
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr("app.build", _schema_of_ones_own)
        patches.setattr("botocore.session.create_loader", cache(create_loader))
        # httpcore looks for it everywhere, several times with each request, and it is nowhere.
        patches.setitem(sys.modules, "sniffio", None)
        yield


def _schema_of_ones_own(_schema_class: type[MeasuredSchema]) -> MeasuredSchema:
    """Return a schema that knows nothing of what others were asked; their types alone it has in common with them."""
    own = copy.copy(_schema())
    own.documents = DocumentCache()
    return own


@cache
def _schema() -> MeasuredSchema:
    return build(MeasuredSchema)
