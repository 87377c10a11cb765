"""Plain text and Markdown: the text stays the file's, its parts are told apart."""

from datetime import date
from pathlib import Path

import pytest

from bashu.documents import read_document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def parts(document):
    return [(passage.kind, document.text[passage.start : passage.end]) for passage in document.passages]


def read(text, name="note.txt", **kwargs):
    return read_document(text.encode() if isinstance(text, str) else text, name=name, **kwargs)


def test_text_is_the_decoded_file_with_its_line_ends():
    text = "One grew by 5%.\r\nTwo fell by 3%.\rThree\n\nstayed.\n"
    assert read(text).text == text


def test_a_byte_order_mark_is_dropped_and_nothing_else():
    assert read(b"\xef\xbb\xbfGDP grew by 5%.\n").text == "GDP grew by 5%.\n"
    assert read("GDP grew.".encode("utf-16")).text == "GDP grew."


def test_mixed_line_endings_separate_passages():
    document = read("First sentence.\r\nSecond one.\rThird one.\nFourth one.")
    assert [text for _, text in parts(document)] == [
        "First sentence.",
        "Second one.",
        "Third one.",
        "Fourth one.",
    ]


def test_title_byline_caption_and_site_lines_are_told_from_paragraphs():
    document = read(
        "Example Site\n\nTwo Cities Open a Joint Market\n\nBy Ann Lee|Mar 5,2023\n\n"
        "Northport - The joint market opened with 120 firms, officials said.\n\n"
        "Rules shared\n\nTrade between the two grew by 8 percent in 2022.\n"
        "Exports rose by 3.1%. (Graphic/Ann Lee)\n"
        "A slogan for visitors\nBy continuing to browse you agree to our use of cookies.\n"
        "For any inquiries, please email desk@example.org\n"
    )
    assert document.title == "Two Cities Open a Joint Market"
    assert document.published == date(2023, 3, 5)
    assert parts(document) == [
        ("boilerplate", "Example Site"),
        ("title", "Two Cities Open a Joint Market"),
        ("boilerplate", "By Ann Lee|Mar 5,2023"),
        ("paragraph", "Northport - The joint market opened with 120 firms, officials said."),
        ("heading", "Rules shared"),
        ("paragraph", "Trade between the two grew by 8 percent in 2022."),
        ("caption", "Exports rose by 3.1%. (Graphic/Ann Lee)"),
        ("boilerplate", "A slogan for visitors"),
        ("boilerplate", "By continuing to browse you agree to our use of cookies."),
        ("boilerplate", "For any inquiries, please email desk@example.org"),
    ]
    assert document.publisher == "example.org"


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        ("2024-05-06 09:30:12 来源: 示例日报", date(2024, 5, 6)),
        ("2024-05-06 财经", date(2024, 5, 6)),
        ("２０２４年５月６日　０９:３０　责编：某某", date(2024, 5, 6)),
        ("2024年5月6日 A3 要闻", date(2024, 5, 6)),
        ("示例周刊 2024年5月6日 第3版", date(2024, 5, 6)),
        ("2024/05/06 09:30　記者某某／綜合報導", date(2024, 5, 6)),
    ],
)
def test_a_line_that_opens_with_the_day_is_the_byline_under_the_title(byline, day):
    document = read(f"首页 > 要闻 > 正文\n两市外贸破百亿\n{byline}\n海关公布，去年两市进出口增长8%。\n")
    assert (document.title, document.published) == ("两市外贸破百亿", day)
    assert [kind for kind, _ in parts(document)] == ["boilerplate", "title", "boilerplate", "paragraph"]


@pytest.mark.parametrize("line", ["2024年5月6日 两市新增企业12万户", "2024-05-06 出口增长8%"])
def test_a_dated_line_that_states_a_figure_is_no_byline(line):
    assert parts(read(f"两市外贸\n{line}\n海关公布，进出口增长8%。\n"))[1][0] != "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The 12345 hotline (round the clock) handled 3.1 million calls.",
        "新增注册企业12万户,注册资本增长8.1%。",
        "Advertisements brought in 2.1 billion yuan, up 4%.",
        "Exports of cookies and biscuits reached 30 million dollars.",
        "全年电话用户达到4100万户。",
        "Previous figures put growth at 5 percent.",
    ],
)
def test_sentences_with_figures_are_no_boilerplate(line):
    assert parts(read(f"Some lead sentence about the year.\n{line}\nAnd an end."))[1] == ("paragraph", line)


def test_chinese_notice_has_title_source_date_and_no_responsible_editor():
    text = (
        "关于两地协同发展情况的通报\n发布时间\uff1a2024-03-02 来源\uff1a某市统计局\n"
        "2023年\uff0c全市地区生产总值增长6.1%。\n责任编辑\uff1a王某\n"
    )
    document = read(text)
    assert (document.language, document.title) == ("zh", "关于两地协同发展情况的通报")
    assert (document.published, document.publisher) == (date(2024, 3, 2), "某市统计局")
    assert [kind for kind, _ in parts(document)] == ["title", "boilerplate", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By the end of 2023 output had reached 5 billion yuan", "heading"),
        ("By 2025, GDP to exceed 3 trillion yuan, up 6 percent, the plan says", "paragraph"),
        ("全年粮食产量1095.9万吨\uff0c增长2.1%", "paragraph"),
        ("By Ann Lee and Bob Wu, staff writers", "boilerplate"),
        ("Source: the bureau", "caption"),
        ("图2 2019-2023年地区生产总值", "caption"),
        ("Figure 2 Output of the region", "caption"),
        ("二、农业", "heading"),
        ("1.城镇化率71.67%\uff0c比上年提高0.71个百分点。", "item"),
        ("• exports: 5 percent", "item"),
    ],
)
def test_lines_without_a_sentence_mark_are_told_apart(line, kind):
    document = read(f"A title of the text\n\nOutput grew by 5 percent.\n{line}\nPrices fell by 2 percent.\n")
    assert parts(document)[2] == (kind, line)


def test_typographic_quotes_of_windows_files_are_decoded():
    document = read(
        "The city\u2019s output grew by 5 percent, \u201cas planned\u201d, it said. ".encode("cp1252") * 3
    )
    assert document.text.startswith("The city\u2019s output grew by 5 percent, \u201cas planned\u201d")
    assert "cp1252" in document.notes[0]


def test_lines_wrapped_at_a_width_are_one_paragraph():
    text = (
        "The city's gross domestic product reached three trillion yuan in the\n"
        "year under review, and its foreign trade, which had been falling for\n"
        "two years, grew by four percent. Investment in industry went up by a\n"
        "tenth, as did spending on research, while services kept their share\n"
        "of the whole.\n\n"
        "Prices were stable over the whole year, officials of the bureau said\n"
        "on Monday, adding that employment had remained at the level of the\n"
        "year before.\n"
    )
    assert [kind for kind, _ in parts(read(text))] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NORTHPORT, Jan. 4, 2024 (Xinhua) -- Trade grew by 5 percent.", date(2024, 1, 4)),
        ("Northport, January 20, 2025 - In 2024, trade reached 3.2 trillion yuan, up 5 percent.", date(2025, 1, 20)),
        ("新华社重庆2024年1月4日电 外贸增长5%。", date(2024, 1, 4)),
        ("通报\n\n外贸增长5%\u3002\n\n某市统计局\n二〇二四年一月二日", date(2024, 1, 2)),
        ("Bulletin\n\nTrade grew by 5 percent.\n\n12 March 2022", date(2022, 3, 12)),
        # the year is proved by what the text reports as over
        ("Northport - On December 3, the bureau said exports from January to November 2022 grew by 5%.", date(2022, 12, 3)),
        ("新华社重庆10月25日电 2023年前三季度\uff0c外贸增长5%。", date(2023, 10, 25)),
        ("Northport - On January 9 the mayor spoke. Trade in 2021 reached 9 billion yuan. It is to grow by 6% this year.", date(2022, 1, 9)),
        # nothing proves it
        ("Northport - On November 25 the mayor set a target of 4 trillion yuan by 2030.", None),
        ("Northport - The council meets on September 23. In 2020 trade grew by 5 percent.", None),
        # a date that an event has is not the document's
        ("On January 3rd, 2020, the commission met and asked for a plan that both sides would follow.", None),
        ("Trade grew by 5 percent.", None),
    ],
)  # fmt: skip
def test_day_of_publication_is_read_or_proved_never_invented(text, day):
    assert read(text).published == day


def test_an_inferred_year_is_noted():
    document = read("Northport - On December 3, exports from January to November 2022 grew by 5%.")
    assert document.notes == ("published: the year follows from figures up to 2022-11",)


MARKDOWN = """---
title: Two cities
publisher: Bureau
published: 2024-03-02
url: https://example.org/a
language: en
tier: official
about: [A1, B2]
---

# Two *cities*

Trade grew by **5%**
in 2023.

- exports: 3%
1. imports: 7%

> quoted growth of 2%

| Region | 2023 |
|--------|-----:|
| North  | 1.5  |

```
code 99
```
<!-- hidden 12 -->

Last line.
"""


def test_markdown_front_matter_fills_fields_and_stays_out_of_passages():
    document = read(MARKDOWN, "two.md")
    assert document.text == MARKDOWN
    assert (document.title, document.publisher, document.tier) == ("Two cities", "Bureau", "official")
    assert (document.published, document.url) == (date(2024, 3, 2), "https://example.org/a")
    assert (document.about, document.language) == (("A1", "B2"), "en")
    assert parts(document) == [
        ("title", "Two *cities*"),
        ("paragraph", "Trade grew by **5%**\nin 2023."),
        ("item", "exports: 3%"),
        ("item", "imports: 7%"),
        ("paragraph", "quoted growth of 2%"),
        ("table", "| Region | 2023 |\n|--------|-----:|\n| North  | 1.5  |"),
        ("paragraph", "Last line."),
    ]


def test_markdown_table_cells_quote_the_file():
    document = read(MARKDOWN, "two.md")
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows] == [["Region", "2023"], ["North", "1.5"]]
    assert all(document.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
    assert (table.header_rows, table.stub_columns) == (1, 1)


def test_broken_front_matter_is_read_as_text_and_noted():
    document = read("---\ntitle: [unclosed\n---\nTrade grew by 5%.\n", "a.md")
    assert "front matter" in document.notes[0]
    assert "Trade grew by 5%." in [text for _, text in parts(document)][-1]


def test_a_rule_at_the_top_is_no_front_matter():
    assert read("---\n\nTrade grew by 5%.\n", "a.md").notes == ()


def test_front_matter_with_windows_line_ends():
    document = read("---\r\ntitle: A\r\n---\r\n\r\nTrade grew.\r\n", "a.md")
    assert (document.title, parts(document)) == ("A", [("paragraph", "Trade grew.")])


def test_same_bytes_are_the_same_document_whatever_their_name():
    assert read("Trade grew.", "a.txt").id == read("Trade grew.", "b.md").id


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared seeds are not beside the checkout")
def test_seed_documents_keep_their_code_points_and_give_their_heads():
    found = {}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        document = read_document(path)
        assert document.text == path.read_bytes().decode()
        assert document.language == "en"
        found[path.name[:3]] = (document.title, document.published)
    assert found["001"][0] == "Latest General Overview of Chengdu-Chongqing Economic Circle"
    assert found["003"] == ("Chongqing and Chengdu Holding Hands for Co-Prosperity", date(2021, 10, 25))
    assert found["002"][1] is None
    assert found["004"][1] == date(2024, 12, 23)


def test_a_day_is_no_title():
    document = read_document(
        "香港貿易統計\n2024年1月25日（星期四）\n\n出口貨值為41,774億元，較上年下跌7.8%。".encode(),
        name="a.txt",
    )
    assert (document.title, document.published) == ("香港貿易統計", date(2024, 1, 25))


def test_a_few_broken_characters_do_not_spoil_a_chinese_text():
    text = "全市地区生产总值增长6.1%，其中工业增长5.4%。\n" * 20
    document = read_document(text.encode("gb18030") + b"\xff", name="a.txt")
    assert document.text.startswith(text)
    assert document.notes == (
        "decoded as gb18030 because its characters are common Chinese, 1 broken ones replaced",
    )
