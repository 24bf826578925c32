"""The models on offer."""

from enum import StrEnum


class ModelStatus(StrEnum):
    """Whether a model is on offer."""

    LIVE = "live"
    UNTESTED = "untested"
    PAUSED = "paused"
    RETIRED = "retired"
