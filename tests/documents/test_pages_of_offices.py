"""Pages as government offices and newspapers publish them: source, day, title, cards, tables, places in the markup."""

from datetime import date

import pytest

from bashu.documents import read_document

TEXT = "<p>初步核算，全年地区生产总值1504.19亿元，比上年增长3.3%。</p><p>其中，工业增加值537.02亿元，增长3.0%。</p>"


def read(body, head=""):
    html = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_document(html.encode(), name="page.html"), html


@pytest.mark.parametrize(
    ("head", "line", "publisher"),
    [
        ("", "2023-02-24 10:20 来源： 川渝两省市统计局 【字体：大 中 小】", "川渝两省市统计局"),
        ("<meta name=author content=陈某>", "2023-02-24 来源：市统计局", "市统计局"),
        ("<meta property=og:site_name content=某平台>", "来源 | 市统计局", "市统计局"),
        ("<meta name=source content='来源：人民网'>", "", "人民网"),
        ("<meta property=og:site_name content=某平台>", "", "某平台"),
        ("<meta name=author content=陈某><title>公报_市统计局</title>", "", "市统计局"),
        ("<meta name=author content=陈某><title>公报</title>", "", ""),
    ],
)
def test_the_source_that_a_page_names_comes_before_its_site_and_an_editor_is_none(head, line, publisher):
    document, _ = read(f"<h1>统计公报发布</h1><div>{line}</div><div class=con>{TEXT}</div>", head)
    assert document.publisher == publisher


def test_a_byline_with_bars_names_the_medium():
    text = "<p>GDP reached 6.01 trillion yuan in 2023, up 6 percent, the governor said.</p>" * 2
    document, _ = read(
        f"<h1>GDP grows</h1><div>By A Writer in Chengdu | chinadaily.com.cn | Updated: 2024-01-23</div>{text}"
    )
    assert (document.publisher, document.published) == ("chinadaily.com.cn", date(2024, 1, 23))


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>某某区统计局</title>", "某某区2022年统计公报发布", "某某区2022年统计公报发布"),
        ("<title>四川经济破6万亿--四川频道--人民网</title>", "一、综合", "四川经济破6万亿"),
        (
            "<title>2022年经济圈生产总值公布_部门动态_中国政府网</title>",
            "简介",
            "2022年经济圈生产总值公布",
        ),
        ("<title>扎实推进——2023年公报 - 统计局</title>", "简介", "扎实推进——2023年公报"),
    ],
)
def test_title_without_site_and_channel_or_the_heading_that_says_more(head, heading, title):
    document, _ = read(f"<h3>{heading}</h3>{TEXT}", head)
    assert document.title == title


def test_a_registered_card_gives_issuer_and_day_and_is_no_text():
    card = (
        "<table><tr><td>[ 索引号 ]</td><td>115/2023-00056</td><td>[ 发文字号 ]</td><td>渝府发〔2023〕5号</td></tr>"
        "<tr><td>[ 成文日期 ]</td><td>2023-01-20</td><td>[ 发布日期 ]</td><td>2023-02-01</td></tr>"
        "<tr><td>[ 发布机构 ]</td><td>某市人民政府</td><td>[ 有效性 ]</td><td>有效</td></tr></table>"
    )
    document, _ = read(card + TEXT)
    assert (document.publisher, document.published) == ("某市人民政府", date(2023, 2, 1))
    assert not document.tables
    assert "索引号" not in document.text


def test_a_title_in_two_lines_is_not_said_twice():
    document, _ = read(
        f"<div>某市人民政府<br>关于2023年工作的通知</div>{TEXT}",
        "<meta name=ArticleTitle content=某市人民政府关于2023年工作的通知>",
    )
    assert document.text.count("工作的通知") == 1


def test_an_element_named_after_the_day_gives_it_unless_there_are_several():
    day = "<em id=publish_time>2023-04-20 10:05</em><em>发表于四川</em>"
    assert read(f"<h1>统计公报发布</h1><div>{day}</div>{TEXT}")[0].published == date(2023, 4, 20)
    others = "".join(
        f"<li><a href=x>另一篇文章</a> <span class=pubtime>2024-01-0{n}</span></li>" for n in (1, 2)
    )
    assert read(f"<h1>统计公报发布</h1>{TEXT}<ul>{others}</ul>")[0].published is None


def test_half_a_year_is_no_day():
    document, _ = read(f"<h1>2023年1-6月主要经济指标</h1><p>2023-07-25</p>{TEXT}")
    assert document.published == date(2023, 7, 25)


def test_the_lines_above_a_table_are_its_caption_and_unit():
    table = (
        "<p align=center>表1　2011年进出口</p><p align=right>单位：亿美元</p><table><tr><td>指标</td><td>绝对数</td>"
        "<td>比上年增长（%）</td></tr><tr><td>出口</td><td>198.4</td><td>165.0</td></tr></table>"
    )
    document, _ = read(TEXT + table)
    (found,) = document.tables
    assert (found.caption, found.unit_note) == ("表1 2011年进出口 单位：亿美元", "亿美元")


def test_the_unit_of_one_column_is_not_that_of_the_table():
    table = (
        "<figure><table><tr><th>Sector</th><th>Output</th><th>Growth (%)</th></tr><tr><td>Industry</td><td>207.47</td>"
        "<td>4.6</td></tr></table><figcaption>Output by sector, 2023</figcaption></figure>"
    )
    document, _ = read(TEXT + table)
    (found,) = document.tables
    assert (found.caption, found.unit_note) == ("Output by sector, 2023", "")


def test_every_passage_leads_to_its_markup_through_entities_and_spans():
    body = (
        "<h1>R&amp;D of 2023</h1><p>&nbsp;&nbsp;Output&nbsp;grew by <b>5.<i>1</i></b>&#37;, the bureau said.</p>"
        "<table><tr><th rowspan=2>Region</th><th colspan=2>Output</th></tr><tr><th>2022</th><th>2023</th></tr>"
        "<tr><td>North</td><td>1,234.5</td><td>1,300.1</td></tr></table><p>Prices rose by 2 percent, it added.</p>"
    )
    document, html = read(body)
    shown = {
        document.text[p.start : p.end].split(" ")[0]: html[p.origin_start : p.origin_end]
        for p in document.passages
    }
    assert shown["R&D"] == "R&amp;D of 2023"
    assert shown["Output"].startswith("Output&nbsp;grew") and shown["Output"].endswith("the bureau said.")
    assert shown["Region"].startswith("Region</th>") and shown["Region"].endswith("1,300.1")
    assert shown["Prices"] == "Prices rose by 2 percent, it added."


@pytest.mark.parametrize(
    "line",
    [
        "(责编：罗某、高某)",
        "编辑 | 小成",
        "扫描下方二维码",
        "（记者 李某）",
        "Posted on January 23, 2024 by A Writer",
    ],
)
def test_lines_of_editors_and_sites_are_off(line):
    document, _ = read(f"<h1>统计公报发布</h1>{TEXT}<p>{line}</p>")
    assert line not in document.text
