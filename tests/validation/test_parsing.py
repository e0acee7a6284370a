"""Whatever is given as XML ends in a tree or in one clear message."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension import RecensionError, parse, validate
from tests.conftest import SAMPLE

SAMPLE_BYTES = SAMPLE.read_bytes()
BOMB = (
    b'<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(12))
    + b"]><TEI>&m;</TEI>"
)
BAD = {
    "nothing": (b"", "TEI001"),
    "white space": (b" \n\t", "TEI001"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "TEI002"),
    "plain text": (b"Once upon a time", "TEI002"),
    "a missing end tag": (b"<TEI><text></TEI>", "TEI003"),
    "a bare ampersand": (b"<TEI>A & B</TEI>", "TEI003"),
    "a cut-off file": (SAMPLE_BYTES[:4000], "TEI004"),
    "a file cut within a tag": (b"<TEI><text><p xml:id='", "TEI004"),
    "a bomb of entities": (BOMB, "TEI005"),
    "elements too deep": (b"<a>" * 100_000 + b"</a>" * 100_000, "TEI005"),
    "an entity of HTML": (b"<TEI>A&nbsp;B</TEI>", "TEI006"),
    "an external entity": (b'<!DOCTYPE T [<!ENTITY x SYSTEM "file:///etc/passwd">]><T>&x;</T>', "TEI006"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_clear_message(name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(RecensionError) as error:
        parse(data, "bad.xml")
    [item] = error.value.diagnostics
    assert item.code == code
    assert item.hint
    assert "\n" not in item.message


@given(st.binary())
def test_any_bytes_end_in_findings(data: bytes) -> None:
    assert all(item.code.startswith("TEI") for item in validate(data, "x.xml"))


@given(st.integers(0, len(SAMPLE_BYTES)), st.binary(max_size=3))
def test_a_damaged_file_ends_in_findings_or_is_sound(place: int, noise: bytes) -> None:
    found = validate(SAMPLE_BYTES[:place] + noise + SAMPLE_BYTES[place + len(noise) :], "x.xml")
    assert all(item.message and item.hint for item in found)


def test_no_external_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    data = f'<!DOCTYPE T [<!ENTITY x SYSTEM "{secret.as_uri()}">]><T>&x;</T>'.encode()
    with pytest.raises(RecensionError) as error:
        parse(data, "x.xml")
    assert "the secret" not in str(error.value)


def test_nothing_is_fetched() -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    for data in (
        f'<!DOCTYPE T SYSTEM "{url}/a.dtd"><T/>',
        f'<!DOCTYPE T [<!ENTITY % p SYSTEM "{url}/p.ent"> %p;]><T/>',
        f'<!DOCTYPE T [<!ENTITY x SYSTEM "{url}/x.txt">]><T>&x;</T>',
        f'<?xml-stylesheet href="{url}/s.xsl"?><T/>',
        f'<T xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{url}/i"/></T>',
    ):
        validate(data.encode(), "x.xml")
    server.shutdown()
    server.server_close()
    assert asked == []


def test_a_dtd_outside_the_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "own.dtd").write_text('<!ENTITY own "read">', encoding="utf-8")
    for address in ((tmp_path / "own.dtd").as_uri(), str(tmp_path / "own.dtd"), "http://example.org/tei.dtd"):
        doctype = f'<!DOCTYPE T SYSTEM "{address}" [<!ENTITY inner "inside">]>'
        assert parse(f"{doctype}<T>an &inner; one</T>".encode(), "x.xml").getroot().text == "an inside one"
        with pytest.raises(RecensionError) as error:
            parse(f"{doctype}<T>&own;</T>".encode(), "x.xml")
        assert error.value.diagnostics[0].code == "TEI006"


def test_internal_entities_are_expanded() -> None:
    assert parse(b'<!DOCTYPE T [<!ENTITY x "words">]><T>&x;</T>', "x.xml").getroot().text == "words"


def test_places_beyond_line_65535_are_right() -> None:
    paragraphs = "\n".join(f'<p xml:id="y{number}">Words.</p>' for number in range(70_000))
    text = SAMPLE_BYTES.decode().replace(
        '<p xml:id="p8">More.</p>', f'{paragraphs}\n<p xml:id="p8" style="x">More.</p>'
    )
    [item] = [item for item in validate(text.encode(), "x.xml") if "style" in item.message]
    assert item.location.line == text[: text.index('style="x"')].count("\n") + 1


@pytest.mark.slow
def test_a_file_of_50_megabytes_is_checked() -> None:
    words = "All that is solid melts into air, all that is holy is profaned. " * 20
    paragraphs = "\n".join(f'<p xml:id="y{number}">{words}</p>' for number in range(40_000))
    data = SAMPLE_BYTES.decode().replace('<p xml:id="p8">', f'{paragraphs}<p xml:id="p8">').encode()
    assert len(data) > 50_000_000
    found = validate(data, "x.xml")
    assert [item.code for item in found] == ["TEI021"]
    assert "tagUsage" in found[0].message or "element p" in found[0].message
