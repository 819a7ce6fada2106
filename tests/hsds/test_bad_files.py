"""Files that are broken, strange or meant to harm: each is read or refused with a clear message, and nothing is half-written."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from flask import Flask

from directory.extensions import db
from directory.hsds import files
from directory.hsds.export import export_path
from directory.hsds.problems import ImportRefusedError
from directory.models import Service
from tests.hsds.records import count, publication, service, take_in, trace, uid, write

pytestmark = pytest.mark.thorough

HEADER = "id,name,status,description"
FORMULA = '=HYPERLINK("http://kwaad.example","klik")'


def row(number: int = 1, description: str = "Café") -> str:
    return f'{uid("service", number)},Hulp {number},active,"{description}"'


def package(path: Path, **tables: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip_:
        for name, text in tables.items():
            zip_.writestr(f"{name}.csv", text)
    return path


def refused(app: Flask, path: Path, match: str) -> None:
    before = trace(app)
    with pytest.raises(ImportRefusedError, match=match):
        take_in(app, path)
    assert trace(app) == before


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_in_any_encoding(empty_app: Flask, tmp_path: Path, encoding: str, told: str, newline: str) -> None:
    (tmp_path / "services.csv").write_bytes(newline.join([HEADER, row(), ""]).encode(encoding))
    summary = take_in(empty_app, tmp_path / "services.csv")
    assert publication(empty_app, uid("service", 1))["description"] == "Café"
    assert [told in text for text, _ in summary.warnings] == ([True] if told else [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_json_in_any_encoding(empty_app: Flask, tmp_path: Path, encoding: str) -> None:
    text = json.dumps([service(1, description="Café")], ensure_ascii=False)
    (tmp_path / "services.json").write_bytes(text.encode(encoding))
    take_in(empty_app, tmp_path / "services.json")
    assert publication(empty_app, uid("service", 1))["description"] == "Café"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_with_another_separator(empty_app: Flask, tmp_path: Path, delimiter: str) -> None:
    (tmp_path / "services.csv").write_text(f"{HEADER}\n{row()}".replace(",", delimiter), encoding="utf-8")
    assert take_in(empty_app, tmp_path / "services.csv").counts["service"]["new"] == 1


def test_formulas_and_line_breaks_are_only_text_and_come_back_to_the_letter(empty_app: Flask, tmp_path: Path) -> None:
    texts = [FORMULA, "+32 14", "-2", "@SUM(A1)", "\tinspringen", "regel\r\nregel\nregel\rregel", ' " ', ";,|"]
    take_in(empty_app, write(tmp_path, [service(n, alert=text) for n, text in enumerate(texts)]))
    with empty_app.app_context():
        export_path(db.session(), tmp_path / "out.zip")
    assert FORMULA.replace('"', '""') in zipfile.ZipFile(tmp_path / "out.zip").read("services.csv").decode()
    assert take_in(empty_app, tmp_path / "out.zip").changes == 0
    assert [publication(empty_app, uid("service", n))["alert"] for n in range(len(texts))] == texts


def test_a_truncated_zip_is_refused_wherever_it_is_cut(empty_app: Flask, tmp_path: Path) -> None:
    whole = package(tmp_path / "whole.zip", services=f"{HEADER}\n{row()}\n").read_bytes()
    for length in (4, 30, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        refused(empty_app, tmp_path / "cut.zip", "not a whole zip")


def test_a_zip_with_a_flipped_byte_is_refused(empty_app: Flask, tmp_path: Path) -> None:
    content = bytearray(package(tmp_path / "p.zip", services=f"{HEADER}\n{row()}\n").read_bytes())
    content[50] ^= 0xFF
    (tmp_path / "p.zip").write_bytes(content)
    refused(empty_app, tmp_path / "p.zip", "not a whole zip")


def test_a_zip_bomb_is_refused_before_it_unfolds(empty_app: Flask, tmp_path: Path) -> None:
    bomb = package(tmp_path / "bomb.zip", services=HEADER + "\n" + " " * 50_000_000)
    refused(empty_app, bomb, "unfolds to far more")


def test_a_zip_that_lies_about_its_size_is_refused(empty_app: Flask, tmp_path: Path) -> None:
    path = package(tmp_path / "liar.zip", services=f"{HEADER}\n{row()}\n" + "\n" * 1000)
    content = path.read_bytes()
    central = content.rindex(b"PK\x01\x02")
    size_at = central + 24
    path.write_bytes(content[:size_at] + struct.pack("<I", 60) + content[size_at + 4 :])
    refused(empty_app, path, "not a whole zip")


def test_too_much_in_a_zip_is_refused(empty_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path / "many.zip", **{f"services{n}": HEADER for n in range(6)})
    monkeypatch.setattr(files, "MAX_FILES", 5)
    refused(empty_app, path, "holds more than 5 files")
    monkeypatch.setattr(files, "MAX_FILES", 50)
    monkeypatch.setattr(files, "MAX_BYTES", 60)
    refused(empty_app, path, "unfolds to far more")
    (tmp_path / "services.csv").write_text("x" * 61, encoding="utf-8")
    refused(empty_app, tmp_path / "services.csv", "is larger than")


@pytest.mark.parametrize(
    "name", ["../services.csv", "/etc/services.csv", "a/../../services.csv", "..\\services.csv", "C:\\services.csv"]
)
def test_a_zip_that_points_outside_is_refused(empty_app: Flask, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as zip_:
        zip_.writestr(zipfile.ZipInfo(name), f"{HEADER}\n{row()}\n")
    refused(empty_app, tmp_path / "p.zip", "points outside")


def test_links_are_not_followed(empty_app: Flask, tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("services.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as zip_:
        zip_.writestr(entry, "/etc/passwd")
    refused(empty_app, tmp_path / "p.zip", "holds a link")
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "elsewhere.csv").write_text(f"{HEADER}\n{row()}\n", encoding="utf-8")
    (folder / "services.csv").symlink_to(tmp_path / "elsewhere.csv")
    refused(empty_app, folder, "is a link to somewhere else")


def test_a_datapackage_cannot_point_outside(empty_app: Flask, tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text(f"{HEADER}\n{row()}\n", encoding="utf-8")
    write(tmp_path, {"resources": [{"name": "services", "path": "../../etc/passwd"}]}, "datapackage.json")
    refused(empty_app, tmp_path, "points outside of the package")


def test_a_datapackage_can_name_its_files_otherwise(empty_app: Flask, tmp_path: Path) -> None:
    (tmp_path / "diensten.csv").write_text(f"{HEADER}\n{row()}\n", encoding="utf-8")
    write(tmp_path, {"resources": [{"name": "services", "path": "data/diensten.csv"}]}, "datapackage.json")
    assert take_in(empty_app, tmp_path).counts["service"]["new"] == 1


def test_the_same_file_twice_in_a_zip_is_refused(empty_app: Flask, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as zip_:
        zip_.writestr("a/services.csv", f"{HEADER}\n{row()}\n")
        zip_.writestr("b/services.csv", f"{HEADER}\n{row()}\n")
    refused(empty_app, tmp_path / "p.zip", "holds services.csv twice")


def test_a_locked_zip_is_refused(empty_app: Flask, tmp_path: Path) -> None:
    content = bytearray(package(tmp_path / "p.zip", services=f"{HEADER}\n{row()}\n").read_bytes())
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "p.zip").write_bytes(content)
    refused(empty_app, tmp_path / "p.zip", "locked with a password")


BAD_TEXTS = {
    "empty": ("", "is not JSON"),
    "cut": (json.dumps([service(1)])[:-9], "is not JSON"),
    "deep": ("[" * 100_000, "nested too deep"),
    "nan": ('[{"id": "a", "name": "b", "status": "active", "minimum_age": NaN}]', "NaN is not a number"),
    "infinity": ('[{"id": "a", "minimum_age": -Infinity}]', "is not a number"),
    "huge": ('[{"id": "a", "name": "b", "status": "active", "minimum_age": 1e400}]', "minimum_age: inf is not a number"),
    "digits": ('[{"id": "a", "status": "active", "minimum_age": ' + "9" * 400 + "}]", "not a number that can be used"),
    "more digits": ('[{"id": "a", "minimum_age": ' + "9" * 5000 + "}]", "is not JSON"),
    "nul": (r'[{"id": "a", "name": "b\u0000", "status": "active"}]', "name: holds a NUL byte"),
    "surrogate": (r'[{"id": "a", "name": "\ud800", "status": "active"}]', "lone surrogate"),
    "long": (json.dumps([service(1, description="x" * 60_000)]), "description: is 60000 characters long"),
    "scalar": ("3", "holds no records"),
    "list": ("[]", "holds no records"),
    "strings": ('["a", null]', "is not a record"),
    "no id": ('[{"name": "b", "status": "active"}]', "id: is missing"),
    "odd id": ('[{"id": {}, "name": "b", "status": "active"}]', "is not an id"),
    "contents": ('{"contents": 3}', "no list in “contents”"),
    "not a list": (json.dumps([service(1, phones={"id": "x"})]), "phones: .* is not a list"),
    "not an object": (json.dumps([service(1, organization=3)]), "organization.: 3 is not a record"),
    "bool": (json.dumps([service(1, name=True)]), "name: True is not text"),
    "date": (json.dumps([service(1, assured_date="31/12/2026")]), "assured_date: .* is not a date"),
    "moment": (json.dumps([service(1, last_modified="gisteren")]), "last_modified: .* is not a moment"),
    "email": (json.dumps([service(1, email="a@b")]), "email: .* is not an e-mail address"),
    "url": (json.dumps([service(1, url="javascript:alert(1)")]), "url: .* is not a web address"),
    "status": (json.dumps([service(1, status="open")]), "Use one of: active, inactive"),
    "time": (json.dumps([service(1, schedules=[{"id": "s", "opens_at": "25:00"}])]), r"schedules\[0\].opens_at: .* not a time"),
    "freq": (json.dumps([service(1, schedules=[{"id": "s", "freq": "DAILY"}])]), "Use one of: WEEKLY, MONTHLY"),
    "byday": (json.dumps([service(1, schedules=[{"id": "s", "byday": "maandag"}])]), "Write it as MO,WE,FR"),
    "facts": (json.dumps([service(1, facts=["x"])]), "facts: is not a record of facts"),
    "fact": (json.dumps([service(1, facts={"hours": 3})]), "facts.hours: 3 is not a fact"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_bad_json_is_refused_with_its_place(empty_app: Flask, tmp_path: Path, name: str) -> None:
    text, match = BAD_TEXTS[name]
    (tmp_path / "x.json").write_text(text, encoding="utf-8", errors="surrogatepass")
    refused(empty_app, tmp_path / "x.json", match)


def test_a_bad_line_of_a_stream_is_named(empty_app: Flask, tmp_path: Path) -> None:
    lines = [json.dumps(service(1)), "", json.dumps(service(2))]
    (tmp_path / "s.ndjson").write_text("\n".join(lines), encoding="utf-8")
    assert take_in(empty_app, tmp_path / "s.ndjson").counts["service"]["new"] == 2
    (tmp_path / "s.json").write_text("\n".join([*lines, '{"id": ']), encoding="utf-8")
    refused(empty_app, tmp_path / "s.json", "line 4: is not JSON")


BAD_TABLES: dict[str, tuple[str, str]] = {
    "no header": ("a,b\n1,2\n", "no column “id”"),
    "ragged": (f"{HEADER}\n{row()},te veel\n", "row 2: has 5 cells under 4 columns"),
    "open quote": (f'{HEADER}\n{uid("service", 1)},"Hulp', "is not whole CSV"),
    "twice": (f"{HEADER}\n{row()}\n{row()}\n", "stands twice in the table"),
    "nul": (f"{HEADER}\n{row(1, chr(0))}\n", "row 2 .*: description: holds a NUL byte"),
    "no name": (f"{HEADER}\n{uid('x')},,active,\n", "row 2 .*: name: is missing"),
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_bad_tables_are_refused_by_row(empty_app: Flask, tmp_path: Path, name: str) -> None:
    text, match = BAD_TABLES[name]
    (tmp_path / "services.csv").write_text(text, encoding="utf-8")
    refused(empty_app, tmp_path / "services.csv", match)


def test_what_is_no_file_is_refused(empty_app: Flask, tmp_path: Path) -> None:
    refused(empty_app, tmp_path / "nothing.json", "does not exist")
    refused(empty_app, tmp_path, "holds no records")
    (tmp_path / "x.csv").write_bytes(b"\x81\x8d\x8f\x90")
    refused(empty_app, tmp_path / "x.csv", "encoding that cannot be told")
    (tmp_path / "x.csv").write_bytes(b"\xef\xbb\xbf\xff")
    refused(empty_app, tmp_path / "x.csv", "is not the utf-8-sig that it starts as")


def test_an_interrupted_write_leaves_nothing(empty_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from directory.services import publishing

    before = trace(empty_app)
    monkeypatch.setattr(publishing, "publish", _fails)
    with pytest.raises(RuntimeError, match="power cut"):
        take_in(empty_app, write(tmp_path, [service(1), service(2)]))
    assert trace(empty_app) == before


def _fails(*_args: object) -> None:
    raise RuntimeError("power cut")


@pytest.mark.slow
def test_ten_thousand_rows(empty_app: Flask, tmp_path: Path) -> None:
    text = io.StringIO()
    text.write(HEADER + "\n")
    for number in range(10_000):
        text.write(row(number) + "\n")
    path = package(tmp_path / "p.zip", services=text.getvalue())
    assert take_in(empty_app, path).counts["service"]["new"] == 10_000
    assert take_in(empty_app, path).changes == 0
    assert count(empty_app, Service) == 10_000


def test_what_nobody_sees_is_left_out_and_steers_no_terminal(empty_app: Flask, tmp_path: Path) -> None:
    name = "\x1b[31mHulp\u202e 1\x07\tja"
    good = write(tmp_path, [{"id": uid("service", 1), "name": name, "status": "active"}])
    take_in(empty_app, good)
    assert publication(empty_app, uid("service", 1))["name"] == "[31mHulp 1\tja"
    bad = write(tmp_path, [{"id": uid("service", 1), "name": name, "status": "open"}])
    with pytest.raises(ImportRefusedError) as error:
        take_in(empty_app, bad)
    assert all(line.isprintable() for line in str(error.value).splitlines())
