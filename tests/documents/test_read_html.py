"""HTML: the content without the site, with title, day, publisher, language and origin."""

from datetime import date

import pytest

from bashu.documents import read_document

MENU = "<ul>" + "".join(f'<li><a href="/{n}">Department number {n}</a></li>' for n in range(30)) + "</ul>"
SENTENCES = [
    "Trade between the two regions grew by 8.1 percent in 2022, the bureau said on Monday.",
    "Industry contributed 3.2 points of that, and services, which had been slow, another 4.",
    "Investment reached 210 billion yuan, of which a third went to roads, bridges and rail.",
]


def page(body, head=""):
    return f"<!doctype html><html lang=en><head><title>Trade grows - Some Site</title>{head}</head><body>{body}</body></html>"


def article(inner=""):
    return "<div class=text>" + "".join(f"<p>{line}</p>" for line in SENTENCES) + inner + "</div>"


def read(html, name="page.html", **kwargs):
    return read_document(html if isinstance(html, bytes) else html.encode(), name=name, **kwargs)


def lines(document):
    return document.text.split("\n")


@pytest.mark.parametrize(
    "wrap", ["<div>{}</div>", "<article>{}</article>", "<table><tr><td>{}</td></tr></table>"]
)
def test_menus_and_feet_are_off_and_the_text_stays(wrap):
    html = page(
        f"<nav>{MENU}</nav><div class=menu>{MENU}</div><h1>Trade grows</h1>{wrap.format(article())}"
        f"<div><h3>Related</h3>{MENU}</div><footer>Copyright 2022 Some Site</footer>"
    )
    document = read(html)
    assert lines(document) == ["Trade grows", *SENTENCES]
    assert document.title == "Trade grows"


def test_head_gives_title_publisher_day_and_address():
    head = (
        '<meta property="og:title" content="Trade grows again"><meta property="og:site_name" content="The Bureau">'
        '<meta property="article:published_time" content="2023-02-01T08:00:00Z">'
        '<link rel=canonical href="https://example.org/trade">'
    )
    document = read(page(article(), head))
    assert (document.title, document.publisher) == ("Trade grows again", "The Bureau")
    assert (document.published, document.url) == (date(2023, 2, 1), "https://example.org/trade")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2023-02-01"}]}</script>', ""),
        ("", "<time datetime='2023-02-01'>last month</time>"),
        ("", "<div>发布时间\uff1a2023-02-01 来源\uff1a某局</div>"),
        ("", "<div>Published: February 1, 2023</div>"),
        ('<meta name="PubDate" content="2023-02-01 10:00">', ""),
    ],
)
def test_day_of_publication_is_found_where_pages_put_it(head, body):
    assert read(page(f"<h1>Trade grows</h1>{body}{article()}", head)).published == date(2023, 2, 1)


def test_source_line_is_the_publisher():
    html = page(f"<h1>外贸增长</h1><div>2023-02-01 来源\uff1a某市统计局 </div>{article()}")
    assert read(html).publisher == "某市统计局"


def test_a_gb18030_page_is_decoded_as_it_declares():
    text = "全市地区生产总值增长6.1%\uff0c其中工业增长5.4%\uff0c服务业增长7.2%。"
    html = f"<html><head><meta charset=gb2312><title>公报</title></head><body><p>{text}</p></body></html>"
    document = read(html.encode("gb18030"))
    assert (document.language, document.title, lines(document)[-1]) == ("zh", "公报", text)
    assert any("gb18030" in note for note in document.notes)


def test_a_server_header_names_the_encoding():
    html = "<html><body><p>Le commerce a progressé de 5,1 % à l'étranger, selon le bureau.</p></body></html>"
    document = read(html.encode("latin-1"), media_type="text/html; charset=iso-8859-1")
    assert "progressé" in document.text


def test_line_breaks_end_lines_and_source_line_ends_do_not():
    html = page(
        "<div>Trade grew by 5 percent,\n the bureau said.<br>Prices rose by 2 percent, it added.</div>"
    )
    assert lines(read(html))[-2:] == [
        "Trade grew by 5 percent, the bureau said.",
        "Prices rose by 2 percent, it added.",
    ]


def test_inline_marks_do_not_break_figures():
    html = page(
        "<p>Trade grew by <b>5.<i>1</i></b> per<span>cent</span>, said <a href=x>the bureau</a>, over the year.</p>"
    )
    assert lines(read(html))[-1] == "Trade grew by 5.1 percent, said the bureau, over the year."


def test_origin_offsets_lead_to_the_markup():
    html = page(article())
    document = read(html)
    found = [p for p in document.passages if p.origin_start is not None]
    assert [html[p.origin_start : p.origin_end] for p in found] == SENTENCES


def test_tables_of_data_are_tables_and_merged_cells_stand_in_every_place():
    table = (
        "<table><caption>Output (100 million yuan)</caption>"
        "<tr><th rowspan=2>Region</th><th colspan=2>Output</th></tr><tr><th>2022</th><th>2023</th></tr>"
        "<tr><td>North</td><td>1,234.5</td><td>1,300.1</td></tr><tr><td>South</td><td>99.0</td><td>101.2</td></tr></table>"
    )
    document = read(page(article(table)))
    (found,) = document.tables
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Region", "Output", "Output"],
        ["Region", "2022", "2023"],
        ["North", "1,234.5", "1,300.1"],
        ["South", "99.0", "101.2"],
    ]
    assert (found.header_rows, found.stub_columns) == (2, 1)
    assert (found.caption, found.unit_note) == ("Output (100 million yuan)", "100 million yuan")
    assert [cell.copy for cell in found.rows[0]] == [False, False, True]
    assert all(document.text[cell.start : cell.end] == cell.text for row in found.rows for cell in row)
    assert [p.kind for p in document.passages][-1] == "table"


def test_careful_mode_reads_the_same_sentences():
    pytest.importorskip("trafilatura")
    html = page(f"<div class=menu>{MENU}</div><article><h1>Trade grows</h1>{article()}</article>")
    document = read(html, mode="careful")
    assert all(sentence in document.text for sentence in SENTENCES)
    assert "Department number" not in document.text


def test_endless_nesting_ends():
    from bashu.documents import Limits
    from bashu.errors import Invalid

    depth = 100_000
    html = "<div>" * depth + "<p>Trade grew by 5 percent, it said.</p>" + "</div>" * depth
    try:
        assert "Trade grew" in read(html, limits=Limits(seconds=1)).text
    except Invalid as error:
        assert error.next_step


def test_deep_but_honest_nesting_keeps_the_text():
    html = "<div>" * 600 + "<p>Trade grew by 5 percent, it said.</p>" + "</div>" * 600
    assert "Trade grew by 5 percent, it said." in read(html).text


def test_scripts_styles_and_hidden_parts_are_never_text():
    html = page(
        article(
            "<script>var x = 'growth of 99%';</script><style>p{}</style><p hidden>Hidden 12 percent, yes.</p>"
        )
    )
    assert "99%" not in read(html).text
    assert "Hidden" not in read(html).text


def test_a_text_file_that_is_a_page_is_read_as_one():
    assert lines(read(page(article()), name="saved.txt"))[-1] == SENTENCES[-1]


def test_comments_are_off_even_where_they_are_longer_than_the_text():
    comments = "".join(
        f"<div><p>I, reader {n}, think that growth of {n} percent, or so, is fine.</p></div>"
        for n in range(30)
    )
    document = read(page(f"<h1>Trade grows</h1>{article()}<div id=comments>{comments}</div>"))
    assert lines(document) == ["Trade grows", *SENTENCES]


def test_a_page_within_a_form_is_read():
    document = read(page(f"<form action=/><input value=x><div class=menu>{MENU}</div>{article()}</form>"))
    assert lines(document)[-3:] == SENTENCES


def test_of_several_articles_the_one_with_the_heading_is_the_page():
    other = (
        "<article>"
        + "<p>Another story, which is longer, with figures such as 12 percent, 13 percent.</p>" * 5
        + "</article>"
    )
    document = read(page(f"<article><h1>Trade grows</h1>{article()}</article>{other}"))
    assert lines(document) == ["Trade grows", *SENTENCES]


@pytest.mark.parametrize("heading", ["Most read", "Related stories", "You may also like", "推荐阅读"])
def test_a_column_of_other_pages_is_off_by_its_heading(heading):
    other = f"<div><h3>{heading}</h3><p>Trade of another region rose by 4 percent, it says.</p></div>"
    document = read(page(f"<div><div><h1>Trade grows</h1>{article()}</div>{other}</div>"))
    assert lines(document) == ["Trade grows", *SENTENCES]


def test_such_a_heading_within_the_text_takes_nothing_with_it():
    inner = "<h3>Related</h3><p>Prices rose by 2 percent, it added.</p>"
    assert "Prices rose by 2 percent, it added." in read(page(f"<h1>Trade grows</h1>{article(inner)}")).text


def test_a_page_that_a_script_draws_is_noted():
    document = read(
        "<html><head><title>Figures</title></head><body><noscript>Enable JavaScript.</noscript></body></html>"
    )
    assert "script" in document.notes[0]


def test_stray_nul_bytes_of_a_page_are_passed_over():
    assert SENTENCES[0] in read(page(article()).encode().replace(b"<p>", b"<p>\x00", 1) + b" " * 1000).text
