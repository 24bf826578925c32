"""The schemas of the wire, written from the provider's documents and apart from the catalogue, and their check."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "schemas"

SCHEMAS: dict[str, dict[str, Any]] = {
    wire_id: schema
    for file in sorted(FOLDER.glob("*.json"))
    for wire_id, schema in json.loads(file.read_text()).items()
}

_TYPES: dict[str, type] = {"string": str, "integer": int, "boolean": bool, "array": list}


def faults(wire_id: str, given: Mapping[str, object]) -> list[str]:
    """Return each reason why the wire would refuse an ``input``, or ignore a part of it."""
    schema = SCHEMAS[wire_id]
    found = [f"{name} is missing" for name in schema["required"] if name not in given]
    for name, value in given.items():
        rules = schema["properties"].get(name)
        found += [f"{name} is not known"] if rules is None else [f"{name}: {each}" for each in _faults(value, rules)]
    found += [f"{rule} is refused" for rule in schema.get("x-refused", ()) if _matches(rule, given)]
    return found


def _faults(value: object, rules: Mapping[str, Any]) -> list[str]:
    if type(value) is not _TYPES[rules["type"]]:
        return [f"{value!r} is no {rules['type']}"]
    found = []
    if "enum" in rules and value not in rules["enum"]:
        found.append(f"{value!r} is not one of {rules['enum']}")
    if isinstance(value, str):
        if not rules.get("minLength", 0) <= len(value) <= rules.get("maxLength", len(value)):
            found.append(f"{len(value)} characters")
        if rules.get("format") == "uri" and re.fullmatch(r"https?://\S+", value) is None:
            found.append(f"{value!r} is no address")
    if isinstance(value, int) and not rules.get("minimum", value) <= value <= rules.get("maximum", value):
        found.append(f"{value} is out of range")
    if isinstance(value, list):
        if not rules["minItems"] <= len(value) <= rules["maxItems"]:
            found.append(f"{len(value)} items")
        found += [fault for each in value for fault in _faults(each, rules["items"])]
    return found


def _matches(rule: Mapping[str, Any], given: Mapping[str, object]) -> bool:
    return all(name in given and (values == "*" or given[name] in values) for name, values in rule.items())
