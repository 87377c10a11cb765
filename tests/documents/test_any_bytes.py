"""Whatever comes in, a document or an error of bashu comes out, and offsets hold."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bashu.documents import read_document
from bashu.errors import BashuError

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a", "a.unknown"])

LINES = st.lists(
    st.sampled_from(
        ["# Heading", "- item 5%", "| a | b |", "|---|---|", "| 1 | 2 |", "---", "```", "> quoted", "", "  ", "<!-- x",
         "Trade grew by 5.1 percent in 2022.", "2024年1月2日", "(photo/Lee)", "By A|Oct 25,2021", "全市增长5%。",
         "Northport - On December 3, exports from January to November 2022 grew.", "title: x", "===", "\t1. one"]
    ),
    max_size=25,
)  # fmt: skip
TAGS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<th colspan=3>", "<td rowspan=99999>", "</table>", "<br>",
         "<li>", "<ul>", "<a href=x>", "</a>", "<b>", "Trade grew by 5 percent, it said. ", "5.1", "&lt;&nbsp;", "<!--", "-->",
         "<script>", "</script>", "<title>T</title>", "<h1>T</h1>", "<meta charset=gbk>", "\x0c", "\u2028", "<time datetime=2024-99-99>"]
    ),
    max_size=40,
)  # fmt: skip


def assert_holds(document):
    last = 0
    for passage in document.passages:
        assert 0 <= last <= passage.start < passage.end <= len(document.text)
        last = passage.end
        text = document.text[passage.start : passage.end]
        assert passage.kind == "table" or text == text.strip()
    for table in document.tables:
        assert len({len(row) for row in table.rows}) == 1
        assert 0 <= table.header_rows <= len(table.rows)
        for row in table.rows:
            assert table.stub_columns <= len(row)
            for cell in row:
                assert table.start <= cell.start <= cell.end <= table.end


def check(content, name):
    try:
        document = read_document(content, name=name)
    except BashuError as error:
        assert error.what
        assert error.why
        assert error.next_step
    else:
        assert_holds(document)
        assert document.text.strip()


@RELAXED
@given(st.binary(max_size=400), NAMES)
def test_any_bytes(content, name):
    check(content, name)


@RELAXED
@given(st.text(max_size=300), NAMES, st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_any_text(text, name, encoding):
    check(text.encode(encoding, errors="replace"), name)


@RELAXED
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["a.txt", "a.md", "a.csv"]))
def test_any_lines(lines, end, name):
    text = end.join(lines)
    check(text.encode(), name)
    if text.strip() and name != "a.csv":
        assert read_document(text.encode(), name=name).text == text


@RELAXED
@given(TAGS)
def test_any_markup(tags):
    check("".join(tags).encode(), "a.html")


@settings(RELAXED, max_examples=25)
@given(st.binary(max_size=300), st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04word/", b"PK\x03\x04xl/"]))
def test_any_bytes_behind_a_known_beginning(content, beginning):
    check(beginning + content, "document")


@settings(RELAXED, max_examples=60)
@given(st.lists(st.lists(st.text(string.printable, max_size=6), max_size=5), max_size=8))
def test_any_csv(rows):
    check("\n".join(",".join(row) for row in rows).encode(), "a.csv")
