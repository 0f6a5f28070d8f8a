"""Serves the app: textual-serve's terminal behind a door of our own."""

from __future__ import annotations

import secrets
import shlex
from collections.abc import Awaitable, Callable, Collection, Sequence

from aiohttp import web
from textual_serve.server import Server

from quizapp.errors import QuizError
from quizapp.web.door import from_here, is_ours, knows, names
from quizapp.web.page import headers, page

Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]


class AppServer(Server):
    """One process of the app for every tab that knows the token."""

    def __init__(self, command: Sequence[str], host: str, port: int, more_names: Collection[str] = ()) -> None:
        super().__init__(shlex.join(command), host, port, "quizapp")
        self.token = secrets.token_urlsafe(18)
        self._names = names(host, more_names)

    @property
    def address(self) -> str:
        """What to open in a browser."""
        shown = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::"} else self.host
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}/{self.token}/"

    def application(self) -> web.Application:
        """Page, terminal and socket, each behind the token; nothing else."""

        @web.middleware
        async def door(request: web.Request, handler: Handle) -> web.StreamResponse:
            if not is_ours(request.host, self.port, self._names):
                raise web.HTTPForbidden(text="quizapp is not served under this name\n")
            if not from_here(request.headers.get("Origin"), request.host):
                raise web.HTTPForbidden(text="only quizapp's own page may ask this\n")
            if not knows(self.token, request.path):
                raise web.HTTPForbidden(text="the address is not complete: open the one that quizapp serve printed\n")
            return await handler(request)

        application = web.Application(middlewares=[door])
        base = f"/{self.token}"
        application.add_routes(
            [
                web.get(f"{base}/", self._page),
                web.get(f"{base}/ws", self.handle_websocket),
                web.static(f"{base}/static", self.statics_path),
            ]
        )
        return application

    async def _page(self, request: web.Request) -> web.Response:
        text = page(request.host, self.token, request.secure)
        return web.Response(text=text, content_type="text/html", headers=headers(request.host))

    def run(self, say: Callable[[str], None]) -> None:
        """Serve until interrupted; the address is said once it is listened at."""
        try:
            web.run_app(
                self.application(),
                host=self.host,
                port=self.port,
                print=lambda _: say(self.address),
                access_log=None,
            )
        except OSError as error:
            reason = (error.strerror or str(error)).rpartition(": ")[2]
            message = f"cannot listen at {self.host}:{self.port}: {reason}"
            raise QuizError(message, hint="choose another --port or --host") from error
