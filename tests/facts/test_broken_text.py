"""Broken text is left alone and told."""

import pytest
from tests.facts.facts_help import read

from bashu.facts import broken_text
from bashu.model import Document, Passage


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("As received: 12.43.6128.4projects9.07.", ["12.43.6128.4projects9.07"]),
        ("Exports grew 6.5%7.8% in the year.", ["6.5%7.8%"]),
        ("Output came to 12,3456,789 tons.", ["12,3456,789"]),
        ("Output came to 1,234567 tons.", ["1,234567"]),
        ("表格断行处为35.612.8项目4.07。", ["35.612.8项目4.07"]),
        ("Exports grew by 6.5% to 1,234,567 yuan.", []),
        ("Published on Oct 25,2021 at 192.168.1.12.", []),
        ("See section 3.2.1 of version 2.14.0, or 2024.10.15.", []),
        ("A sum of 1.234.567 euros.", []),
        ("增长6.5%,2024年为1,234元,第1,2024年又为3.2万亿元。", []),
    ],
)
def test_figures_run_together_are_told(text, broken):
    assert [item.text for item in broken_text(Document("d", "d.txt", text))] == broken


def test_no_fact_is_taken_from_a_run_and_those_beside_it_are():
    facts = read("In 2024 exports grew 6.5%7.8% and imports grew by 3.1%.")
    assert [(str(fact.value), fact.indicator) for fact in facts] == [("3.1", "imports")]


def test_boilerplate_is_not_told():
    text = "Hits 12.43.6128.4\nExports grew by 3.1%."
    document = Document("d", "d.txt", text, passages=(Passage(0, 17, "boilerplate"), Passage(18, len(text))))
    assert broken_text(document) == ()
