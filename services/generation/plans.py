"""The plans of generations: as stored with them, or as earlier versions compose the request of a row without one."""

from db.records.creations import GenerationRecord
from services.catalogue.plan import Plan
from services.catalogue.styles import Styles, compose

_MODEL = "nano-banana-pro"
_MAX_PROMPT = 10_000
_CREDITS = {"1K": 18.0, "2K": 18.0, "4K": 24.0}
_FIRST_POLLS = (20.0, 40.0, 60.0)
_DEADLINE = 900.0


def plan_of(generation: GenerationRecord, styles: Styles) -> Plan:
    """Return the plan of a generation; one of an earlier version has none, and the only model of these versions."""
    if generation.plan is not None:
        return Plan.from_json(generation.plan)
    prompt = compose(generation.prompt, styles.by_slug(generation.style))
    return Plan(
        model=_MODEL,
        input={
            # The row is charged already, so the prompt is cut, as in these versions, and not refused.
            "prompt": prompt[:_MAX_PROMPT],
            "aspect_ratio": generation.aspect_ratio,
            "resolution": generation.resolution,
            "output_format": generation.output_format,
        },
        images_field="image_input",
        provider_credits=_CREDITS.get(generation.resolution, _CREDITS["4K"]),
        first_polls=_FIRST_POLLS,
        deadline=_DEADLINE,
    )
