"""Decode the bytes of a text: byte order marks, UTF-8, what the document declares, GB18030, Big5."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from bashu.errors import Invalid

__all__ = ["Decoded", "decode"]


class Decoded(NamedTuple):
    """A decoded text, the encoding it had and what the reader should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
#: Labels that mean a larger set in practice, as browsers take them.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252",
          "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}  # fmt: skip
#: Labels that Python knows and no document is in; their escapes could bring in NUL and lone surrogates.
_NO_ENCODINGS = frozenset(("utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined"))
#: Controls that no text has: all of C0 but tab, line feed, form feed, carriage return, escape and the
#: end-of-file mark of old systems.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27})


def decode(content: bytes, name: str, *, declared: str = "", markup: bool = False) -> Decoded:
    """The text of a document and how it was decoded.

    A byte order mark decides and is dropped from the text; then UTF-8 is tried strictly, then ``declared``
    (a server's header) and, with ``markup``, the document's own declaration, then GB18030 and Big5 by which
    of them gives common Chinese characters. Raises Invalid where the content is empty, binary or fits none.
    """
    if not content.strip(b"\x00\t\n\x0c\r \x1a"):
        raise Invalid(
            "the document is empty", where=name, why="there is no text in it", next_step="check the file"
        )
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, name)
    if markup and content.count(0) * 1000 < len(content):
        content = content.replace(b"\x00", b"")  # as browsers do with a stray one
    _refuse_binary(content, name)
    try:
        return _checked(content.decode("utf-8"), "utf-8", name)
    except UnicodeDecodeError as error:
        near_miss = error
    for label in (declared, _own_label(content) if markup else ""):
        decoded = _by_label(content, label)
        if decoded:
            return decoded
    found = (
        _chinese(content)
        or _damaged(content, near_miss)
        or _chinese(content, errors="replace")
        or _western(content)
    )
    if found:
        return found
    raise _undecodable(
        name, f"byte {near_miss.start} is not UTF-8, and neither GB18030 nor Big5 makes sense of it"
    )


def _strict(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        return _checked(content.decode(encoding), encoding, name)
    except UnicodeDecodeError as error:
        raise _undecodable(
            name, f"its byte order mark says {encoding}, byte {error.start} does not"
        ) from None


def _checked(text: str, encoding: str, name: str) -> Decoded:
    if not text.strip():
        raise Invalid(
            "the document is empty", where=name, why="there is no text in it", next_step="check the file"
        )
    if "\x00" in text:
        raise _binary(name, "it holds NUL characters")
    return Decoded(text, encoding)


def _refuse_binary(content: bytes, name: str) -> None:
    nul = content.find(b"\x00")
    if nul >= 0:
        raise _binary(name, f"byte {nul} is NUL, which no text holds")
    head = content[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(2, len(head) // 100):
        raise _binary(name, f"{controls} of its first {len(head)} bytes are control characters")


def _binary(name: str, why: str) -> Invalid:
    return Invalid(
        "the document is binary, not text",
        where=name,
        why=why,
        next_step="give its right suffix (.pdf, .docx, .xlsx), or export it as text",
    )


def _undecodable(name: str, why: str) -> Invalid:
    return Invalid(
        "the document cannot be decoded", where=name, why=why, next_step="save it as UTF-8 and try again"
    )


def _own_label(content: bytes) -> str:
    match = _META.search(content[:4096]) or _XML.match(content[:200])
    return match[1].decode("ascii") if match else ""


def _by_label(content: bytes, label: str) -> Decoded | None:
    label = label.strip().lower()
    if not label or label.replace("_", "-") in ("utf-8", "utf8"):
        return None
    try:
        encoding = _WIDER.get(label, codecs.lookup(label).name)
        if encoding.replace("_", "-") in _NO_ENCODINGS:
            return None
        return Decoded(content.decode(encoding), encoding, (f"decoded as {encoding}, which it declares",))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


#: Chinese with more broken characters than one in this many is something else.
_BROKEN = 100


def _chinese(content: bytes, errors: str = "strict") -> Decoded | None:
    """GB18030 or Big5, whichever gives more characters that Chinese texts are made of."""
    best: tuple[float, str, str] | None = None
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = content.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text)
        if text.count("\ufffd") * _BROKEN <= len(text) and (best is None or score > best[0]):
            best = (score, encoding, text)
    if best is None or best[0] < 0.6:
        return None
    broken = best[2].count("\ufffd") if errors == "replace" else 0
    note = f"decoded as {best[1]} because its characters are common Chinese"
    return Decoded(best[2], best[1], (f"{note}, {broken} broken ones replaced" if broken else note,))


def _plausibility(text: str) -> float:
    """The share of characters beyond ASCII that are common in Chinese, 0 to 1.

    Characters of GB2312's first and Big5's first level are the common ones of simplified and traditional
    Chinese; the wrong table turns them into rare ideographs or private-use code points.
    """
    sample = [char for char in text[:20000] if char > "\x7f"]
    common = sum(1 for char in sample if _is_common(char))
    return common / len(sample) if sample else 0.0


def _is_common(char: str) -> bool:
    if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef" or char in "“”‘’…—·℃‰×±·":
        return True
    if not "\u4e00" <= char <= "\u9fff":
        return False
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= char.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _damaged(content: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few broken bytes, as truncated files have: they are replaced, and the notes say so."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    if beyond < 10 * broken:
        return None
    note = f"{broken} broken bytes replaced, the first at byte {error.start}"
    return Decoded(text, "utf-8", (note,))


def _western(content: bytes) -> Decoded | None:
    """Windows-1252, where bytes beyond ASCII are few, as typographic quotes and accents are."""
    beyond = len(content) - len(content.translate(None, _HIGH))
    if beyond * 20 > len(content):
        return None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "cp1252", ("decoded as cp1252 because few bytes are beyond ASCII",))


_HIGH = bytes(range(128, 256))
