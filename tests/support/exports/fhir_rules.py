"""What FHIR R4 asks of a document, checked without the library that peertui itself asks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

from tests.support.folders import DATA

XHTML = "{http://www.w3.org/1999/xhtml}"
PLAIN = {f"{XHTML}{name}" for name in ("div", "p", "ul", "li", "h3", "br")}
"""The only elements a narrative of ours has: nothing that runs, links or fetches."""
URN = re.compile("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ALLOWED_TARGETS = {
    "subject": {"Patient"},
    "patient": {"Patient"},
    "author": {"Patient"},
    "performer": {"Patient"},
    "expressedBy": {"Patient", "RelatedPerson"},
    "who": {"Patient", "RelatedPerson"},
    "goal": {"Goal"},
    "target": {"Composition"},
    "entry": {"CarePlan", "Consent", "DocumentReference", "Goal", "RelatedPerson"},
}
"""Which resources each of our pointers may point at."""


@cache
def schema() -> dict[str, Any]:
    """HL7's own JSON Schema of R4, cut to what a document of ours can hold."""
    return json.loads((DATA / "fhir-r4.schema.json").read_text(encoding="utf-8"))


def against_the_schema(document: Any) -> list[str]:
    """What the schema refuses, each as a place and a reason."""
    return list(_refused(document, schema(), "Bundle"))


def _refused(value: Any, rule: dict[str, Any], where: str) -> Iterator[str]:
    if "$ref" in rule:
        rule = schema()["definitions"][rule["$ref"].rpartition("/")[2]]
    if "oneOf" in rule:
        yield from _resource(value, rule, where)
        return
    if "const" in rule and value != rule["const"]:
        yield f"{where}: not {rule['const']}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{where}: {value} is not one of the codes"
    if "pattern" in rule and not re.search(rule["pattern"], value if isinstance(value, str) else json.dumps(value)):
        yield f"{where}: not written as {rule['pattern'][:40]}"
    kind = {"string": str, "boolean": bool, "array": list, "number": (int, float)}.get(rule.get("type", ""))
    if kind and not isinstance(value, kind):
        yield f"{where}: not a {rule['type']}"
    elif isinstance(value, list):
        yield from [] if value else [f"{where}: empty"]
        for number, item in enumerate(value):
            yield from _refused(item, rule["items"], f"{where}[{number}]")
    elif "properties" in rule:
        yield from _group(value, rule, where)


def _group(value: Any, rule: dict[str, Any], where: str) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"{where}: not a group with something in it"
        return
    yield from (f"{where}: {name} is missing" for name in rule.get("required", ()) if name not in value)
    for name, part in value.items():
        if name in rule["properties"]:
            yield from _refused(part, rule["properties"][name], f"{where}.{name}")
        else:
            yield f"{where}: no {name} is known"


def _resource(value: dict[str, Any], rule: dict[str, Any], where: str) -> Iterator[str]:
    kind = f"#/definitions/{value.get('resourceType')}"
    if {"$ref": kind} in rule["oneOf"]:
        yield from _refused(value, {"$ref": kind}, f"{where}({value['resourceType']})")
    else:
        yield f"{where}: no resource of ours"


def problems(document: dict[str, Any]) -> list[str]:
    """All that is wrong with a document."""
    return [*against_the_schema(document), *broken_pointers(document), *invariants(document)]


def resources(document: dict[str, Any], kind: str = "") -> list[dict[str, Any]]:
    """Its resources, or those of one kind."""
    found = [entry["resource"] for entry in document["entry"]]
    return [resource for resource in found if kind in ("", resource["resourceType"])]


def pointers(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every reference below a value, with the name of what holds it."""
    if isinstance(value, dict):
        if "reference" in value:
            yield name, value["reference"]
        for key, part in value.items():
            yield from pointers(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from pointers(part, name)


def broken_pointers(document: dict[str, Any]) -> list[str]:
    """References that lead nowhere or to the wrong thing, ids that do not match, resources nobody points at."""
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in document["entry"]}
    found = [f"{url} twice" for url in kinds if [e["fullUrl"] for e in document["entry"]].count(url) > 1]
    found += [f"{e['fullUrl']} is not its id" for e in document["entry"] if e["fullUrl"] != f"urn:uuid:{_id(e)}"]
    found += [f"{url} is no urn" for url in kinds if not URN.fullmatch(url)]
    to = {e["fullUrl"]: list(pointers(e["resource"])) for e in document["entry"]}
    for name, url in (pair for pairs in to.values() for pair in pairs):
        if kinds.get(url) not in ALLOWED_TARGETS[name]:
            found.append(f"{name} points at {kinds.get(url)}")
    reached, new = set(), {document["entry"][0]["fullUrl"]}
    while new:
        reached |= new
        new = {url for known in new for _, url in to.get(known, ())} - reached
    alone = [kind for url, kind in kinds.items() if url not in reached and kind != "Provenance"]
    return [*found, *(f"nothing points at the {kind}" for kind in alone)]


def _id(entry: dict[str, Any]) -> str:
    return str(entry["resource"].get("id"))


def narratives(value: Any) -> Iterator[ElementTree.Element]:
    """Every narrative below a value, read by an XML parser. ParseError if one is not well-formed."""
    if isinstance(value, dict):
        if "div" in value:
            yield ElementTree.fromstring(value["div"])
        for part in value.values():
            yield from narratives(part)
    elif isinstance(value, list):
        for part in value:
            yield from narratives(part)


def not_plain(document: dict[str, Any]) -> list[str]:
    """Elements and attributes that could be more than words, and narratives without any."""
    found = []
    for div in narratives(document):
        parts = list(div.iter())
        found += [part.tag for part in parts if part.tag not in PLAIN]
        found += [name for part in parts[1:] for name in part.attrib]
        found += [] if "".join(div.itertext()).strip() else ["no words"]
    return found


def invariants(document: dict[str, Any]) -> list[str]:
    """R4's own rules for a document that no schema can say, by their names; those that could touch ours."""
    first = document["entry"][0]["resource"]
    broken = {
        "bdl-9": not {"system", "value"} <= document.get("identifier", {}).keys(),
        "bdl-10": "timestamp" not in document,
        "bdl-11": first["resourceType"] != "Composition",
        "cmp-1": not all("text" in part or "entry" in part for part in first.get("section", ())),
        "ppc-1": any("policyRule" not in one for one in resources(document, "Consent")),
        "ppc-2": any("patient" not in one for one in resources(document, "Consent")),
        "cpt-2": any("system" not in way for one in resources(document) for way in one.get("telecom", ())),
        "att-1": any(
            "contentType" not in part["attachment"]
            for one in resources(document, "DocumentReference")
            for part in one["content"]
        ),
        "dom-6": any("text" not in one for one in resources(document)),
        "txt-1, txt-2": bool(not_plain(document)),
    }
    return [name for name, is_broken in broken.items() if is_broken]


def said(document: dict[str, Any]) -> str:
    """All the words of the Composition, titles and narratives, in their order."""
    first = document["entry"][0]["resource"]
    parts = ["".join(next(narratives(first["text"])).itertext())] if "text" in first else []
    for section in first["section"]:
        parts += [section.get("title", ""), *("".join(div.itertext()) for div in narratives(section))]
    return "\n".join(parts)
