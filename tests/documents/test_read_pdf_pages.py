"""PDF pages as bureaus set them: titles, running lines of short documents, centred lines, tables without rules or overleaf."""

import pytest

from bashu.documents import read_document

pytest.importorskip("pypdfium2")

TEXT = "Trade between the two regions grew by 8.1 percent in 2022, the bureau said on Monday, and services grew too."


def read(make, *pages, rules=()):
    return read_document(make.make_pdf(list(pages), rules=rules), name="a.pdf")


def lines(document):
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


def rows(cells, *, xs=(72, 250, 350), y=600, size=10):
    return [
        (xs[c], y - 16 * r, size, text) for r, row in enumerate(cells) for c, text in enumerate(row) if text
    ]


def grid(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_the_title_is_what_is_set_largest_whatever_stands_above_it(make):
    page = [(72, 770, 8, "Statistical Review, Vol. 12"), (150, 740, 18, "Economy of the two regions in"),
            (260, 718, 18, "2022"), *make.paragraph_lines(TEXT, y=680)]  # fmt: skip
    document = read(make, page)
    assert document.title == "Economy of the two regions in 2022"
    assert lines(document)[-1] == ("paragraph", TEXT)


def test_running_lines_of_two_pages_are_off_where_they_stand_at_one_height(make):
    def page(n):
        foot, head = (300, 30, 9, f"- {n} -"), (250, 770, 9, "Monthly review")
        return [head, foot, *make.paragraph_lines(f"Sector {n} grew by {n}.5 percent over the year.")]

    assert [text for _, text in lines(read(make, page(1), page(2)))] == [
        f"Sector {n} grew by {n}.5 percent over the year." for n in (1, 2)
    ]


def test_centred_lines_stay_apart(make):
    head = [(232, 740, 11, "Bureau of Statistics"), (246, 726, 11, "March 15, 2023")]
    document = read(make, head + make.paragraph_lines(f"{TEXT} {TEXT}", y=700))
    assert [text for _, text in lines(document)][:2] == ["Bureau of Statistics", "March 15, 2023"]


def test_a_table_without_rules_is_a_table_with_its_caption(make):
    cells = [["Region", "Output", "Growth (%)"], ["North", "1,234.5", "3.1"], ["South", "99.0", "-2.0"]]
    page = [*make.paragraph_lines(TEXT, y=700), (150, 620, 10, "Table 1 Output in 2022"), *rows(cells)]
    document = read(make, page + make.paragraph_lines(TEXT, y=500))
    (table,) = document.tables
    assert grid(table) == cells
    assert (table.header_rows, table.stub_columns, table.caption) == (1, 1, "Table 1 Output in 2022")
    assert [kind for kind, _ in lines(document)] == ["paragraph", "caption", "table", "paragraph"]


def test_a_head_over_several_columns_covers_them(make):
    cells = [["Region", "2021", "2022", "2021", "2022"], ["North", "1", "2", "3", "4"], ["South", "5", "6", "7", "8"]]  # fmt: skip
    xs = (72, 250, 320, 400, 470)
    page = [(280, 616, 10, "Output"), (428, 616, 10, "Trade"), *rows(cells, xs=xs)]
    (table,) = read(make, page + make.paragraph_lines(TEXT, y=500)).tables
    assert grid(table)[0] == ["", "Output", "Output", "Trade", "Trade"]
    assert grid(table)[1:] == cells


def test_columns_too_close_to_tell_apart_make_no_table(make):
    cells = [["North", "1,234.5 3.1", "7.0"], ["South", "99.0 2.0", "8.0"], ["East", "98.0 2.5", "9.0"]]
    document = read(make, [*rows(cells), *make.paragraph_lines(TEXT, y=500)])
    assert not document.tables
    assert "South 99.0 2.0 8.0" in document.text


def test_prose_in_narrow_columns_is_no_table(make):
    left = make.paragraph_lines(TEXT, x=72, y=700, width=40, size=9)
    right = make.paragraph_lines(TEXT, x=330, y=700, width=40, size=9)
    assert not read(make, left + right).tables


@pytest.mark.parametrize("again", [True, False])
def test_a_table_goes_on_overleaf_with_or_without_its_head(make, again):
    head = [["Region", "Output", "Growth (%)"]]
    first = [["North", "1,234.5", "3.1"], ["South", "99.0", "2.0"]]
    second = [["East", "88.0", "1.5"], ["West", "77.0", "0.5"]]
    one = [
        *make.paragraph_lines(TEXT, y=700),
        (72, 620, 10, "Output (100 million yuan)"),
        *rows(head + first),
    ]
    two = [*rows((head if again else []) + second, y=700), *make.paragraph_lines(TEXT, y=600)]
    document = read(make, one, two)
    (table,) = document.tables
    assert grid(table) == head + first + second
    assert table.unit_note == "100 million yuan"
    assert [
        (p.page, document.text[p.start : p.start + 5]) for p in document.passages if p.kind == "table"
    ] == [
        (1, "Regio"),
        (2, "East "),
    ]


def test_a_sentence_that_a_column_or_page_cuts_goes_on(make):
    left = make.paragraph_lines(TEXT, x=72, y=700, width=40, size=9)
    right = make.paragraph_lines(TEXT, x=330, y=744, width=40, size=9)
    cut = [*left[:-1], (330, 744, 9, left[-1][3])]
    assert lines(read(make, cut)) == [("paragraph", TEXT)]
    assert len(lines(read(make, left + right))) == 2
    long = make.paragraph_lines(f"{TEXT} {TEXT}", x=72, y=700, width=40, size=9)
    assert lines(read(make, long[:-1], [(72, 700, 9, long[-1][3])])) == [("paragraph", f"{TEXT} {TEXT}")]
