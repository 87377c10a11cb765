"""Figures of statistical prose, English and Chinese: a document in, bound facts out.

>>> from bashu.facts import Reader
>>> from bashu.model import Document
>>> document = Document("d", "d.txt", "In 2024 exports of the port rose by 2.8% to 810 million yuan.")
>>> [(fact.indicator, fact.period, fact.kind, str(fact.value), fact.unit) for fact in Reader([], []).read(document)]
[('exports of the port', '2024', 'growth', '2.8', 'percent'), ('exports of the port', '2024', 'level', '810000000', 'CNY')]
"""

from bashu.facts.broken import broken_text
from bashu.facts.reader import Reader

__all__ = ["Reader", "broken_text"]
