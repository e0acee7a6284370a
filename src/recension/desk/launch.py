"""Running the desk on this machine until the editor gets up."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from recension.desk.gate import Gate
from recension.desk.server import application
from recension.desk.session import Desk
from recension.desk.survey import Survey


def serve(desk: Desk, port: int, ready: Callable[[str], None], article: str = "") -> None:
    """Serve the desk on the loopback interface until it is interrupted.

    Args:
        desk: What is under review.
        port: The port to listen on; 0 for any that is free.
        ready: Told the address to open, once there is somebody to answer.
        article: The article to open; the list of all if empty.

    Raises:
        OSError: The port is taken.
    """
    with listening(port) as listener:
        gate = Gate(listener.getsockname()[1])
        survey = Survey(desk)
        survey.start()
        ready(gate.address_of(article))
        server(desk, gate, survey).run(sockets=[listener])


def listening(port: int) -> socket.socket:
    """A socket that listens on the loopback interface alone."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener


def server(desk: Desk, gate: Gate, survey: Survey) -> uvicorn.Server:
    """The server for a desk, not yet running."""
    app = application(desk, gate, survey)
    return uvicorn.Server(
        uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, lifespan="off", timeout_graceful_shutdown=1
        )
    )
