"""A release that sites edit lightly before they carry it counts once; a figure that one of them changes does not."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from bashu.documents import read_document
from bashu.workspace import open_workspace, sketch
from bashu.workspace.sketch import sketch_of

RECORDED = datetime(2033, 2, 1, tzinfo=UTC)
LEAD = "2031年，重庆市地区生产总值43210.55亿元，比上年增长5.5%。"
REST = (
    "全市上下认真贯彻各项决策部署，经济运行保持平稳，民生得到持续改善。",
    "农业生产形势良好，粮食再获丰收，生猪出栏保持稳定，农民收入较快增长。",
    "工业结构继续优化，新能源汽车和电子信息产业成为主要动力，一批重点项目建成投产。",
    "消费市场活跃，文旅融合不断深入，商圈客流明显增加，夜间经济成为亮点。",
    "对外开放迈上新台阶，中欧班列和陆海新通道开行质量提升，口岸功能更加完善。",
    "财政收支总体平衡，金融运行稳健，企业融资成本继续下降，风险得到有效防范。",
)


def release(*, lead=LEAD, masthead="重庆市统计局", day="2032-01-20", rest=REST):
    return f"重庆经济运行情况\n\n{masthead}\n\n{day}\n\n{lead}\n\n" + "\n\n".join(rest) + "\n"


EDITED = {
    "masthead.txt": release(masthead="本报讯 记者从有关部门获悉"),
    "dateline.txt": release(day="2032-02-03"),
    "cut.txt": release(rest=REST[:3] + REST[4:], day="2032-02-04"),
    "added.txt": release(rest=(*REST, "专家认为，全年走势符合预期。"), day="2032-02-05"),
    "word.txt": release(lead=LEAD.replace("地区生产总值", "地区生产总值达到"), day="2032-02-06"),
    "words.txt": release(
        lead="记者获悉，重庆市2031年实现地区生产总值43210.55亿元，同比增长5.5%。", day="2032-02-07"
    ),
}
CHANGED = release(lead=LEAD.replace("43210.55", "43210.65"), day="2032-02-08")
OWN_WORDS = "据本报测算，重庆市2031年的地区生产总值为43210.55亿元。\n\n专家对此展开了讨论，认为新旧动能转换是主要原因。\n"


def ids_of(opened, files):
    return {
        name: opened.add_bytes(text.encode(), name=name, recorded=RECORDED).added[0]
        for name, text in files.items()
    }


def level(opened, document):
    return next(fact for fact in opened.document_facts(document) if fact.value_text.startswith("432"))


def stated(opened):
    (series, *_) = opened.series("gdp", area="500000", kind="level", frequency="A")
    return [item.doc for item in series.vintages if item.period == "2031"]


def test_every_site_that_edits_a_release_lightly_is_a_witness(folder):
    with open_workspace(folder) as opened:
        ids = ids_of(opened, {"first.txt": release(), **EDITED})
        witnesses = opened.fact(level(opened, ids["first.txt"]).id).witnesses
        assert {row.id for row in witnesses} == set(ids.values()) - {ids["first.txt"]}
        assert len(stated(opened)) == 1


def test_a_figure_that_a_site_changes_is_a_statement_of_its_own(folder):
    with open_workspace(folder) as opened:
        ids = ids_of(opened, {"first.txt": release(), "changed.txt": CHANGED})
        assert stated(opened) == [ids["first.txt"], ids["changed.txt"]]
        assert opened.fact(level(opened, ids["changed.txt"]).id).witnesses == ()
        growth = next(f for f in opened.document_facts(ids["changed.txt"]) if f.value_text.startswith("5.5"))
        assert [row.id for row in opened.fact(growth.id).witnesses] == [ids["first.txt"]]


def test_who_says_it_in_a_text_of_their_own_is_no_witness(folder):
    with open_workspace(folder) as opened:
        ids = ids_of(opened, {"first.txt": release(), "own.txt": OWN_WORDS})
        assert opened.fact(level(opened, ids["own.txt"]).id).witnesses == ()


@pytest.mark.parametrize("order", list(permutations(("first.txt", "word.txt", "words.txt")))[1:])
def test_copies_may_come_in_any_order(folder, order):
    files = {"first.txt": release(), **EDITED}
    with open_workspace(folder) as opened:
        ids = ids_of(opened, {name: files[name] for name in order})
        assert stated(opened) == [ids["first.txt"]]


def test_copies_resemble_each_other_and_other_texts_do_not():
    first, changed, own = (
        sketch_of(read_document(text.encode(), name="a.txt")) for text in (release(), CHANGED, OWN_WORDS)
    )
    assert first.resembles(changed)
    assert changed.resembles(first)
    assert not first.resembles(own)


def test_a_text_without_letters_has_no_sketch():
    assert sketch_of(read_document("— … ！".encode(), name="a.txt")) is None


@pytest.mark.parametrize("length", [1, 7, 8, 4095, 4096, 4097, 4103, 9000])
def test_a_text_is_sketched_whole_wherever_it_is_cut(length, monkeypatch):
    text = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(length)) + "。" * 150
    document = read_document(text.encode(), name="a.txt")
    whole = sketch_of(document)
    monkeypatch.setattr(sketch, "CHUNK", 100)
    assert sketch_of(document) == whole


def test_the_share_of_equal_values_estimates_the_share_of_common_wording():
    words = [f"{number:08}" for number in range(600)]
    one, other = (
        sketch_of(read_document("".join(part).encode(), name="a.txt")) for part in (words[:500], words[100:])
    )
    common = sum(
        a == b
        for a, b in zip(memoryview(one.values).cast("H"), memoryview(other.values).cast("H"), strict=True)
    )
    assert 0.5 < common / 128 < 0.83  # 2/3 of the shingles are common; three standard errors
