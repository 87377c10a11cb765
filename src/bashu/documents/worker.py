"""The guarded process: reads jobs from its standard input until that ends, and answers each.

A job is a line of JSON and the document's bytes; an answer is eight bytes of length and JSON. Limits on
memory and processor time are set for each job where the system has them.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from bashu.documents.draft import Draft
from bashu.documents.limits import Limits
from bashu.documents.recognise import DOCX, PDF, XLSX
from bashu.documents.wire import draft_to, limits_from
from bashu.errors import BashuError, Invalid, Unavailable

__all__ = ["main"]


def main() -> None:
    """Answer jobs until the input ends."""
    source = sys.stdin.buffer
    # Parsers may print; only answers may reach the pipe.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while line := source.readline():
        job = json.loads(line)
        content = source.read(job["size"])
        answer = json.dumps(_answer(job, content)).encode()
        answers.write(len(answer).to_bytes(8, "big"))
        answers.write(answer)
        answers.flush()


def _answer(job: dict[str, Any], content: bytes) -> dict[str, Any]:
    name, limits = job["name"], limits_from(job["limits"])
    try:
        _limit(limits)
        return {"draft": draft_to(_read(content, name, job["kind"], limits, job["careful"]))}
    except BashuError as error:
        found = error
    except ModuleNotFoundError as error:
        found = Unavailable(
            "an optional package is needed for this type of file",
            where=name,
            why=str(error),
            next_step="pip install 'bashu[office]'",
        )
    except (MemoryError, ImportError):  # a library that finds no room cannot be loaded
        found = _broken(name, f"it needs more than {limits.memory / 1e6:g} MB of memory")
    except RecursionError:
        found = _broken(name, "it nests without end")
    # Parsers of other people's formats raise anything at all on a damaged file.
    except Exception as error:
        reason = str(error).strip().partition("\n")[0][:200]
        found = _broken(name, f"the file is damaged ({type(error).__name__}: {reason})")
    finally:
        _unlimit()
    return {"error": [type(found).__name__, found.what, found.where, found.why, found.next_step]}


def _broken(name: str, why: str) -> Invalid:
    return Invalid(
        "the document cannot be read",
        where=name,
        why=why,
        next_step="open it in the programme that made it and save it again, or split it",
    )


def _read(content: bytes, name: str, kind: str, limits: Limits, careful: bool) -> Draft:
    if kind == PDF:
        from bashu.documents.pdf import read_pdf

        return read_pdf(content, name, limits)
    if kind == DOCX:
        from bashu.documents.docx import read_docx

        return read_docx(content, name, limits)
    if kind == XLSX:
        from bashu.documents.sheets import read_xlsx

        return read_xlsx(content, name, limits)
    from selectolax.lexbor import SelectolaxError

    from bashu.documents.html import read_html

    try:
        return read_html(content.decode(), careful=careful)
    except SelectolaxError:
        raise MemoryError from None  # any text parses as HTML, so only room was lacking


def _limit(limits: Limits) -> None:
    if sys.platform == "win32":
        return  # no such limits there; the parent still ends what takes too long
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds + 1
    for kind, value in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _unlimit() -> None:
    """Between documents memory is free again: the next one may be larger, and so may its limit."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


if __name__ == "__main__":
    main()
