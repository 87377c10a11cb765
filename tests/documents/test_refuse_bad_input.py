"""Bad and hostile input ends in an error that says what, where, why and what next."""

import io
import os
import sys
import zipfile

import pytest

from bashu.documents import Limits, read_document
from bashu.errors import BashuError, Invalid, NotFound, Unavailable


def refusal(source, kind=Invalid, **kwargs):
    with pytest.raises(kind) as caught:
        read_document(source, **kwargs)
    error = caught.value
    assert error.what
    assert error.where
    assert error.why
    assert error.next_step
    return error


@pytest.mark.parametrize("content", [b"", b"   \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_documents(content):
    assert "empty" in refusal(content, name="a.txt").what


@pytest.mark.parametrize("content", [b"abc\x00def", bytes(range(256)) * 4, b"\x01\x02\x03\x04\x05 text"])
def test_binary_documents(content):
    assert "binary" in refusal(content, name="a.txt").what


def test_undecodable_documents():
    assert "decoded" in refusal(b"\xff\xfa\xff\xfb caf\xe9 \xff" * 9, name="a.txt").what


def test_a_file_cut_within_a_character_is_read_and_noted():
    document = read_document(
        "全市地区生产总值增长6.1%\uff0c其中工业增长5.4%".encode()[:-1] + b"\xe5", name="a.txt"
    )
    assert "broken" in document.notes[0]


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_chinese_encodings_are_recognised_and_noted(encoding):
    text = "全市生產總值增長百分之六" if encoding == "big5" else "全市生产总值增长百分之六"
    document = read_document((text * 5).encode(encoding), name="a.txt")
    assert document.text == text * 5
    assert encoding in document.notes[0]


def test_absent_file_folder_and_forbidden_file(tmp_path):
    assert "no such file" in refusal(tmp_path / "absent.txt", NotFound).what
    assert "folder" in refusal(tmp_path).what
    secret = tmp_path / "secret.txt"
    secret.write_text("Trade grew.")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user may read every file")
    assert "permission" in refusal(secret, Unavailable).why


def test_a_name_with_a_nul_is_no_file():
    assert refusal("a\x00b.txt")


def test_a_large_file_ends_without_being_read_whole(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert "50 MB" in refusal(path).why
    assert "too large" in refusal(b"x" * 11, name="a.txt", limits=Limits(size=10)).what


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_a_device_that_never_ends_does():
    assert "too large" in refusal("/dev/zero", limits=Limits(size=1000)).what


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "a.doc"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png"),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "a.txt"),
        (b'{"a": 1}', "a.json"),
        (b"plain", "a.docx"),
        (b"plain", "a.pdf"),
    ],
)
def test_types_that_are_not_read(content, name):
    assert refusal(content, name=name).next_step


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused():
    bomb = archive([("word/document.xml", b"0" * 30_000_000)])
    assert "packed" in refusal(bomb, name="a.docx").why
    assert "unpacks" in refusal(bomb, name="a.docx", limits=Limits(unpacked=1_000_000)).why


def test_an_archive_of_endless_parts_is_refused():
    parts = [("word/document.xml", b"<a/>"), *((f"word/{n}.xml", b"") for n in range(60))]
    assert "parts" in refusal(archive(parts), name="a.docx", limits=Limits(entries=50)).why


def test_a_plain_archive_and_a_damaged_one_are_refused():
    assert "archive" in refusal(archive([("a.txt", b"Trade grew.")]), name="a.zip").why
    whole = archive([("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")])
    assert refusal(whole[:-30], name="a.docx")
    assert refusal(whole, name="a.docx")


def test_a_document_that_takes_too_long_ends():
    slow = ("<div>" * 60_000 + "Trade grew by 5 percent.").encode()
    assert "processor time" in refusal(slow, name="a.html", limits=Limits(seconds=0)).why
    honest = ("<p>Trade grew by 5 percent, it said.</p>" * 12_000).encode()
    assert len(read_document(honest, name="a.html").passages) == 12_000  # a new process serves the next


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no limit on address space")
def test_a_document_that_needs_too_much_memory_ends():
    page = ("<p>Trade grew by 5 percent, it said.</p>" * 12_000).encode()
    assert read_document(page, name="a.html").passages
    assert "memory" in refusal(page, name="a.html", limits=Limits(memory=40_000_000)).why
    assert read_document(page, name="a.html").passages


def test_errors_survive_the_way_between_processes():
    import pickle

    error = refusal(b"", name="a.txt")
    assert isinstance(pickle.loads(pickle.dumps(error)), BashuError)


def test_a_forked_process_has_a_guarded_process_of_its_own(make):
    pytest.importorskip("openpyxl")
    import multiprocessing

    content = make.make_xlsx(lambda book: book.active.append(["Region", 1.5]))
    read_document(content, name="a.xlsx")
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(_text_of, [content] * 4)
    assert found == ["Region | 1.5"] * 4
    assert read_document(content, name="a.xlsx").text == "Region | 1.5"


def _text_of(content):
    return read_document(content, name="a.xlsx").text


@pytest.mark.parametrize(
    "text",
    [
        "(" * 90 + ")\n",
        "By " + "A, " * 40 + "x\n",
        "|" * 30 + "\n",
        "<!-- x -->\n",
        "2024-01-02 | January 4 2024\n",
        "- " * 100 + "x\n",
    ],
)
def test_repeated_marks_take_time_in_proportion(text):
    # Quadratic time would take minutes here; the runner's own limit ends it.
    for name in ("a.txt", "a.md"):
        assert read_document((text * 3000 + "Trade grew.").encode(), name=name).passages


@pytest.mark.parametrize(
    "value",
    ["0x" + "f" * 9000, "!!bool foo", "!!timestamp foo", "!!int ''", '"a\\0b"', '"\\ud800"', "{a: [b]}", "~"],
)
def test_any_value_in_front_matter_is_read_or_noted(value):
    text = f"---\ntitle: {value}\npublished: {value}\nabout: {value}\n---\n\nGDP grew by 5 percent.\n"
    document = read_document(text.encode(), name="a.md")
    (document.title + "".join(document.about)).encode()
    assert "\x00" not in document.title
    assert "GDP grew by 5 percent." in document.text


def test_anchors_of_front_matter_do_not_grow():
    rows = [f"a{n}: &a{n} {{{', '.join(f'k{k}: *a{n - 1}' for k in range(9))}}}" for n in range(1, 9)]
    text = "\n".join(["---", "a0: &a0 {x: y}", *rows, "about: *a8", "---", "", "GDP grew by 5 percent."])
    assert read_document(text.encode(), name="a.md").about == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间:2024年１月２日", "2024-01-02"),
        ("二〇二四年十十月一日", None),
        ("二〇二四年十二月三十一日", "2024-12-31"),
        ("ſept 5, 2020", "2020-09-05"),
    ],
)
def test_days_in_unusual_characters(line, day):
    document = read_document(f"{line}\n全市生产总值增长5%。".encode(), name="a.txt")
    assert (document.published and document.published.isoformat()) == day


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"a," * 20_000 + b"\n" + b"1,2\n" * 20_000),
        ("a.md", b"|a" * 20_000 + b"|\n" + b"|1|2|\n" * 20_000),
        (
            "a.html",
            b"<table><tr>" + b"<th rowspan=1000 colspan=1000>a</th>" * 300 + b"</tr>"
            + b"<tr><td>1</td><td>2</td></tr>" * 1000 + b"</table>",
        ),
    ],
)  # fmt: skip
def test_tables_that_only_grow_when_laid_out(name, content):
    error = refusal(content, name=name)
    assert error.where == name
    assert "merged cells and short rows" in error.why


def test_a_span_of_many_digits_is_held_at_the_cap():
    page = b"<table><tr><th rowspan=" + b"9" * 5000 + b">a</th><th>b</th></tr><tr><td>1</td></tr></table>"
    document = read_document(page + b"<p>GDP grew by 5 percent, they said.</p>", name="a.html")
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [["a", "b"], ["a", "1"]]


def test_metadata_of_pages_holds_no_lone_surrogates_or_nul():
    linked = b'{"datePublished": "2024-01-02", "headline": "a \\ud800\\u0000b"}'
    page = (
        b'<script type="application/ld+json">' + linked + b"</script><p>GDP grew by 5 percent, in 2024.</p>"
    )
    document = read_document(page, name="a.html")
    assert document.title.encode()
    assert "\x00" not in document.title


def test_an_escape_is_no_encoding():
    page = (
        b'<meta charset="unicode_escape"><p>GDP grew by 5 percent \\ud800\\x00, they said \x97 in 2024.</p>'
    )
    assert "\\ud800\\x00" in read_document(page, name="a.html").text


@pytest.mark.parametrize("row", ["|1|2{}x|", "|--{}x|"])
def test_runs_of_blanks_in_a_table_cost_no_more_than_their_length(row):
    text = "|a|b|\n" + row.format(" " * 400_000) + "\n|1|2|\n"
    assert read_document(text.encode(), name="a.md").tables  # the square of it would take minutes
