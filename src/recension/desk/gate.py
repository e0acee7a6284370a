"""Who is let in: the browser that was given the token, on this machine, from the desk's own pages."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of every answer: nothing but what the desk itself serves, and no script in a page."""
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_ARTICLE = "/article/"
_READING = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Gate:
    """What a request must know and say.

    Attributes:
        port: The port that the server listens on.
        token: The secret of this sitting, which the address that is printed has once, and the cookie from then on.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def hosts(self) -> frozenset[str]:
        """The names that the server answers to; no other, so that no foreign name can be pointed here."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def address(self) -> str:
        """The address of the list, with the token."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def address_of(self, name: str) -> str:
        """The address of an article, with the token; that of the list if `name` is empty."""
        return self.address.replace("/?", f"{_ARTICLE}{quote(name, safe='')}?") if name else self.address

    @property
    def cookie(self) -> str:
        """The name of the cookie; cookies are not parted by ports, so it has this one's."""
        return f"recension-{self.port}"

    def refusal(self, method: str, headers: Headers) -> Response | None:
        """The answer to a request that is not let in, without a look at its secret; None if it may pass."""
        host = headers.get("host", "")
        if host not in self.hosts:
            return PlainTextResponse("This is not a name of the desk.\n", 421)
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        if origin is not None and origin != f"http://{host}":
            return PlainTextResponse("Requests from other pages are not accepted.\n", 403)
        if site not in ({"same-origin", "none"} if method in _READING else {"same-origin"}):
            return PlainTextResponse("Requests from other pages are not accepted.\n", 403)
        return None

    def knows(self, headers: Headers) -> bool:
        """Whether the request has the cookie of this sitting."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return found is not None and self._is_token(found.value)

    def welcome(self, path: str, query: str) -> Response | None:
        """The answer that gives the cookie for the token in an address, and goes on without it; None if it is wrong."""
        given = parse_qs(query).get("token", [""])[0]
        if not self._is_token(given):
            return None
        answer = RedirectResponse(quote(path), 303)
        answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
        return answer

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())


class Guarded:
    """An application behind a gate."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app, self.gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or say why not (ASGI 3.0)."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._inner(scope)(scope, receive, send_guarded)

    def _inner(self, scope: Scope) -> ASGIApp:
        headers = Headers(scope=scope)
        refusal = self.gate.refusal(scope["method"], headers)
        if refusal is not None:
            return refusal
        path = scope["path"]
        if (path == "/" or path.startswith(_ARTICLE)) and scope["method"] in _READING:
            welcome = self.gate.welcome(path, scope["query_string"].decode("latin-1"))
            if welcome is not None:
                return welcome
        if not self.gate.knows(headers):
            return PlainTextResponse("Open the address that recension review printed.\n", 403)
        return self.app
