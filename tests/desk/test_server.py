from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from recension.desk.gate import Gate
from recension.desk.launch import listening
from recension.desk.server import application
from recension.desk.session import Desk
from recension.desk.survey import Survey
from tests.desk.conftest import TEXT

BASE = "http://127.0.0.1:4321"
GATE = Gate(4321)


@pytest.fixture
def outside(sitting: Desk) -> TestClient:
    survey = Survey(sitting)
    survey.run()
    return TestClient(application(sitting, GATE, survey), base_url=BASE, raise_server_exceptions=False)


@pytest.fixture
def client(outside: TestClient) -> TestClient:
    assert outside.get(f"/?token={GATE.token}", follow_redirects=False).status_code == 303
    return outside


def version_of(client: TestClient) -> str:
    answer = client.get("/api/articles/one")
    assert answer.status_code == 200, answer.text
    return str(answer.json()["version"])


def decision(**changes: Any) -> dict[str, Any]:
    at = TEXT.index("aer")
    return {"version": "", "verdict": "wrong", "start": at, "end": at + 3, "reading": "are", **changes}


def test_the_token_in_the_address_opens_the_desk_and_becomes_a_cookie(outside: TestClient) -> None:
    assert outside.get("/").status_code == 403
    assert outside.get("/?token=wrong").status_code == 403
    assert outside.get("/?token=%ff%fe").status_code == 403
    answer = outside.get(f"/?token={GATE.token}", follow_redirects=False)
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert outside.get("/").status_code == 200


def test_the_address_of_an_article_opens_it_and_no_other_address_takes_the_token(outside: TestClient) -> None:
    assert GATE.address_of("") == GATE.address
    address = GATE.address_of("a b?c")
    assert address == f"{BASE}/article/a%20b%3Fc?token={GATE.token}"
    answer = outside.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/article/a%20b%3Fc")
    outside.cookies.clear()
    for path in ("//example.org/", "/api/articles", "/static/desk.css"):
        assert outside.get(f"{BASE}{path}?token={GATE.token}", follow_redirects=False).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/article/one", "/api/articles", "/api/articles/one", "/static/desk.css", "/nothing"]
)
def test_nothing_is_told_without_the_cookie(outside: TestClient, path: str) -> None:
    answer = outside.get(path)
    assert answer.status_code == 403
    assert "lor" not in answer.text
    outside.cookies.set(GATE.cookie, "guess")
    assert outside.get(path).status_code == 403


@pytest.mark.parametrize(
    "host", ["example.org", "[::1]:4321", "127.0.0.1", "127.0.0.1:1", "localhost.example.org:4321", ""]
)
def test_no_other_host_name_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/articles", headers={"host": host}).status_code == 421
    assert client.get("/api/articles", headers={"host": "localhost:4321"}).status_code in {200, 403}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:4321"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_no_other_page_can_write(client: TestClient, corpus: Path, headers: dict[str, str]) -> None:
    version = version_of(client)
    body = decision(version=version)
    assert client.post("/api/articles/one/decision", json=body, headers=headers).status_code == 403
    assert not (corpus / "one.toml").exists()
    own = {"origin": BASE, "sec-fetch-site": "same-origin"}
    assert client.post("/api/articles/one/decision", json=body, headers=own).status_code == 200
    assert (corpus / "one.toml").exists()


def test_it_listens_on_this_machine_alone() -> None:
    with listening(0) as listener:
        address, port = listener.getsockname()
        assert ipaddress.ip_address(address).is_loopback
        assert listener.family is socket.AF_INET
        for family, other in ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1")):
            with contextlib.suppress(OSError), socket.socket(family) as client:
                assert client.connect_ex((other, port)) != 0


def test_every_answer_forbids_what_the_desk_does_not_serve(client: TestClient) -> None:
    for path in ("/", "/api/articles", "/nothing", "/static/article.js"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


def test_the_pages_have_no_script_of_their_own_and_ask_nobody_else(client: TestClient) -> None:
    for path in ("/", "/article/one"):
        content = client.get(path).text
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|style=|https?:", content)
        for found in re.findall(r'(?:src|href)="(/static/[^"]+)"', content):
            assert client.get(found).status_code == 200


def test_the_list_says_how_far_the_review_is(client: TestClient) -> None:
    articles = client.get("/api/articles").json()["articles"]
    assert [(item["name"], item["likely"], item["check"], item["hidden"], item["decided"]) for item in articles] == [
        ("one", 4, 2, 1, 0),
        ("two", 2, 0, 0, 0),
    ]
    version = version_of(client)
    client.post("/api/articles/one/decision", json=decision(version=version))
    first = client.get("/api/articles").json()["articles"][0]
    assert (first["likely"], first["decided"]) == (3, 1)


def test_decide_take_back_and_undo(client: TestClient) -> None:
    article = client.get("/api/articles/one").json()
    assert article["html"].count('class="finding') == 7
    article = client.post("/api/articles/one/decision", json=decision(version=article["version"])).json()
    assert article["decisions"][0]["places"] == [f"{TEXT.index('aer')}-{TEXT.index('aer') + 3}"]
    assert article["decisions"][0]["resp"] == "A. B."
    assert f'data-d="{article["decisions"][0]["places"][0]}"' in article["html"]
    removal = {"version": article["version"], "kind": "emendation", "index": 0}
    article = client.post("/api/articles/one/removal", json=removal).json()
    assert not article["decisions"]
    article = client.post("/api/articles/one/undo", json={"version": article["version"]}).json()
    assert len(article["decisions"]) == 1
    body = decision(
        version=article["version"], verdict="right", start=TEXT.index("lor"), end=TEXT.index("lor") + 3, scope="article"
    )
    article = client.post("/api/articles/one/decision", json=body).json()
    assert [item["kind"] for item in article["decisions"]] == ["emendation", "rejection"]
    assert len(article["decisions"][1]["places"]) == 2


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("GET", "/static/../session.py", {}, 404),
        ("GET", "/static/..%2fsession.py", {}, 404),
        ("GET", "/api/articles/three", {}, 404),
        ("GET", "/api/articles/..%2fone", {}, 404),
        ("GET", "/api/articles/one/decision", {}, 405),
        ("DELETE", "/api/articles/one", {}, 405),
        ("POST", "/api/articles/one/decision", {"content": b"{"}, 400),
        ("POST", "/api/articles/one/decision", {"json": []}, 400),
        ("POST", "/api/articles/one/decision", {"json": {}}, 400),
        ("POST", "/api/articles/one/decision", {"json": decision(start="1")}, 400),
        ("POST", "/api/articles/one/decision", {"json": decision(start=True)}, 400),
        ("POST", "/api/articles/one/decision", {"json": decision(scope="world")}, 400),
        ("POST", "/api/articles/one/decision", {"json": decision(cert="sure")}, 400),
        ("POST", "/api/articles/one/decision", {"json": decision(verdict="maybe")}, 400),
        ("POST", "/api/articles/one/decision", {"content": b'{"version": "\\ud800"}'}, 400),
        ("POST", "/api/articles/one/decision", {"content": b"[" * 50_000}, 400),
        ("POST", "/api/articles/one/decision", {"content": b" " * 200_000}, 400),
        ("POST", "/api/articles/one/decision", {"json": decision()}, 409),
        ("POST", "/api/articles/three/decision", {"json": decision()}, 404),
        ("POST", "/api/articles/one/removal", {"json": {"version": "x", "kind": "emendation"}}, 400),
        ("POST", "/api/articles/one/undo", {"json": {"version": "x"}}, 409),
    ],
)  # fmt: skip
def test_whatever_is_wrong_is_said(
    client: TestClient, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    headers = {"content-type": "application/json"}
    answer = client.request(method, path, headers=headers, **options)
    assert answer.status_code == status
    assert answer.json()["message"]
    assert "Traceback" not in answer.text


def test_a_form_cannot_decide(client: TestClient) -> None:
    answer = client.post("/api/articles/one/decision", content=b"{}", headers={"content-type": "text/plain"})
    assert answer.status_code == 400


def test_a_decision_that_cannot_be_carried_out_is_refused_with_its_mend(client: TestClient, corpus: Path) -> None:
    version = version_of(client)
    answer = client.post("/api/articles/one/decision", json=decision(version=version, start=0, end=40))
    assert answer.status_code == 422
    assert answer.json()["code"] == "EMD003"
    assert answer.json()["hint"]
    assert not (corpus / "one.toml").exists()


def test_an_article_with_a_broken_sidecar_does_not_hide_the_others(
    client: TestClient, corpus: Path, sitting: Desk
) -> None:
    (corpus / "one.toml").write_text("[[", encoding="utf-8")
    answer = client.get("/api/articles/one")
    assert answer.status_code == 422
    assert answer.json()["code"] == "EDN001"
    survey = Survey(sitting)
    survey.run()
    assert [bool(entry.error) for entry in survey.entries()] == [True, False]


def test_each_thing_that_is_wrong_is_told_with_its_mend(client: TestClient, corpus: Path) -> None:
    (corpus / "one.toml").write_text('[[rejection]]\nexat = "stale"\nresp = "zz"\n', encoding="utf-8")
    answer = client.get("/api/articles/one").json()
    assert re.sub(r"\([^)]*one", "(one", answer["message"]) == (
        "unknown key 'exat' in [[rejection]] (one.toml:2): did you mean 'exact'?; "
        "'resp' in [[rejection]] is 'zz' (one.toml:3)"
    )
    assert answer["hint"] == "it must be one of ab"


def test_what_fails_within_is_told_without_a_traceback(client: TestClient, sitting: Desk) -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError("x")

    sitting.proofread = fail
    sitting._found.clear()
    answer = client.get("/api/articles/one")
    assert answer.status_code == 500
    assert "ZeroDivisionError" in answer.json()["message"]
