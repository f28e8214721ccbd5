"""Drives, synced folders and encryption, from what the three systems tell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from peertui.doctor.model import Drive
from peertui.doctor.probes.drives import (
    Mount,
    linux_encrypted,
    linux_mount,
    mac_encrypted,
    mac_mount,
    posix_drive,
    windows_drive,
)
from peertui.services.exporting.sync_folders import synced_by

MOUNTINFO = r"""22 1 253:1 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw
30 22 0:40 / /home/robin/team\040share rw - cifs //server/team rw
31 22 0:41 / /home/robin/far rw - fuse.sshfs robin@far:/ rw
32 22 8:17 / /media/stick rw - vfat /dev/sdb1 rw
33 22 0:42 / /home/robin/own rw - fuse.gocryptfs /home/robin/.own rw
broken line
34 22 0:43 / /run/user/1/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
35 22 0:44 / /odd rw - fuse.something x rw
36 22 0:45 / /home/robin/old rw - nfs4 server:/old rw
37 22 8:33 / /home/robin/old rw - ext4 /dev/sdc1 rw
"""
MOUNTS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//robin@server/team on /Volumes/team files (1) (smbfs, nodev, nosuid, mounted by robin)
"""


@pytest.mark.parametrize(
    ("folder", "kind", "drive"),
    [
        ("/home/robin/.local/share/peertui", "ext4", Drive.HERE),
        ("/home/robin/team share/peertui", "cifs", Drive.NETWORK),
        ("/home/robin/team shared", "ext4", Drive.HERE),
        ("/home/robin/far", "fuse.sshfs", Drive.NETWORK),
        ("/run/user/1/gvfs/x", "fuse.gvfsd-fuse", Drive.NETWORK),
        ("/odd/x", "fuse.something", Drive.UNKNOWN),
        ("/home/robin/old", "ext4", Drive.HERE),
    ],
)
def test_linux(folder: str, kind: str, drive: Drive) -> None:
    mount = linux_mount(folder, MOUNTINFO)
    assert mount is not None
    assert (mount.kind, posix_drive(mount)) == (kind, drive)


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/Users/robin/Library", Drive.HERE),
        ("/Volumes/team files (1)/peertui", Drive.NETWORK),
        ("/Volumes/team", Drive.HERE),
    ],
)
def test_macos(folder: str, drive: Drive) -> None:
    assert posix_drive(mac_mount(folder, MOUNTS)) is drive


def test_a_mount_nobody_tells_of_is_unknown() -> None:
    assert linux_mount("/x", "") is mac_mount("/x", "") is None
    assert posix_drive(None) is Drive.UNKNOWN


@pytest.mark.parametrize(
    ("folder", "told", "drive"),
    [
        (r"C:\Users\robin\AppData\Local\peertui", 3, Drive.HERE),
        (r"H:\peertui", 4, Drive.NETWORK),
        (r"E:\peertui", 2, Drive.STICK),
        (r"\\server\home\peertui", 0, Drive.NETWORK),
        ("//server/home/peertui", 1, Drive.NETWORK),
        (r"\\?\UNC\server\home", 0, Drive.NETWORK),
        (r"\\?\C:\peertui", 3, Drive.HERE),
        (r"Q:\peertui", 1, Drive.UNKNOWN),
    ],
)
def test_windows(folder: str, told: int, drive: Drive) -> None:
    assert windows_drive(folder, told) is drive


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such names of files there")


def devices(root: Path, *names: tuple[str, str, str]) -> Path:
    """A /sys/dev/block with devices of a number, a device-mapper name or "", and what they are made of or ""."""
    for number, uuid, below in names:
        device = root / "dev" / "block" / number
        device.mkdir(parents=True)
        if uuid:
            (device / "dm").mkdir()
            (device / "dm" / "uuid").write_text(uuid + "\n")
        if below:
            (device / "slaves").mkdir()
            (device / "slaves" / below).symlink_to(root / "dev" / "block" / below)
    return root / "dev" / "block"


@POSIX
@pytest.mark.parametrize(
    ("top", "encrypted"), [("253:1", True), ("253:0", True), ("8:1", False), ("253:9", False), ("7:7", None)]
)
def test_a_disk_is_encrypted_if_anything_below_it_is(tmp_path: Path, top: str, encrypted: bool | None) -> None:
    known = devices(
        tmp_path,
        ("8:1", "", ""),
        ("253:0", "CRYPT-LUKS2-77", "8:1"),
        ("253:1", "LVM-abc", "253:0"),
        ("253:9", "LVM-abc", "8:1"),
    )
    assert linux_encrypted(Mount("ext4", "/dev/mapper/x", top), known) is encrypted


@POSIX
def test_a_file_system_over_several_disks_is_known_by_the_one_it_names(tmp_path: Path) -> None:
    known = devices(tmp_path, ("8:1", "CRYPT-LUKS2-77", ""))
    (tmp_path / "class" / "block").mkdir(parents=True)
    (tmp_path / "class" / "block" / "sda1").symlink_to(known / "8:1")
    assert linux_encrypted(Mount("btrfs", "/dev/no-such-folder/sda1", "0:31"), known) is True
    assert linux_encrypted(Mount("btrfs", "/dev/no-such-folder/sdb1", "0:31"), known) is None


def test_folders_that_encrypt_by_themselves_and_those_that_say_nothing(tmp_path: Path) -> None:
    assert linux_encrypted(linux_mount("/home/robin/own/x", MOUNTINFO), tmp_path) is True
    assert linux_encrypted(linux_mount("/home/robin/far", MOUNTINFO), tmp_path) is None
    assert linux_encrypted(None, tmp_path) is None


@pytest.mark.parametrize(
    ("told", "on"),
    [
        ("FileVault is On.\n", True),
        ("FileVault is Off.\n", False),
        ("FileVault is On, but needs to be restarted to finish.", True),
        ("Error: no", None),
        (None, None),
    ],
)
def test_filevault(told: str | None, on: bool | None) -> None:
    assert mac_encrypted(told) is on


@pytest.mark.hazard("H08.6")
@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\robin\OneDrive - A Trust\peertui", "OneDrive"),
        (r"C:\Users\robin\onedrive\peertui", "OneDrive"),
        ("/Users/robin/Library/Mobile Documents/com~apple~CloudDocs/peertui", "iCloud"),
        ("/Users/robin/Library/CloudStorage/Dropbox/peertui", "Dropbox"),
        ("/Users/robin/Library/CloudStorage/Other-x/peertui", "a cloud"),
        ("/home/robin/Dropbox (Work)/peertui", "Dropbox"),
        (r"G:\My Drive\peertui", "Google Drive"),
        ("/home/robin/Nextcloud/x", "Nextcloud"),
        (r"C:\Users\robin\iCloudDrive\x", "iCloud"),
        ("/home/robin/.local/share/peertui", ""),
        ("/home/robin/toolbox/boxes/dropboxes/x", ""),
        (r"D:\Team\Files\peertui", "OneDrive"),
        (r"D:\Team\Filesystem", ""),
    ],
)
def test_synced_folders_by_name_or_by_what_the_service_tells(folder: str, service: str) -> None:
    assert synced_by(folder, {"OneDriveCommercial": "D:\\team\\files", "OneDrive": ""}) == service
