"""Run the site on this machine."""

from __future__ import annotations

import socket
import threading
import webbrowser
from typing import TYPE_CHECKING

from bashu.errors import Unavailable
from bashu.web.app import create_app
from bashu.web.draw import Drawer

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["serve"]


def serve(
    workspace: Workspace,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    open_browser: bool = False,
    edit: bool = False,
) -> None:
    """Serve the workspace until interrupted; port 0 takes any free one. ``edit`` opens it for reviews.

    Unavailable where the port is taken or may not be used.
    """
    import uvicorn

    listening = _listen(host, port)
    app = create_app(workspace, edit=edit, hosts=_names(host))
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    print(f"bashu is open at {address} (stop it with Ctrl-C)", flush=True)
    threading.Thread(target=_warm, args=(app.state.site.drawer,), daemon=True).start()
    if open_browser:
        threading.Timer(0.8, webbrowser.open, (address,)).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    with listening:
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    # bound before anything else is started, so that a taken port is said at once
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise Unavailable(
            "cannot open the site",
            where=f"{host}:{port}",
            why=error.strerror or str(error),
            next_step="take another port: --port 8001, or --port 0 for any that is free",
        ) from None
    return listening


def _shown(host: str) -> str:
    if host in {"0.0.0.0", "::"}:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _names(host: str) -> frozenset[str] | None:
    """The names under which a reader reaches the site; a site for other machines is reached by any."""
    if host in {"0.0.0.0", "::"}:
        return None
    return frozenset({host.lower(), "127.0.0.1", "localhost", "::1"})


def _warm(drawer: Drawer) -> None:
    """Start the renderer of charts while the reader looks at the first page."""
    drawer.svg({"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {}})
