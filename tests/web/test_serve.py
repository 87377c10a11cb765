"""Opening the site on this machine."""

import socket
import threading
import urllib.request

import pytest

from bashu.errors import Unavailable
from bashu.web import serve


def test_a_taken_port_is_said_with_what_to_do(workspace):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable) as caught:
            serve(workspace, port=port)
    assert str(port) in caught.value.where
    assert "--port" in caught.value.next_step


def test_port_zero_takes_a_free_one_and_answers(workspace, capsys, monkeypatch):
    import uvicorn

    started = {}
    original = uvicorn.Server.__init__

    def remember(self, *arguments, **options):
        original(self, *arguments, **options)
        self.install_signal_handlers = lambda: None
        started["server"] = self

    monkeypatch.setattr(uvicorn.Server, "__init__", remember)
    thread = threading.Thread(target=serve, args=(workspace,), kwargs={"port": 0})
    thread.start()
    try:
        address = _address(capsys)
        with urllib.request.urlopen(address + "en/", timeout=20) as answer:
            assert answer.status == 200
    finally:
        started["server"].should_exit = True
        thread.join(20)


def _address(capsys):
    import time

    printed = ""
    for _ in range(200):
        printed += capsys.readouterr().out
        if "http://" in printed:
            return "http://" + printed.split("http://")[1].split()[0]
        time.sleep(0.05)
    raise AssertionError("it never said where it is open")
