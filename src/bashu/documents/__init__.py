"""Documents as offices publish them, read into text with passages that keep their offsets.

In: files, bytes or addresses of plain text, Markdown, HTML, CSV, PDF, Word and Excel. Out:
:class:`bashu.model.Document`.

>>> from bashu.documents import read_document
>>> document = read_document(b"GDP of Chongqing grew by 5.7 percent.", name="note.txt")
>>> document.language, [(p.kind, document.text[p.start : p.end]) for p in document.passages]
('en', [('paragraph', 'GDP of Chongqing grew by 5.7 percent.')])
"""

from bashu.documents.address import Fetched, fetch, read_address
from bashu.documents.find import count_passed_over, find_documents
from bashu.documents.limits import Limits
from bashu.documents.load import content_id
from bashu.documents.read import read_document

__all__ = [
    "Fetched",
    "Limits",
    "content_id",
    "count_passed_over",
    "fetch",
    "find_documents",
    "read_address",
    "read_document",
]
