"""Judge office archives before a parser opens them: bombs, external entities, endless parts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from bashu.documents.limits import Limits
from bashu.errors import Invalid

__all__ = ["check_archive"]

#: Parts below this many bytes unpacked may be packed as tightly as they like.
_SMALL = 1_000_000
#: Office formats allow no document type declaration, which is how entities, and so bombs and reading of
#: other files, come in; here in UTF-8 and in both orders of UTF-16.
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.-]+)["']""")
_PLAIN_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")


def check_archive(content: bytes, name: str, limits: Limits) -> int:
    """The bytes that an office archive unpacks to, if it is sound; the parts are read only up to that.

    Raises Invalid for a damaged or encrypted archive, too many parts, one that unpacks beyond
    ``limits.unpacked`` or one of whose parts is packed beyond ``limits.ratio``, and for XML with a document
    type declaration or in an encoding that could hide one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            total = _check_sizes(parts, name, limits)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_xml(archive.read(part), name, part.filename)
            return total
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        reason = "it is encrypted" if "encrypted" in str(error) else f"its archive is damaged ({error})"
        raise _refused(name, reason) from None


def _check_sizes(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> int:
    if len(parts) > limits.entries:
        raise _refused(name, f"it has {len(parts)} parts, more than {limits.entries}")
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked:
        raise _refused(name, f"it unpacks to {total / 1e6:,.0f} MB, more than {limits.unpacked / 1e6:g}")
    for part in parts:
        if part.file_size > _SMALL and part.file_size > limits.ratio * max(1, part.compress_size):
            raise _refused(name, f"its part {part.filename} is packed more than {limits.ratio} times")
    return total


def _check_xml(xml: bytes, name: str, part: str) -> None:
    if any(mark in xml for mark in _DECLARATIONS):
        raise _refused(name, f"its part {part} declares entities, which no office programme writes")
    encoding = _ENCODING.match(xml[:200])
    if encoding and encoding[1].lower() not in _PLAIN_ENCODINGS:
        raise _refused(
            name, f"its part {part} is in {encoding[1].decode('ascii')}, which no office programme writes"
        )


def _refused(name: str, why: str) -> Invalid:
    return Invalid(
        "the document cannot be read",
        where=name,
        why=why,
        next_step="open it in the programme that made it and save it again",
    )
