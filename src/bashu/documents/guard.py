"""Parse risky formats in a process of their own, so that a hang or a bomb ends there."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
import threading
import time
from typing import Any

from bashu.documents.draft import Draft
from bashu.documents.limits import Limits
from bashu.documents.wire import draft_from, limits_to
from bashu.errors import BashuError, Conflict, Invalid, NotFound, Unavailable

__all__ = ["read_guarded"]

#: Answers longer than this are not read: no document within the limits is.
_LONGEST_ANSWER = 400_000_000
#: A process is replaced after this many documents, so that what parsers leak stays small.
_LIFETIME = 500
#: Waiting ends after this many times the processor time allowed, whatever the process does.
_PATIENCE = 4

_ERRORS: dict[str, type[BashuError]] = {
    kind.__name__: kind for kind in (Invalid, NotFound, Conflict, Unavailable)
}


def read_guarded(content: bytes, name: str, kind: str, limits: Limits, *, careful: bool = False) -> Draft:
    """The draft of a PDF, a Word or Excel file, or a heavy page, parsed in a guarded process.

    The process has ``limits.memory`` bytes of address space and ``limits.seconds`` of processor time for the
    document, where the system knows such limits, and is ended after four times that long in any case. It
    stays for the next document. Raises Invalid where the document is damaged or does not end within the
    limits, and Unavailable where a package is missing.
    """
    job = {"name": name, "kind": kind, "careful": careful, "size": len(content), "limits": limits_to(limits)}
    with _state.lock:
        child = _state.child
        if child is None or child.jobs >= _LIFETIME or child.process.poll() is not None:
            _state.close()
            child = _state.child = _Child()
        try:
            answer = child.ask(job, content, deadline=time.monotonic() + _PATIENCE * limits.seconds)
        except _Ended as ended:
            _state.close()
            raise _explained(ended, name, limits) from None
    if "error" in answer:
        kind_of_error, what, where, why, next_step = answer["error"]
        raise _ERRORS.get(kind_of_error, Invalid)(what, where=where, why=why, next_step=next_step)
    return draft_from(answer["draft"])


class _Ended(Exception):
    """The process ended, or was ended, before it answered; ``code`` is how."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class _Child:
    """One guarded process and the pipes to it."""

    def __init__(self) -> None:
        self.jobs = 0
        # -P keeps a module of the current folder from standing in for one of the standard library's.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "bashu.documents.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, job: dict[str, Any], content: bytes, *, deadline: float) -> dict[str, Any]:
        self.jobs += 1
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(job).encode() + b"\n")
            self.process.stdin.write(content)
            self.process.stdin.flush()
        except OSError:
            raise _Ended(self.process.wait()) from None
        length = int.from_bytes(self._read(8, deadline), "big")
        if length > _LONGEST_ANSWER:
            raise _Ended(None)
        answer: dict[str, Any] = json.loads(self._read(length, deadline))
        return answer

    def _read(self, count: int, deadline: float) -> bytes:
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        parts = bytearray()
        while len(parts) < count:
            ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise _Ended(None)
            part = os.read(pipe, min(1 << 20, count - len(parts)))
            if not part:
                raise _Ended(self.process.wait())
            parts += part
        return bytes(parts)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be written is of no use now


class _State:
    """The process that this one talks to; one at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.child: _Child | None = None

    def close(self) -> None:
        if self.child is not None:
            self.child.close()
            self.child = None

    def forget(self) -> None:
        """A forked process must not talk over its parent's pipes."""
        self.__init__()  # type: ignore[misc]


_state = _State()
atexit.register(_state.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_state.forget)


def _explained(ended: _Ended, name: str, limits: Limits) -> Invalid:
    too_long = ended.code is None or -ended.code in (9, 24)  # SIGKILL, SIGXCPU
    return Invalid(
        "the document cannot be read",
        where=name,
        why=f"it was not done after {limits.seconds} seconds of processor time"
        if too_long
        else f"the parser broke on it: it is damaged, hostile, or needs over {limits.memory / 1e6:g} MB of memory",
        next_step="open it in the programme that made it and save it again, or split it",
    )
