"""The desk in a browser: an application for a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from recension.desk.gate import Gate, Guarded
from recension.desk.judgement import Emend, Judgement, Reject, Scope, rejections_of
from recension.desk.page import page_of
from recension.desk.session import Desk, Opened
from recension.desk.survey import Survey
from recension.diagnostics import RecensionError
from recension.edition import CERTAINTIES
from recension.proofing.findings import surroundings
from recension.resources import package_file

_STATIC = ("desk.css", "api.js", "list.js", "article.js", "passage.js")
_CONTEXT = 60
"""How many characters before and after a finding are shown with it."""
_STATUS = {"RVW003": 409, "RVW005": 404, "OUT001": 500}
_LONGEST = 100_000
"""So many bytes a request may have."""


class BadRequestError(ValueError):
    """A request does not say what it must."""


def application(desk: Desk, gate: Gate, survey: Survey) -> ASGIApp:
    """The desk as an ASGI application, behind its gate."""

    def answer(opened: Opened) -> JSONResponse:
        survey.note(opened)
        return JSONResponse({**article(desk, opened), "next": survey.next(opened.name)})

    async def listing(_: Request) -> Response:
        editor = desk.plan.edition.name_of(desk.resp)
        entries = [asdict(entry) for entry in survey.entries()]
        return JSONResponse({"title": desk.plan.edition.title, "reviewer": editor, "articles": entries})

    async def show(request: Request) -> Response:
        return await _carried_out(lambda: answer(desk.open(request.path_params["name"])))

    async def equal(request: Request) -> Response:
        name, query = request.path_params["name"], request.query_params
        if not all(query.get(key, "").isdecimal() for key in ("start", "end")):
            raise BadRequestError("start and end must be whole numbers")
        start, end = int(query["start"]), int(query["end"])
        return await _carried_out(lambda: JSONResponse(asdict(desk.open(name).equal(start, end))))

    async def judge(request: Request) -> Response:
        name, body = request.path_params["name"], await _body(request)
        return await _carried_out(lambda: answer(desk.judge(name, _text(body, "version"), _judgement(body))))

    async def take_back(request: Request) -> Response:
        name, body = request.path_params["name"], await _body(request)
        return await _carried_out(
            lambda: answer(desk.take_back(name, _text(body, "version"), _text(body, "kind"), _number(body, "index")))
        )

    async def undo(request: Request) -> Response:
        name, body = request.path_params["name"], await _body(request)
        return await _carried_out(lambda: answer(desk.undo(name, _text(body, "version"))))

    routes = [
        Route("/", _file("desk", "static", "list.html")),
        Route("/article/{name}", _file("desk", "static", "article.html")),
        Route("/static/edition.css", _file("rendering", "css", "edition.css")),
        *(Route(f"/static/{name}", _file("desk", "static", name)) for name in _STATIC),
        Route("/api/articles", listing),
        Route("/api/articles/{name}", show),
        Route("/api/articles/{name}/equal", equal),
        Route("/api/articles/{name}/decision", judge, methods=["POST"]),
        Route("/api/articles/{name}/removal", take_back, methods=["POST"]),
        Route("/api/articles/{name}/undo", undo, methods=["POST"]),
    ]
    handlers: dict[Any, Any] = {HTTPException: _http_error, BadRequestError: _bad_request, Exception: _internal_error}
    return Guarded(Starlette(routes=routes, exception_handlers=handlers), gate)


def article(desk: Desk, opened: Opened) -> dict[str, Any]:
    """All that the page of an article shows."""
    facts = opened.sidecar.applied_to(opened.document.bibliography)
    return {
        "name": opened.name,
        "title": facts.title or opened.name,
        "version": opened.version,
        "steps": desk.steps(opened.name),
        "html": page_of(opened.document, opened.edition, opened.sidecar, opened.findings),
        "findings": findings(opened),
        "decisions": [*_decisions(desk, opened), *_rejections(desk, opened)],
    }


def findings(opened: Opened) -> list[dict[str, Any]]:
    """The open findings, with what stands around them."""
    found = []
    for finding in opened.findings:
        before, after = surroundings(opened.document, finding, _CONTEXT)
        found.append({**asdict(finding), "before": before, "after": after})
    return found


def _decisions(desk: Desk, opened: Opened) -> list[dict[str, Any]]:
    places: dict[int, list[str]] = {}
    for block in opened.document.blocks:
        for mark in block.marks:
            if mark.emendation:
                place = f"{block.start + mark.start}-{block.start + mark.end}"
                places.setdefault(id(mark.emendation), []).append(place)
    return [
        {
            "kind": "emendation",
            "index": index,
            "exact": decision.anchor.exact,
            "reading": " / ".join(decision.emendation.readings),
            "resp": opened.edition.name_of(decision.emendation.resp),
            "cert": decision.emendation.cert,
            "reason": decision.emendation.reason,
            "everywhere": decision.everywhere,
            "turn": desk.turn(opened.name, decision),
            "places": places.get(id(decision.emendation), []),
        }
        for index, decision in enumerate(opened.sidecar.decisions)
    ]


def _rejections(desk: Desk, opened: Opened) -> list[dict[str, Any]]:
    return [
        {
            "kind": "rejection",
            "index": index,
            "exact": rejection.anchor.exact,
            "resp": opened.edition.name_of(rejection.resp),
            "reason": rejection.reason,
            "everywhere": rejection.everywhere,
            "turn": desk.turn(opened.name, rejection),
            "places": [f"{start}-{end}" for start, end in places],
        }
        for index, (rejection, places) in enumerate(rejections_of(opened.document, opened.sidecar))
    ]


def _judgement(body: Mapping[str, Any]) -> Judgement:
    """The decision that a request says.

    Raises:
        BadRequestError: It says none.
    """
    start, end, reason = _number(body, "start"), _number(body, "end"), _text(body, "reason", "")
    scope = _text(body, "scope", Scope.HERE)
    if scope not in set(Scope):
        raise BadRequestError("scope must be one of " + ", ".join(Scope))
    if _text(body, "verdict") == "right":
        return Reject(start, end, Scope(scope), reason)
    if _text(body, "verdict") != "wrong":
        raise BadRequestError("verdict must be right or wrong")
    cert = _text(body, "cert", "high")
    if cert not in CERTAINTIES:
        raise BadRequestError("cert must be one of " + ", ".join(CERTAINTIES))
    return Emend(start, end, _text(body, "reading"), Scope(scope), cert, reason)


def _text(body: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = body.get(key, default)
    if not isinstance(value, str) or any(0xD800 <= ord(character) < 0xE000 for character in value):
        raise BadRequestError(f"{key} must be a text")
    return value


def _number(body: Mapping[str, Any], key: str) -> int:
    value = body.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadRequestError(f"{key} must be a whole number")
    return value


async def _body(request: Request) -> Mapping[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise BadRequestError("the request must be JSON")
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _LONGEST:
            raise BadRequestError("the request is too long")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadRequestError("the request is not JSON") from error
    if not isinstance(body, dict):
        raise BadRequestError("the request must be a JSON object")
    return body


async def _carried_out(work: Callable[[], Response]) -> Response:
    """The answer of `work`, or what it complains of."""
    try:
        return await run_in_threadpool(work)
    except RecensionError as error:
        code, *others, last = error.diagnostics[0].code, *error.diagnostics
        before = "".join(f"{item.message} ({item.location}): {item.hint}; " for item in others)
        return _message(_STATUS.get(code, 422), f"{before}{last.message} ({last.location})", last.hint, code)
    except OSError as error:
        return _message(500, f"{error.filename or 'a file'}: {error.strerror or error}", "nothing was changed")


def _message(status: int, message: str, hint: str = "", code: str = "") -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "hint": hint}, status)


def _file(*parts: str) -> Callable[[Request], Response]:
    def send(_: Request) -> Response:
        return FileResponse(package_file(*parts))

    return send


def _http_error(_: Request, error: HTTPException) -> Response:
    return _message(error.status_code, error.detail)


def _bad_request(_: Request, error: BadRequestError) -> Response:
    return _message(400, str(error))


def _internal_error(_: Request, error: Exception) -> Response:
    return _message(500, f"Recension failed: {type(error).__name__}: {error}", "nothing was saved; please report it")
