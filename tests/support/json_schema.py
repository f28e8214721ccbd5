"""As much of JSON Schema as the tests' own schemas use; a keyword that is not known here is an error.

https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
_KNOWN = {"$ref", "type", "const", "enum", "pattern", "minimum", "required", "properties", "items"}
_KNOWN |= {"additionalProperties"}


def wrong(value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], at: str = "$") -> Iterator[str]:
    """Each place where a value is not as its schema says. `whole` is the document that has the "$defs"."""
    assert set(schema) <= _KNOWN, set(schema) - _KNOWN
    if "$ref" in schema:
        yield from wrong(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, at)
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if "type" in schema and not any(_is(value, name) for name in _listed(schema["type"])):
        yield f"{at}: {value!r} is no {schema['type']}"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} is not as {schema['pattern']}"
    elif isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{at}: {value} is less than {schema['minimum']}"
    elif isinstance(value, dict):
        yield from _in_object(value, schema, whole, at)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from wrong(item, schema.get("items", {}), whole, f"{at}[{number}]")


def _in_object(value: dict[str, Any], schema: Mapping[str, Any], whole: Mapping[str, Any], at: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    yield from (f"{at}: no {name}" for name in schema.get("required", ()) if name not in value)
    if schema.get("additionalProperties") is False:
        yield from (f"{at}: {name} is unknown" for name in value if name not in properties)
    for name, item in value.items():
        if name in properties:
            yield from wrong(item, properties[name], whole, f"{at}.{name}")


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and not (name == "integer" and isinstance(value, bool))
