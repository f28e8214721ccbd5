"""Which drive a folder is on, and whether it is encrypted, read from what each system tells without admin rights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from peertui.doctor.model import Drive

_NETWORK = frozenset(
    (
        *("9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "orangefs", "smb3", "smbfs", "webdav"),
    )
)
_NETWORK_FUSE = ("sshfs", "rclone", "gvfsd", "davfs", "s3fs", "gluster", "ceph", "google", "onedrive", "dropbox", "smb")
_REMOTE, _REMOVABLE, _FIXED, _RAM = 4, 2, 3, 6
"""What GetDriveTypeW says."""


class Mount(NamedTuple):
    """What a folder is mounted from."""

    kind: str
    source: str
    device: str
    """Numbers such as "253:1"; "" where they are not told."""


def linux_mount(folder: str, mountinfo: str) -> Mount | None:
    """The mount a folder is on, from /proc/self/mountinfo."""
    found: tuple[int, Mount] | None = None
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields, more = before.split(), after.split()
        if len(fields) < 5 or len(more) < 2:
            continue
        point = _unescaped(fields[4])
        if _is_within(folder, point) and (found is None or len(point) >= found[0]):
            found = len(point), Mount(more[0], _unescaped(more[1]), fields[2])
    return found[1] if found else None


def mac_mount(folder: str, mounts: str) -> Mount | None:
    """The mount a folder is on, from what `mount` prints."""
    found: tuple[int, Mount] | None = None
    for source, point, kind in re.findall(r"^(.*?) on (/.*) \((\w+)[^()]*\)$", mounts, re.MULTILINE):
        if _is_within(folder, point) and (found is None or len(point) >= found[0]):
            found = len(point), Mount(kind, source, "")
    return found[1] if found else None


def posix_drive(mount: Mount | None) -> Drive:
    """Where a mount really is."""
    if mount is None:
        return Drive.UNKNOWN
    kind = mount.kind.casefold()
    if kind in _NETWORK or (kind.startswith("fuse.") and any(name in kind for name in _NETWORK_FUSE)):
        return Drive.NETWORK
    return Drive.UNKNOWN if kind.startswith(("fuse.", "macfuse")) else Drive.HERE


def windows_drive(folder: str, drive_type: int) -> Drive:
    """The same from a path and what GetDriveTypeW says of its root."""
    path = folder.replace("/", "\\")
    if path.startswith("\\\\") and not re.match(r"\\\\[?.]\\[A-Za-z]:", path):
        return Drive.NETWORK
    kinds = {_REMOTE: Drive.NETWORK, _REMOVABLE: Drive.STICK, _FIXED: Drive.HERE, _RAM: Drive.HERE}
    return kinds.get(drive_type, Drive.UNKNOWN)


def linux_encrypted(mount: Mount | None, devices: Path) -> bool | None:
    """Whether dm-crypt is somewhere below a mount. `devices` is /sys/dev/block; None where it tells nothing."""
    if mount is None:
        return None
    if mount.kind in ("ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"):
        return True
    device = devices / mount.device if mount.device else devices / "none"
    if not device.is_dir():  # a file system over several disks names one of them
        device = devices.parent.parent / "class" / "block" / Path(mount.source).resolve().name
    if not mount.source.startswith("/dev/") or not device.is_dir():
        return None
    return any(uuid.startswith("CRYPT-") for uuid in _below(device.resolve()))


def _below(device: Path, deep: int = 0) -> Iterator[str]:
    """The device-mapper names of a device and of those it is made of."""
    uuid = device / "dm" / "uuid"
    if uuid.is_file():
        yield uuid.read_text(encoding="utf-8", errors="replace")
    if deep < 8 and (device / "slaves").is_dir():
        for other in (device / "slaves").iterdir():
            yield from _below(other.resolve(), deep + 1)
    if deep < 8 and (device / "partition").is_file():
        yield from _below(device.parent, deep + 1)


def mac_encrypted(told: str | None) -> bool | None:
    """The same from what `fdesetup status` prints."""
    found = re.search(r"FileVault is (On|Off)", told or "")
    return None if found is None else found[1] == "On"


def _is_within(folder: str, point: str) -> bool:
    return PurePosixPath(folder).is_relative_to(point)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
