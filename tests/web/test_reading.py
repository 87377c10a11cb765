"""The sentence around a figure, and a text with its figures marked."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bashu.model import Document, Fact, Passage, Unread
from bashu.web.marks import PART_CHARACTERS, first_unread, part_of, parts_of
from bashu.web.sentence import excerpt


def fact(value_start, value_end, quote_start=0, quote_end=None, *, text=""):
    return Fact(
        "d", "x", None, None, None, None, "level", Decimal(1), "CNY", None, "A", quote_start,
        quote_end or value_end, value_start, value_end, text[value_start:value_end], None, "m",
    )  # fmt: skip


def around(text, value, clause=None, passages=()):
    start = text.index(value)
    begin = text.index(clause) if clause else start
    end = begin + len(clause) if clause else start + len(value)
    document = Document("d", "d.txt", text, passages=passages)
    return excerpt(document, fact(start, start + len(value), begin, end, text=text))


def test_a_clause_stands_in_its_sentence_between_its_neighbours():
    found = around(
        "Calm prices. In all, GDP was 3.2 trillion yuan, up 6%. It rained.",
        "3.2 trillion yuan",
        "GDP was 3.2 trillion yuan",
    )
    assert found.lead == "Calm prices."
    assert (found.opening, found.before, found.value) == ("In all, ", "GDP was ", "3.2 trillion yuan")
    assert (found.after, found.closing, found.tail) == ("", ", up 6%.", "It rained.")


def test_chinese_sentences_end_without_a_space():
    found = around("物价平稳。全年生产总值3.2万亿元，增长6%。其余从略。", "3.2万亿元")
    assert (found.lead, found.opening, found.tail) == ("物价平稳。", "全年生产总值", "其余从略。")


def test_a_decimal_point_ends_no_sentence():
    found = around("It was 6.5% of 3.2 trillion yuan. Next.", "3.2 trillion yuan")
    assert (found.opening, found.lead) == ("It was 6.5% of ", "")


def test_neighbours_come_from_the_passages_beside():
    text = "---\ntitle: x\n---\nFirst.\nValue 5.\nLast."
    passages = tuple(
        Passage(text.index(part), text.index(part) + len(part)) for part in ("First.", "Value 5.", "Last.")
    )
    found = around(text, "5", passages=passages)
    assert (found.lead, found.tail) == ("First.", "Last.")


def test_a_long_neighbour_is_cut_and_says_so():
    found = around("a" * 2000 + "。值5元。", "5元")
    assert len(found.lead) == 600
    assert found.cut_start
    assert not found.cut_end


@given(st.text(alphabet="ab 3.。\n!", max_size=80), st.data())
def test_the_sentence_holds_its_clause_whatever_the_text(text, data):
    text = "x" + text + "9"
    begin = data.draw(st.integers(0, len(text) - 1))
    start = data.draw(st.integers(begin, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    stop = data.draw(st.integers(end, len(text)))
    found = excerpt(Document("d", "d", text), fact(start, end, begin, stop, text=text))
    assert found.before + found.value + found.after == text[begin:stop]


@given(
    st.text(alphabet="ab 3\n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9))),
)
def test_marks_change_no_letter_and_lose_no_fact(text, places):
    whole = Passage(0, len(text))
    facts = [
        fact(start, min(start + length, len(text)), text=text)
        for start, length in places
        if start < len(text)
    ]
    (part,) = parts_of(Document("d", "d", text, passages=(whole,)), facts)
    assert "".join(run.text for run in part.blocks[0].runs) == text
    marked = [one for run in part.blocks[0].runs for one in run.facts]
    assert len(marked) == len(part.facts) == len(facts)


def test_readings_that_overlap_share_one_mark():
    text = "grew 6.5% to 9"
    (part,) = parts_of(Document("d", "d", text), [fact(5, 9), fact(5, 8), fact(13, 14)])
    assert [(run.text, len(run.facts)) for run in part.blocks[0].runs] == [
        ("grew ", 0),
        ("6.5%", 2),
        (" to ", 0),
        ("9", 1),
    ]


def test_a_long_document_comes_in_parts_and_a_fact_knows_its_own():
    text = ("A sentence of some length. " * 40 + "\n") * 60 + "Value 5."
    document = Document("d", "d", text, passages=(Passage(0, len(text)),))
    last = fact(len(text) - 2, len(text) - 1, text=text)
    parts = parts_of(document, [last])
    assert len(parts) > 1
    assert all(
        sum(len(run.text) for block in part.blocks for run in block.runs) <= PART_CHARACTERS for part in parts
    )
    assert "".join(run.text for part in parts for block in part.blocks for run in block.runs) == text
    assert part_of(document, [last], last) == len(parts)
    assert part_of(Document("d", "d", "5"), [last], last) is None


def test_the_first_place_left_alone_is_found_in_its_part():
    text = "x" * PART_CHARACTERS + "\nThe table reads 12.43.6128.4 here."
    document = Document(
        "d", "d.txt", text, passages=(Passage(0, len(text) - 34), Passage(len(text) - 33, len(text)))
    )
    start = text.index("12.43")
    parts = parts_of(
        document, [], [Unread(start, start + 12, text[start : start + 12], "figures run together")]
    )
    number, left = first_unread(parts)
    assert (len(parts), number, left.start) == (2, 2, start)
    assert first_unread(parts[:1]) is None


def test_runs_left_alone_are_marked_beside_figures():
    text = "It was 5 yuan; the table reads 12.43.6128.4 here."
    run = Unread(31, 43, text[31:43], "figures run together")
    (part,) = parts_of(Document("d", "d.txt", text), [fact(7, 13, text=text)], [run])
    marked = [(run.text, len(run.facts), run.unread is not None) for run in part.blocks[0].runs]
    assert marked == [
        ("It was ", 0, False),
        ("5 yuan", 1, False),
        ("; the table reads ", 0, False),
        ("12.43.6128.4", 0, True),
        (" here.", 0, False),
    ]
