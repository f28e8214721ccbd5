"""Files in the age format: made and read by its rules, and every other file refused with a plain sentence."""

from __future__ import annotations

import base64
import os
import select
import shutil
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.errors import CannotOpenHandover, WrongHandoverPassphrase
from exports.handover import age_format

WORDS = "loft kettle garden"
PLAIN = b'{"format": "peertui-record"}'
AGE = shutil.which("age")


def made(plain: bytes = PLAIN, passphrase: str = WORDS) -> bytes:
    return age_format.encrypt(plain, passphrase, log_n=1)


def armoured(data: bytes, end: bytes = b"\n") -> bytes:
    text = base64.b64encode(data)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return end.join((b"-----BEGIN AGE ENCRYPTED FILE-----", *lines, b"-----END AGE ENCRYPTED FILE-----", b""))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_what_goes_in_comes_out(plain: bytes, passphrase: str) -> None:
    data = made(plain, passphrase)
    assert age_format.decrypt(data, passphrase) == plain
    with pytest.raises(WrongHandoverPassphrase):
        age_format.decrypt(data, passphrase + "x")


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072, 131073])
def test_any_size_in_chunks(size: int) -> None:
    plain = os.urandom(size)
    data = made(plain)
    chunks = max(1, -(-size // 65536))
    assert len(data) == data.index(b"\n", data.index(b"\n---") + 1) + 1 + 16 + size + 16 * chunks
    assert age_format.decrypt(data, WORDS) == plain


def test_it_begins_as_the_specification_says() -> None:
    version, stanza, body, mac, *_ = age_format.encrypt(PLAIN, WORDS, log_n=2).split(b"\n")
    assert version == b"age-encryption.org/v1"
    assert stanza.startswith(b"-> scrypt ")
    assert [len(word) for word in stanza.split(b" ")] == [2, 6, 22, 1]
    assert (len(body), len(mac)) == (43, 47)
    assert age_format.LOG_N == 18


def test_no_two_files_are_alike() -> None:
    assert made() != made()


def test_every_cut_is_refused() -> None:
    data = made()
    for end in range(len(data)):
        with pytest.raises(CannotOpenHandover):
            age_format.decrypt(data[:end], WORDS)


@pytest.mark.hazard("H55.7")
def test_every_flipped_bit_is_refused() -> None:
    data = made()
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises(CannotOpenHandover):
            age_format.decrypt(bytes(flipped), WORDS)


def test_anything_behind_it_is_refused() -> None:
    for more in (b"\0", b"\n", bytes(16), made()):
        with pytest.raises(CannotOpenHandover):
            age_format.decrypt(made() + more, WORDS)


def test_chunks_cannot_be_left_out_or_swapped() -> None:
    data = made(os.urandom(3 * 65536))
    begin, chunk = len(data) - 3 * 65552, 65552
    first, second, third = (data[begin + at * chunk :][:chunk] for at in range(3))
    for chunks in ((first, second), (first, third), (second, first, third), (first, second, third, third)):
        with pytest.raises(CannotOpenHandover, match="damaged"):
            age_format.decrypt(data[:begin] + b"".join(chunks), WORDS)


def test_an_empty_last_chunk_is_refused() -> None:
    key, nonce = bytes(16), bytes(16)
    aead = age_format.ChaCha20Poly1305(age_format._derived(key, nonce, b"payload"))
    full = aead.encrypt(bytes(12), bytes(65536), None)
    empty = aead.encrypt(bytes(10) + b"\1\1", b"", None)
    with pytest.raises(CannotOpenHandover):
        age_format._opened(key, nonce + full + empty)
    assert age_format._opened(key, nonce + aead.encrypt(bytes(11) + b"\1", b"", None)) == b""


HEADER = b"age-encryption.org/v1\n-> scrypt %s 18\n%s\n--- %s\n"
SALT, BODY, MAC = b"A" * 22, b"A" * 43, b"A" * 43


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a file that was handed over"),
        (b"%PDF-1.7", "not a file that was handed over"),
        (b"age-encryption.org/v2\n", "damaged"),
        (HEADER % (SALT, BODY, MAC), "damaged|passphrase"),
        (HEADER.replace(b"18", b"21") % (SALT, BODY, MAC), "too much work .* work factor is above 20"),
        (HEADER.replace(b"18", b"22") % (SALT, BODY, MAC), "too much work .* work factor is above 20"),
        (HEADER.replace(b"18", b"9" * 4000) % (SALT, BODY, MAC), "too much work"),
        (HEADER.replace(b"18", b"018") % (SALT, BODY, MAC), "damaged"),
        (HEADER.replace(b"18", b"+18") % (SALT, BODY, MAC), "damaged"),
        (HEADER.replace(b"18", b"0") % (SALT, BODY, MAC), "damaged"),
        (HEADER.replace(b" 18", b"") % (SALT, BODY, MAC), "damaged"),
        (HEADER.replace(b"18", b"18 1") % (SALT, BODY, MAC), "damaged"),
        (HEADER.replace(b"scrypt", b"X25519") % (SALT, BODY, MAC), "one passphrase alone"),
        (HEADER.replace(b"scrypt", b"Scrypt") % (SALT, BODY, MAC), "one passphrase alone"),
        (HEADER.replace(b"\n---", b"\n-> scrypt A 1\n\n---") % (SALT, BODY, MAC), "one passphrase alone"),
        (HEADER.replace(b"\n---", b"\n-> x-grease\n\n---") % (SALT, BODY, MAC), "one passphrase alone"),
        (HEADER % (SALT[:-1] + b"B", BODY, MAC), "damaged"),
        (HEADER % (SALT[:-1], BODY, MAC), "damaged"),
        (HEADER % (SALT + b"==", BODY, MAC), "damaged"),
        (HEADER % (SALT, BODY[:-1] + b"B", MAC), "damaged"),
        (HEADER % (SALT, BODY[:-4], MAC), "damaged"),
        (HEADER % (SALT, BODY + b"AAAA", MAC), "damaged"),
        (HEADER % (SALT, BODY, MAC[:-1] + b"B"), "damaged"),
        (HEADER % (SALT, BODY, MAC[1:]), "damaged"),
        (HEADER.replace(b"\n", b"\r\n") % (SALT, BODY, MAC), "damaged"),
    ],
)
def test_a_header_that_is_not_by_the_rules(data: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_format, "_wrap_key", lambda *_: bytes(32))
    with pytest.raises(CannotOpenHandover, match=said) as refused:
        age_format.decrypt(data, WORDS)
    assert str(refused.value).endswith(".")


@pytest.mark.hazard("H55.8")
def test_no_work_is_done_for_a_file_that_asks_for_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(age_format, "_wrap_key", lambda *given: asked.append(given[2]) or bytes(32))
    for log_n in (18, 19, 20, 21, 22, 99):
        with pytest.raises(CannotOpenHandover):
            age_format.decrypt(HEADER.replace(b"18", b"%d" % log_n) % (SALT, BODY, MAC), WORDS)
    assert asked == [18, 19, 20]


def test_a_file_too_large_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(CannotOpenHandover, match="larger than 32 MB"):
        age_format.check(bytes(age_format.MOST_BYTES + 1))


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> bytes:
        raise MemoryError

    data = made()
    monkeypatch.setattr(age_format, "_wrap_key", no_memory)
    with pytest.raises(CannotOpenHandover, match="not enough memory"):
        age_format.decrypt(data, WORDS)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("size", [0, 30, 31, 32, 500])
def test_armour_is_read(size: int, end: bytes) -> None:
    plain = os.urandom(size)
    assert age_format.decrypt(b" \n\n" + armoured(made(plain), end) + b"\n \t", WORDS) == plain


ARMOURED = armoured(made(bytes(50)))


@pytest.mark.parametrize(
    "data",
    [
        ARMOURED.replace(b"-----END", b"-----end"),
        ARMOURED.replace(b"FILE-----\n", b"FILE-----\nVersion: 1\n\n", 1),
        ARMOURED.replace(b"\n", b"\n\n", 1),
        ARMOURED.replace(b"\n", b" \n", 2),
        ARMOURED[:200] + ARMOURED[201:],
        ARMOURED[:60] + b"\n" + ARMOURED[60:],
        ARMOURED + ARMOURED,
        ARMOURED + b"more",
        ARMOURED.rstrip()[:-1],
        b"-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n",
    ],
    ids=range(10),
)
def test_armour_in_another_way_is_refused(data: bytes) -> None:
    with pytest.raises(CannotOpenHandover):
        age_format.decrypt(data, WORDS)


# -- the age command of the system ---------------------------------------------------------------------------------


def asked(command: list[str], answers: list[str], folder: Path) -> tuple[int, str]:
    """A command that asks for passphrases in a terminal: exit code, and what it said there."""
    import pty

    child, terminal = pty.fork()
    if not child:
        os.chdir(folder)
        os.execv(command[0], command)
    said, deadline = "", time.monotonic() + 60
    try:
        while time.monotonic() < deadline:
            if not select.select([terminal], [], [], 0.1)[0]:
                continue
            try:
                more = os.read(terminal, 4096).decode()
            except OSError:  # it has ended
                break
            if not more:
                break
            said += more
            if answers and more.rstrip().endswith(":"):
                os.write(terminal, answers.pop(0).encode() + b"\n")
    finally:
        os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


needs_age = pytest.mark.skipif(AGE is None or sys.platform == "win32", reason="needs the age command and a terminal")


@needs_age
@pytest.mark.parametrize("size", [0, 100, 65536, 200_000])
def test_age_opens_ours(tmp_path: Path, size: int) -> None:
    plain = os.urandom(size)
    (tmp_path / "ours.age").write_bytes(age_format.encrypt(plain, WORDS, log_n=8))
    code, said = asked([str(AGE), "--decrypt", "-o", "out", "ours.age"], [WORDS], tmp_path)
    assert code == 0, said
    out = tmp_path / "out"
    assert (out.read_bytes() if out.exists() else b"") == plain  # nothing at all is not always written


@needs_age
@pytest.mark.parametrize("options", [pytest.param([], marks=pytest.mark.long), ["--armor"]], ids=["binary", "armour"])
def test_ours_opens_what_age_makes(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "plain").write_bytes(PLAIN * 3000)
    code, said = asked([str(AGE), "--passphrase", *options, "-o", "theirs.age", "plain"], [WORDS, WORDS], tmp_path)
    assert code == 0, said
    data = (tmp_path / "theirs.age").read_bytes()
    assert data.startswith(b"-----BEGIN") is bool(options)
    assert age_format.decrypt(data, WORDS) == PLAIN * 3000
