"""Folders that another program copies elsewhere, known by their names and by what those programs tell of themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ANY = r"(?:[ ._(-].*)?"
_SERVICES = {
    "OneDrive": rf"onedrive{_ANY}",
    "SharePoint": rf"sharepoint{_ANY}",
    "Dropbox": rf"dropbox{_ANY}",
    "Google Drive": rf"google ?drive{_ANY}|my drive|drivefs",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs|icloud",
    "Box": r"box(?: sync|-box)?",
    "Nextcloud": rf"nextcloud{_ANY}",
    "ownCloud": rf"owncloud{_ANY}",
    "MEGA": r"megasync|mega",
    "pCloud": r"pcloud ?(?:drive|sync)?",
    "Tresorit": r"tresorit",
    "Proton Drive": rf"proton ?drive{_ANY}",
    "Syncthing": r"syncthing|\.stfolder",
    "Synology Drive": r"synologydrive|cloudstation",
    "a cloud": r"cloudstorage",
}
_TOLD_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def synced_by(folder: str, environ: Mapping[str, str]) -> str:
    """The service that copies a folder elsewhere; "" if none is known. Nothing is asked of any drive."""
    path = _parts(folder)
    for name in _TOLD_BY:
        root = _parts(environ.get(name, ""))
        if root and path[: len(root)] == root:
            return "OneDrive"
    # The innermost name says most: CloudStorage holds folders of several services.
    for part in reversed(path):
        for service, pattern in _SERVICES.items():
            if re.fullmatch(pattern, part):
                return service
    return ""


def _parts(path: str) -> list[str]:
    return [part.casefold() for part in re.split(r"[\\/]+", path) if part]
