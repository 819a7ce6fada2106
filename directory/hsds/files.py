"""From a path to texts: one file, a folder or a zip, read without trusting any of it."""

from __future__ import annotations

import codecs
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from directory.hsds.problems import Findings, Origin, refused

# A package of 100,000 services is some 300 MB; more than this is a mistake or an attack.
MAX_BYTES = 500_000_000
# HSDS has 25 tables; a publisher may add a few of its own and a readme.
MAX_FILES = 500
# Text shrinks some 10 to 40 times; a zip bomb a thousand times or more.
MAX_RATIO = 200
_RATIO_COUNTS_FROM = 10_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
SUFFIXES = (".csv", ".json", ".ndjson", ".jsonl")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file by its bare name, with its text."""

    name: str
    text: str


def decode(name: str, content: bytes, findings: Findings) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else UTF-16 or Windows-1252 with a warning."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise refused(name, f"is not the {encoding} that it starts as", "Save it anew as UTF-8") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(name, content, findings)


def _decode_other(name: str, content: bytes, findings: Findings) -> str:
    guess = "cp1252"
    if content[1:2] == b"\x00" or content[:1] == b"\x00":
        guess = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    try:
        text = content.decode(guess)
    except UnicodeDecodeError as error:
        raise refused(name, "is in an encoding that cannot be told", "Save it anew as UTF-8") from error
    label = {"cp1252": "Windows-1252 (Latin-1)"}.get(guess, "UTF-16")
    findings.warn(Origin(name), "", f"is not UTF-8 and was read as {label}", "Check letters such as é and save it as UTF-8")
    return text


def read_path(path: Path, findings: Findings) -> list[SourceFile]:
    """The files at this path that may hold records, by name; `ImportRefusedError` where it cannot be read safely."""
    if not path.exists():
        raise refused(str(path), "does not exist", "Check the name")
    if path.is_dir():
        return _read_folder(path, findings)
    with path.open("rb") as file:
        is_zip = file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    if is_zip or path.suffix.lower() == ".zip":
        return _read_zip(path, findings)
    if path.stat().st_size > MAX_BYTES:
        raise refused(path.name, f"is larger than {MAX_BYTES:,} bytes", "Send it in parts")
    return [SourceFile(path.name, decode(path.name, path.read_bytes(), findings))]


def _read_folder(folder: Path, findings: Findings) -> list[SourceFile]:
    paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES)
    for path in paths:
        if path.is_symlink():
            raise refused(path.name, "is a link to somewhere else", "Put the file itself in the folder")
    if sum(p.stat().st_size for p in paths) > MAX_BYTES or len(paths) > MAX_FILES:
        raise refused(folder.name, f"holds more than {MAX_FILES} files or {MAX_BYTES:,} bytes", "Send it in parts")
    return [SourceFile(p.name, decode(p.name, p.read_bytes(), findings)) for p in paths if p.is_file()]


def _check_entry(archive: str, info: zipfile.ZipInfo) -> None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in info.filename or "\x00" in info.filename:
        raise refused(archive, f"holds a file that points outside of it ({info.filename!r})", "Make the zip anew")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise refused(archive, f"holds a link ({info.filename!r})", "Put the file itself in the zip")
    if info.flag_bits & 0x1:
        raise refused(archive, f"is locked with a password ({info.filename!r})", "Make it anew without one")


def _read_entry(archive: str, zip_: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """One entry of at most ``room`` bytes."""
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > room or (ratio > MAX_RATIO and info.file_size > _RATIO_COUNTS_FROM):
        raise refused(archive, f"unfolds to far more than a directory needs ({info.filename!r})", "Check where it came from")
    with zip_.open(info) as file:  # reading stops at the size that the header claims, and its checksum must then fit
        return file.read()


def _read_zip(path: Path, findings: Findings) -> list[SourceFile]:
    found: dict[str, SourceFile] = {}
    room = MAX_BYTES
    try:
        with zipfile.ZipFile(path) as zip_:
            if len(zip_.infolist()) > MAX_FILES:
                raise refused(path.name, f"holds more than {MAX_FILES} files", "Keep only the CSV or JSON files of HSDS")
            for info in zip_.infolist():
                _check_entry(path.name, info)
                name = PurePosixPath(info.filename).name
                if info.is_dir() or not name.lower().endswith(SUFFIXES) or name.startswith("."):
                    continue
                if name in found:
                    raise refused(path.name, f"holds {name} twice", "Keep one of them")
                content = _read_entry(path.name, zip_, info, room)
                room -= len(content)
                found[name] = SourceFile(name, decode(name, content, findings))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise refused(path.name, f"is not a whole zip ({error})", "Make or download it anew") from error
    return [found[name] for name in sorted(found)]
