"""PDF, Word, Excel and CSV: paragraphs, pages, tables with merged cells."""

from datetime import date

import pytest

from bashu.documents import read_document
from bashu.errors import Invalid

TEXT = (
    "Trade between the two regions grew by 8.1 percent in 2022, the bureau said on Monday, and the develop-"
    " ment of industry went on. Services, which had been slow for two years, added four points of growth."
)


def texts(document):
    return [(p.kind, p.page, document.text[p.start : p.end]) for p in document.passages]


def grid(table):
    return [[cell.text for cell in row] for row in table.rows]


def quotes(document):
    return all(
        document.text[cell.start : cell.end] == cell.text
        for table in document.tables
        for row in table.rows
        for cell in row
    )


class TestPdf:
    pytest.importorskip("pypdfium2")

    def test_lines_become_paragraphs_with_pages_and_whole_words(self, make):
        first = [(72, 740, 18, "Annual bulletin"), *make.paragraph_lines(TEXT, y=700, width=103)]
        second = make.paragraph_lines("Prices rose by 2.1 percent over the year, it added.", y=700)
        document = read_document(make.make_pdf([first, second]), name="a.pdf")
        assert texts(document) == [
            ("title", 1, "Annual bulletin"),
            ("paragraph", 1, TEXT.replace("develop- ment", "development")),
            ("paragraph", 2, "Prices rose by 2.1 percent over the year, it added."),
        ]
        assert document.title == "Annual bulletin"

    def test_a_gap_or_an_indent_begins_a_paragraph(self, make):
        one = make.paragraph_lines(TEXT, y=700)
        two = make.paragraph_lines(TEXT, y=600)
        assert len(read_document(make.make_pdf([one + two]), name="a.pdf").passages) == 2
        left = [(72, 700, 11, "Trade grew by 8.1 percent in the year, and that was more than before, it said."),
                (72, 686, 11, "Prices rose."), (94, 672, 11, "Investment, which had been slow, went up by a tenth over the year"),
                (72, 658, 11, "under review.")]  # fmt: skip
        assert len(read_document(make.make_pdf([left]), name="a.pdf").passages) == 2

    def test_columns_are_joined_each_by_its_own_margin(self, make):
        first = TEXT.replace("develop- ment", "development")
        left = make.paragraph_lines(first, x=72, y=700, width=40, size=9)
        right = make.paragraph_lines("Prices rose by 2.1 percent over the year, and wages by 5, it added on Monday.",
                                     x=330, y=700, width=40, size=9)  # fmt: skip
        document = read_document(make.make_pdf([left + right]), name="a.pdf")
        assert [text for _, _, text in texts(document)] == [
            first,
            "Prices rose by 2.1 percent over the year, and wages by 5, it added on Monday.",
        ]

    def test_running_heads_and_page_numbers_are_off(self, make):
        pages = [
            [(72, 760, 9, "Bureau bulletin 2022"), *make.paragraph_lines(f"Sector {n} grew by {n}.5 percent over the year."),
             (300, 40, 9, f"- {n} -")]
            for n in range(1, 6)
        ]  # fmt: skip
        document = read_document(make.make_pdf(pages), name="a.pdf")
        assert [text for _, _, text in texts(document)] == [
            f"Sector {n} grew by {n}.5 percent over the year." for n in range(1, 6)
        ]

    def test_a_ruled_table_is_a_table_once(self, make):
        pytest.importorskip("pdfplumber")
        xs, ys = (72, 200, 300, 400), (600, 580, 560, 540)
        rules = [(x, ys[0], x, ys[-1]) for x in xs] + [(xs[0], y, xs[-1], y) for y in ys]
        cells = [["Region", "2022", "2023"], ["North", "1,234.5", "1,300.1"], ["South", "99.0", "101.2"]]
        lines = [(xs[c] + 5, ys[r] - 14, 10, cells[r][c]) for r in range(3) for c in range(3)]
        lines = [(72, 620, 10, "Output (100 million yuan)"), *lines]
        lines += make.paragraph_lines("Prices rose by 2.1 percent over the year, it added.", y=500)
        document = read_document(make.make_pdf([lines], rules=rules), name="a.pdf")
        (table,) = document.tables
        assert grid(table) == cells
        assert (table.header_rows, table.stub_columns, table.page) == (1, 1, 1)
        assert (table.caption, table.unit_note) == ("Output (100 million yuan)", "100 million yuan")
        assert document.text.count("1,234.5") == 1
        assert quotes(document)

    def test_a_broken_cross_reference_is_mended_or_refused(self, make):
        whole = make.make_pdf([make.paragraph_lines(TEXT)])
        broken = whole.replace(b"startxref\n", b"startxref\n9")
        try:
            assert "8.1 percent" in read_document(broken, name="a.pdf").text
        except Invalid as error:
            assert "damaged" in error.why

    def test_a_cut_off_file_is_refused_with_a_reason(self):
        with pytest.raises(Invalid, match="damaged"):
            read_document(b"%PDF-1.7\n1 0 obj\n<< /Type", name="a.pdf")

    def test_pages_without_text_are_said(self, make):
        with pytest.raises(Invalid, match="pages without text: 1"):
            read_document(make.make_pdf([[]]), name="scan.pdf")
        document = read_document(make.make_pdf([make.paragraph_lines(TEXT), []]), name="half.pdf")
        assert document.notes == ("pages without text: 2",)


class TestWord:
    pytest.importorskip("docx")

    def test_styles_tell_kinds_and_tables_stand_in_place(self, make):
        def build(file):
            file.add_paragraph("Bulletin of the year", style="Title")
            file.add_paragraph("March 5, 2023")
            file.add_heading("Trade", 1)
            file.add_paragraph("Trade grew by 8.1 percent in 2022, the bureau said.")
            file.add_paragraph("Exports: 5 percent", style="List Bullet")
            file.add_paragraph("Output (100 million yuan)")
            table = file.add_table(rows=3, cols=3)
            for row, values in enumerate(
                [["Region", "Output", ""], ["", "2022", "2023"], ["North", "1.5", "1.7"]]
            ):
                for column, value in enumerate(values):
                    table.cell(row, column).text = value
            table.cell(0, 0).merge(table.cell(1, 0))
            table.cell(0, 1).merge(table.cell(0, 2))
            file.add_paragraph("Prices rose by 2.1 percent.")

        document = read_document(make.make_docx(build), name="a.docx")
        assert (document.title, document.published) == ("Bulletin of the year", date(2023, 3, 5))
        assert [(kind, text) for kind, _, text in texts(document) if kind != "table"] == [
            ("title", "Bulletin of the year"),
            ("paragraph", "March 5, 2023"),
            ("heading", "Trade"),
            ("paragraph", "Trade grew by 8.1 percent in 2022, the bureau said."),
            ("item", "Exports: 5 percent"),
            ("caption", "Output (100 million yuan)"),
            ("paragraph", "Prices rose by 2.1 percent."),
        ]
        (table,) = document.tables
        assert grid(table) == [
            ["Region", "Output", "Output"],
            ["Region", "2022", "2023"],
            ["North", "1.5", "1.7"],
        ]
        assert (table.header_rows, table.unit_note) == (2, "100 million yuan")
        assert quotes(document)

    def test_an_external_entity_is_refused(self, make):
        plain = make.make_docx(lambda file: file.add_paragraph("Trade grew."))
        xml = (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            b"<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        )
        for encoded in (xml, xml.decode().encode("utf-16")):
            with pytest.raises(Invalid, match="declares entities"):
                read_document(make.with_part(plain, "word/document.xml", encoded), name="a.docx")

    def test_an_encoding_that_could_hide_one_is_refused(self, make):
        plain = make.make_docx(lambda file: file.add_paragraph("Trade grew."))
        part = b'<?xml version="1.0" encoding="utf-7"?><a/>'
        with pytest.raises(Invalid, match="utf-7"):
            read_document(make.with_part(plain, "word/document.xml", part), name="a.docx")


class TestExcel:
    pytest.importorskip("openpyxl")

    def test_figures_are_as_their_formats_print_them(self, make):
        def build(book):
            sheet = book.active
            sheet.append(["Output by region"])
            sheet.append(["单位\uff1a亿元"])
            sheet.append(["Region", "Level", None, "Growth"])
            sheet.append([None, 2022, 2023, None])
            sheet.append(["North", 1234.5, 1300.123456, 0.0531])
            sheet.append(["South", 99, 101.2, 0.02])
            sheet.append(["Source: the bureau's yearbook"])
            sheet.merge_cells("B3:C3")
            sheet.merge_cells("A3:A4")
            for cell in ("D5", "D6"):
                sheet[cell].number_format = "0.0%"
            sheet["B5"].number_format = "#,##0.00"

        document = read_document(make.make_xlsx(build), name="a.xlsx")
        (table,) = document.tables
        assert grid(table) == [
            ["Region", "Level", "Level", "Growth"],
            ["Region", "2022", "2023", ""],
            ["North", "1,234.50", "1300.123456", "5.3%"],
            ["South", "99", "101.2", "2.0%"],
        ]
        assert (table.header_rows, table.stub_columns, table.unit_note) == (2, 1, "亿元")
        assert table.footnotes == ("Source: the bureau's yearbook",)
        assert document.title == "Output by region"
        assert quotes(document)

    def test_empty_rows_part_tables_and_sheets_are_headed(self, make):
        def build(book):
            one = book.active
            one.title = "First"
            for row in (["a", "b"], ["x", 1], [], ["c", "d"], ["y", 2]):
                one.append(row)
            book.create_sheet("Second").append(["e", "f"])

        document = read_document(make.make_xlsx(build), name="a.xlsx")
        assert [grid(table) for table in document.tables] == [
            [["a", "b"], ["x", "1"]],
            [["c", "d"], ["y", "2"]],
            [["e", "f"]],
        ]
        assert [text for kind, _, text in texts(document) if kind == "heading"] == ["Second"]

    def test_a_sheet_that_claims_every_position_ends(self, make):
        def build(book):
            book.active["A1"] = 1
            book.active["XFD1048576"] = 2

        with pytest.raises(Invalid, match="cells"):
            read_document(make.make_xlsx(build), name="a.xlsx")


class TestCsv:
    @pytest.mark.parametrize("mark", [",", ";", "\t"])
    def test_delimiters_are_told_apart(self, mark):
        rows = [["Region", "2022", "2023"], ["North", "1.5", "1.7"], ["South", "2.5", "2.7"]]
        document = read_document("\r\n".join(mark.join(row) for row in rows).encode(), name="a.csv")
        assert grid(document.tables[0]) == rows
        assert quotes(document)

    def test_quoted_cells_and_chinese_encodings(self):
        document = read_document('地区,"产值,亿元"\n某市,"1,234.5"\n'.encode("gb18030"), name="a.csv")
        assert grid(document.tables[0]) == [["地区", "产值,亿元"], ["某市", "1,234.5"]]
        assert document.language == "zh"


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [(2.675, "0.00", "2.68"), (0.125, "0.00", "0.13"), (-2.5, "0", "-3"), (1e300, "0", f"{10**300}")],
)
def test_figures_are_rounded_as_a_spreadsheet_rounds(make, value, style, printed):
    def build(book):
        sheet = book.active
        sheet.append(["GDP", "growth"])
        sheet.append(["a", value])
        sheet["B2"].number_format = style

    document = read_document(make.make_xlsx(build), name="a.xlsx")
    assert document.tables[0].rows[1][1].text == printed
