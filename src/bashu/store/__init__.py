"""The store: documents, facts and observations go in and stay; what stands, now or on a day, comes out.

The only room with SQL. SQLite by default, PostgreSQL by URL; nothing recorded is ever changed.

>>> from datetime import UTC, datetime
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from bashu.model import Document
>>> from bashu.store import Entry, open_store
>>> with TemporaryDirectory() as folder:
...     with open_store(f"sqlite:///{folder}/record.db", create=True) as store:
...         entry = Entry(Document(id="d1", name="release.txt", text="重庆 GDP: 3.2 trillion yuan"))
...         store.add([entry], recorded=datetime(2025, 1, 22, tzinfo=UTC))
...         store.add([entry], recorded=datetime(2025, 1, 23, tzinfo=UTC))
...         store.documents(text="重庆").total
('d1',)
()
1
"""

from bashu.store.open import open_store
from bashu.store.rows import FIGURE, Counts, DocumentPage, DocumentRow, Entry, FactPage, ReviewPage, SeriesRow
from bashu.store.store import Store

__all__ = [
    "FIGURE",
    "Counts",
    "DocumentPage",
    "DocumentRow",
    "Entry",
    "FactPage",
    "ReviewPage",
    "SeriesRow",
    "Store",
    "open_store",
]
