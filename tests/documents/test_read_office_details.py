"""Word and Excel as offices use them: tracked changes, notes, boxes, content controls; hidden sheets, formats, formulas."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from bashu.documents import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "Trade between the two regions grew by 8.1 percent in 2022, the bureau said on Monday."


def lines(document):
    return [document.text[p.start : p.end] for p in document.passages]


def grid(table):
    return [[cell.text for cell in row] for row in table.rows]


class TestWord:
    pytest.importorskip("docx")

    def read(self, make, build, **added):
        content = make.make_docx(build)
        for part, xml in added.items():
            content = make.with_part(content, f"word/{part}.xml", xml)
        return read_document(content, name="a.docx")

    def put(self, file, xml):
        from docx.oxml import parse_xml

        body = file.element.body
        body.insert(len(body) - 1, parse_xml(xml))

    def test_tracked_changes_are_read_as_accepted_and_said(self, make):
        document = self.read(make, lambda file: self.put(file, (
            f'<w:p {W}><w:r><w:t>Trade grew by </w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>'
            "<w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:t> percent.</w:t></w:r></w:p>")))  # fmt: skip
        assert lines(document) == ["Trade grew by 6 percent."]
        assert document.notes == ("tracked changes were read as accepted",)

    def test_content_controls_and_fields_are_read_and_hidden_text_is_not(self, make):
        def build(file):
            self.put(
                file,
                f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            )
            self.put(file, (
                f'<w:p {W}><w:r><w:t>Population </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
                "REF p</w:instrText></w:r><w:r><w:t>32</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>draft</w:t></w:r></w:p>"
            ))  # fmt: skip

        assert lines(self.read(make, build)) == [TEXT, "Population 32"]

    def test_a_text_box_is_read_once_though_the_file_has_it_twice(self, make):
        box = "<w:txbxContent><w:p><w:r><w:t>In a box: 5 percent.</w:t></w:r></w:p></w:txbxContent>"
        document = self.read(make, lambda file: self.put(file, (
            f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>{TEXT}</w:t></w:r><w:r>'
            f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>")))  # fmt: skip
        assert lines(document) == [TEXT, "In a box: 5 percent."]

    def test_a_footnote_follows_its_paragraph(self, make):
        def build(file):
            from docx.opc.constants import RELATIONSHIP_TYPE
            from docx.opc.packuri import PackURI
            from docx.opc.part import Part

            part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), file.part.package)
            file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
            self.put(
                file, f'<w:p {W}><w:r><w:t>{TEXT}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
            )
            file.add_paragraph("Prices rose.")

        notes = (
            f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
            "<w:t>Of that, 3 percent in May.</w:t></w:r></w:p></w:footnote></w:footnotes>"
        )  # fmt: skip
        assert lines(self.read(make, build)) == [TEXT, "Of that, 3 percent in May.", "Prices rose."]

    def test_caption_and_unit_stand_above_a_table_and_a_table_in_a_cell_is_its_words(self, make):
        def build(file):
            file.add_paragraph(TEXT)
            file.add_paragraph("表1  主要指标")
            file.add_paragraph("单位：亿元")
            table = file.add_table(rows=2, cols=2)
            for cell, text in zip(table._cells, ["指标", "2023年", "出口", ""], strict=True):
                cell.text = text
            inner = table.cell(1, 1).add_table(rows=1, cols=1)
            inner.cell(0, 0).text = "198.4"

        (table,) = self.read(make, build).tables
        assert (table.caption, table.unit_note) == ("表1 主要指标 单位：亿元", "亿元")
        assert grid(table) == [["指标", "2023年"], ["出口", "198.4"]]

    def test_without_a_style_the_largest_line_above_the_text_is_the_title(self, make):
        def build(file):
            from docx.shared import Pt

            for text, size in (
                ("某市人民政府文件", 16),
                ("关于2023年经济运行情况的报告", 22),
                ("某市统计局", 14),
            ):
                file.add_paragraph().add_run(text).font.size = Pt(size)
            file.add_paragraph("2024年1月25日")
            file.add_paragraph("全市地区生产总值30145.79亿元，比上年增长6.1%。")

        document = self.read(make, build)
        assert document.title == "关于2023年经济运行情况的报告"
        assert (document.publisher, document.published) == ("某市统计局", date(2024, 1, 25))


class TestExcel:
    pytest.importorskip("openpyxl")

    def read(self, make, build):
        return read_document(make.make_xlsx(build), name="a.xlsx")

    @pytest.mark.parametrize(
        ("value", "style", "shown"),
        [
            (datetime(2023, 3, 1), 'yyyy"年"m"月"', "2023年3月"),
            (date(2024, 1, 20), 'yyyy"年"m"月"d"日"', "2024年1月20日"),
            (date(2024, 1, 20), "yyyy-mm-dd", "2024-01-20"),
            (datetime(2023, 3, 1), "mmm-yy", "2023-03"),
            (datetime(2023, 3, 1), "yyyy", "2023"),
            (12.3, '0.00"亿元"', "12.30亿元"),
            (-1234567, "#,##0,", "-1,235"),
            (0.061, "0.0%", "6.1%"),
            (5.0, "#,##0.00_);[Red](#,##0.00)", "5.00"),
        ],
    )  # fmt: skip
    def test_cells_are_printed_as_their_formats_do(self, make, value, style, shown):
        def build(book):
            book.active.append(["A", "B"])
            book.active.append(["x", value])
            book.active["B2"].number_format = style

        assert grid(self.read(make, build).tables[0])[1] == ["x", shown]

    def test_a_chinese_format_that_the_file_names_by_number_is_a_month(self, make):
        content = make.make_xlsx(
            lambda book: (book.active.append(["A", "B"]), book.active.append(["x", 44986]))
        )
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            styles = archive.read("xl/styles.xml").decode()
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        end = styles.index("</cellXfs>")
        styles = f'{styles[:end]}<xf numFmtId="57" applyNumberFormat="1"/>{styles[end:]}'
        content = make.with_part(content, "xl/styles.xml", styles)
        content = make.with_part(content, "xl/worksheets/sheet1.xml", sheet.replace('r="B2"', 'r="B2" s="1"'))
        assert grid(read_document(content, name="a.xlsx").tables[0])[1] == ["x", "2023年3月"]

    def test_hidden_sheets_and_formulas_without_values_are_said(self, make):
        def build(book):
            book.active.append(["A", "B"])
            book.active.append(["x", "=1+1"])
            hidden = book.create_sheet("Draft")
            hidden.append(["secret", 1])
            hidden.sheet_state = "hidden"

        document = self.read(make, build)
        assert "secret" not in document.text
        assert document.notes == (
            "hidden sheets were left out: Draft",
            "formulas without a computed value were left out (1): open the file in Excel and save it again",
        )

    def test_a_formula_that_gives_an_empty_text_is_computed(self):
        book = openpyxl.Workbook()
        book.active.append(["A", "B", "C"])
        book.active.append(["x", "=1+1", "=2+2"])
        made, kept = io.BytesIO(), io.BytesIO()
        book.save(made)
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(kept, "w") as archive:
            for name in parts.namelist():
                content = parts.read(name).replace(b'<c r="B2">', b'<c r="B2" t="str">')
                archive.writestr(name, content)
        (note,) = read_document(kept.getvalue(), name="a.xlsx").notes
        assert note.startswith("formulas without a computed value were left out (1)")

    def test_the_line_above_the_first_table_is_the_title_and_unnamed_sheets_are_no_headings(self, make):
        def build(book):
            for row in (["2023年主要指标"], ["单位：亿元"], ["指标", "数值"], ["出口", 198.4]):
                book.active.append(row)
            book.create_sheet("Sheet2").append(["e", "f"])

        document = self.read(make, build)
        assert document.title == "2023年主要指标"
        assert "Sheet" not in document.text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a;b\nx;29129,03\ny;6,1\n", ["29129.03", "6.1"]),
        ("a;b\nx;1.234,5\ny;6,10\n", ["1234.5", "6.10"]),
        ("a;b\nx;1,234\ny;5,678,901\n", ["1,234", "5,678,901"]),
        ("a;b\nx;1,234\ny;99\n", ["1,234", "99"]),
        ('a,b\nx,"1,23"\ny,"4,5"\n', ["1,23", "4,5"]),
    ],
)
def test_decimal_commas_are_known_by_figures_that_leave_no_other_reading(text, cells):
    document = read_document(text.encode(), name="a.csv")
    assert [row[1].text for row in document.tables[0].rows[1:]] == cells
