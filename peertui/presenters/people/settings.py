"""Settings of this laptop: what can be set, and keeping it at once. No words of any person are among them."""

from __future__ import annotations

from typing import NamedTuple

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import DONE
from peertui.presenters.people.people_commands import HELP_LINES
from peertui.presenters.place import Place
from peertui.presenters.reply import Open, Reply
from peertui.presenters.vault.keys import KEYS, KeyCommands
from peertui.presenters.vault.messages import FRONTS, IDLE
from widgets.models.choice import Choice
from widgets.models.command import Command

YES_NO = (("yes", "yes"), ("no", "no"))


class Setting(NamedTuple):
    """One thing that can be set, by its name among the settings that are kept."""

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...] = ()
    """One of these; () where words are typed."""

    def __str__(self) -> str:
        """What it is now, in words."""
        return dict(self.choices).get(self.value, self.value) or "none yet"


class LaptopSettings(KeyCommands):
    """What can be set. Colours are for the full screen alone."""

    HELP = (
        "The region for new people, your service's own on-call number for the safety card, when to lock, and how "
        "peertui starts. Help lines shows where their numbers come from. And the keys: change the passphrase, make a "
        "new recovery key, or make new keys."
    )

    def title(self) -> str:
        return "Settings"

    def head(self) -> tuple[str, str, str]:
        return (self.title(), "", "")

    def commands(self) -> tuple[Command, ...]:
        return (DONE, HELP_LINES, *(() if self.app.demo else KEYS))

    def fields(self) -> tuple[Setting, ...]:
        """Each of them as it is now."""
        kept, regions = self.app.settings, tuple((region.id, region.id) for region in self.app.pack.regions)
        return (
            Setting("on_call", "Your service's on-call number, for the safety card", kept.on_call),
            Setting("region", "Region for new people", kept.region, regions),
            Setting("lock_after", "Lock when nobody types for", kept.lock_after, IDLE),
            Setting("hide_locks", "Hiding the screen locks too", kept.hide_locks, YES_NO),
            Setting("front", "How peertui starts", kept.front or "screen", FRONTS),
        )

    def take(self, name: str, value: str) -> str:
        """Keep it. Why that cannot be done, as a sentence, or ""."""
        return self.keep_settings(**{name: value})

    @does(HELP_LINES)
    def help_lines(self) -> Reply:
        """The help lines of the region set here."""
        return Open(Place.HELP_LINES, (self.app.settings.region,))
