"""A service's own numbers as this vault knew them last, and what somebody else has changed since.

Help lines and settings are not sealed: whoever can write them can make a page print another number. They cannot
change what the vault remembers of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from plans.vault.errors import VaultError

if TYPE_CHECKING:
    from peertui.services.programme import Programme
    from plans.pack.help_lines import HelpLine
    from plans.pack.local_help_lines import OwnLines
    from plans.vault import Vault

Facts = Mapping[str, Mapping[str, Any]]
"""Id of a line -> what is said of it."""

CHANGED = "Changed outside of peertui"
NEW = "New to this vault, or changed outside of peertui"
LOOK = "If nobody in your service did this, ask before you rely on it."
_SAID = (
    *("name", "number", "method", "say", "how", "note", "hours", "region", "urgent", "emergency", "advice"),
    *("verified_on", "source_kind", "source_name", "hide"),
)
"""What is told of a line: what prints or is said, and who is named for it."""
_CALLED = {
    "hide": "hidden",
    "method": "what to do",
    "verified_on": "checked on",
    "source_kind": "who says it",
    "source_name": "source",
}
_FOLDERS = 20
_LONGEST = 60
_AT_ONCE, _AT_MOST = 2, 50


@dataclass(frozen=True, slots=True)
class Known:
    """What a vault remembers."""

    on_call: str = ""
    own: Facts = field(default_factory=dict)
    """The help lines of this laptop."""
    folders: Mapping[str, Facts] = field(default_factory=dict)
    """What each service's folder changes of those that come with peertui; the one used last stands last."""

    def to_plain(self) -> dict[str, Any]:
        """As it is sealed."""
        return {"on_call": self.on_call, "own": self.own, "folders": self.folders}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Known:
        """What `to_plain` made; nothing known where it is something else."""
        own, folders = plain.get("own", {}), plain.get("folders", {})
        if not isinstance(own, dict) or not isinstance(folders, dict):
            return cls()
        return cls(str(plain.get("on_call", "")), own, folders)


def known_of(programme: Programme, on_call: str | None, before: Known) -> Known:
    """What is in use now. What could not be read (None), or is not in use, stays as it was known before."""
    own = before.own if programme.own_unread else _own_facts(programme.own)
    folders = dict(before.folders)
    if programme.folder is not None:
        name = str(programme.folder)
        folders.pop(name, None)
        if facts := _folder_facts(programme):
            folders[name] = facts
    return Known(before.on_call if on_call is None else on_call, own, dict(list(folders.items())[-_FOLDERS:]))


def differences(before: Known, now: Known, programme: Programme) -> tuple[str, ...]:
    """What has changed, with the old and the new words, one help line at a time."""
    found = []
    if before.on_call != now.on_call:
        found.append(f"on-call number: {_was_is(before.on_call, now.on_call)}")
    found += _of_lines(before.own, now.own, programme.below.help_lines)
    if programme.folder is not None:
        name = str(programme.folder)
        found += _of_lines(before.folders.get(name, {}), now.folders.get(name, {}), programme.built_in.help_lines)
    return tuple(found)


class Told(NamedTuple):
    """What was changed outside of peertui, as it is said; empty if nothing was."""

    whole: str = ""
    short: str = ""
    """For a status line of three lines."""


def changed_outside(vault: Vault, programme: Programme, on_call: str | None) -> Told:
    """What is another than this vault knew, once: from now on the new is known.

    Nothing that goes wrong with the memory keeps anybody from anything: then it is only told again.
    """
    kept: Mapping[str, Any] = {}
    with suppress(VaultError):
        kept = vault.witness.read()
    before = Known.from_plain(kept)
    now = known_of(programme, on_call, before)
    found = differences(before, now, programme)
    remember(vault, now, before)
    if not found:
        return Told()
    begin = CHANGED if kept else NEW
    more = f"; and {len(found) - _AT_ONCE} more in Settings, Help lines" if len(found) > _AT_ONCE else ""
    rest = f"; and {len(found) - _AT_MOST} more" if len(found) > _AT_MOST else ""
    return Told(
        f"{begin}: {'; '.join(found[:_AT_MOST])}{rest}. {LOOK}",
        f"{begin}: {'; '.join(found[:_AT_ONCE])}{more}. {LOOK}",
    )


def accept(vault: Vault, programme: Programme, on_call: str | None) -> None:
    """Know what was just changed in here."""
    kept: Mapping[str, Any] = {}
    with suppress(VaultError):
        kept = vault.witness.read()
    before = Known.from_plain(kept)
    remember(vault, known_of(programme, on_call, before), before)


def remember(vault: Vault, now: Known, before: Known) -> None:
    """Keep what is known now, if it is another than before."""
    if now != before:
        with suppress(VaultError):
            vault.witness.keep(now.to_plain())


def _own_facts(own: OwnLines) -> Facts:
    facts = {line.id: _facts(line) for line in own.lines}
    return {**facts, **{name: {**facts.get(name, {}), "hide": True} for name in own.hidden}}


def _folder_facts(programme: Programme) -> Facts:
    ours = {line.id: line for line in programme.built_in.help_lines}
    theirs = {line.id: line for line in programme.below.help_lines}
    changed = {name: _facts(line) for name, line in theirs.items() if line != ours.get(name)}
    return {**changed, **{name: {"hide": True} for name in ours if name not in theirs}}


def _facts(line: HelpLine) -> dict[str, Any]:
    dumped = line.model_dump(mode="json", exclude_defaults=True)
    return {name: dumped[name] for name in _SAID if name in dumped}


def _of_lines(before: Facts, now: Facts, below: Iterable[HelpLine]) -> Iterator[str]:
    under = {line.id: _facts(line) for line in below}
    for name in dict.fromkeys((*now, *before)):
        was, new = before.get(name, under.get(name, {})), now.get(name, under.get(name, {}))
        if was != new:
            yield from _of_line(name, {**under.get(name, {}), **was}, {**under.get(name, {}), **new}, was, new)


def _of_line(name: str, was: Mapping[str, Any], new: Mapping[str, Any], *given: Mapping[str, Any]) -> Iterator[str]:
    title = _clean(new.get("name") or was.get("name") or name)
    if not all(given):
        number = _clean(" ".join(str((was or new).get(part, "")) for part in ("method", "number")))
        yield f"{title} ({number.strip()}): {'added' if given[1] else 'taken away'}"
        return
    for said in _SAID:
        if was.get(said) != new.get(said):
            old, now = was.get(said), new.get(said)
            if isinstance(old, bool) or isinstance(now, bool):
                old, now = bool(old), bool(now)
            yield f"{title}, {_CALLED.get(said, said)}: {_was_is(old, now)}"


def _was_is(was: object, new: object) -> str:
    return f"was {_quoted(was)}, now {_quoted(new)}"


def _quoted(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f'"{_clean(value)}"' if value else "nothing"


def _clean(value: object) -> str:
    """On one line, without what a terminal would obey, and no longer than can be read."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in str(value)).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
