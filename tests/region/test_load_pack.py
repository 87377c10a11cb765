"""Loading a pack: what comes out of a small one, and what a broken one says."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_pack import PACK, changed, write_pack

from bashu.errors import Invalid, NotFound, Unavailable
from bashu.model import Kind, Member, Polarity, PriceBasis
from bashu.region import check_pack, load_pack, pack_names


def broken(folder: Path, file: str, text: str) -> Invalid:
    with pytest.raises(Invalid) as caught:
        load_pack(write_pack(folder, **{file: text}))
    return caught.value


def test_a_small_pack_becomes_the_nouns_of_the_model(tmp_path):
    pack = load_pack(write_pack(tmp_path))
    assert (pack.id, pack.area, pack.names.zh, pack.version) == ("tiny", "T", "小区", "1")
    whole, old, new = pack.areas
    assert whole.names.aliases_en == ("Tinyland", "the Tiny")
    assert whole.members == (Member("OLD", True, "the south"), Member("NEW"))
    assert (old.replaced_by, old.valid_to, new.valid_from) == ("NEW", date(2025, 11, 5), date(2025, 11, 6))
    assert (old.valid_on(date(2025, 11, 5)), old.valid_on(date(2025, 11, 6))) == (True, False)
    (gdp,) = pack.indicators
    assert gdp.names.aliases_en == ("economy", "output, total")
    assert (gdp.kind, gdp.price_basis, gdp.polarity) == (Kind.LEVEL, PriceBasis.NOMINAL, Polarity.UP)
    assert gdp.growth_basis is PriceBasis.NOMINAL  # as its amounts, where the pack says nothing
    (source,) = pack.sources
    assert (source.published, source.url) == (date(2024, 1, 20), "")
    (statement,) = pack.statements
    assert (statement.value, statement.period, statement.qualifier) == (Decimal(1500000000), "2023", None)
    assert [path.name for path in pack.documents] == ["d1.md"]
    assert check_pack(tmp_path) == ()


def test_a_pack_needs_no_documents_or_statements(tmp_path):
    write_pack(tmp_path)
    shutil.rmtree(tmp_path / "documents")
    (tmp_path / "observations.csv").unlink()
    assert load_pack(tmp_path).statements == ()


def test_folders_of_other_rooms_are_left_alone(tmp_path):
    pack = load_pack(write_pack(tmp_path, **{"edits/a.yaml": "]broken[", "framework.yaml": "]broken["}))
    assert pack.id == "tiny"
    assert check_pack(tmp_path) == ()


def test_a_shipped_pack_goes_by_its_name():
    assert "chengdu_chongqing" in pack_names()
    assert load_pack("chengdu_chongqing") is load_pack("chengdu_chongqing")


@pytest.mark.parametrize("name", ["no_such_pack", "/nowhere/at/all", "", "long" * 2000, "nul\0"])
def test_an_unknown_pack_is_not_found_and_the_known_ones_are_named(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFound) as caught:
        load_pack(name)
    assert "chengdu_chongqing" in caught.value.next_step


AREAS, MEMBERS, INDICATORS = "codelists/areas.csv", "codelists/members.csv", "indicators/accounts.yaml"
SOURCES, OBSERVATIONS = "sources/press.yaml", "observations.csv"
ROW = PACK[OBSERVATIONS].splitlines(keepends=True)[1]

BROKEN = [
    ("pack.yaml", changed("pack.yaml", "format: 1", "format: 2"), 2, "format '2'"),
    ("pack.yaml", changed("pack.yaml", "id: tiny", "id: ../tiny"), 1, "id"),
    ("pack.yaml", changed("pack.yaml", "area: T", "area: X"), 6, "'X' is unknown"),
    ("pack.yaml", PACK["pack.yaml"] + "colour: red\n", 8, "unknown key 'colour'"),
    ("pack.yaml", changed("pack.yaml", "version: '1'\n", ""), 1, "version is missing"),
    ("pack.yaml", PACK["pack.yaml"] + "id: again\n", 8, "stands twice"),
    ("pack.yaml", "", 1, "the file is empty"),
    ("pack.yaml", "- a list\n", 1, "no pack stands here"),
    ("pack.yaml", "id: [unclosed\n", 2, "this is not YAML"),
    ("pack.yaml", "id: !!python/object:os.system x\n", 1, "a tag"),
    ("pack.yaml", "id: &a x\nformat: *a\n", 1, "an anchor or alias"),
    ("pack.yaml", "a: " + "[" * 40 + "]" * 40 + "\n", 1, "nested too deeply"),
    ("pack.yaml", "id: a\0b\n", 1, "not text"),
    ("pack.yaml", "format: 1\nid: \udcff\n", 2, "not UTF-8"),
    (INDICATORS, changed(INDICATORS, "  unit: CNY", "  units: CNY"), 5, "unknown key 'units'"),
    (INDICATORS, changed(INDICATORS, "kind: level", "kind: levels"), 6, "kind is 'levels'"),
    (INDICATORS, changed(INDICATORS, "headline: 1", "headline: one"), 10, "headline is 'one'"),
    (INDICATORS, PACK[INDICATORS] * 2, 11, "gdp stands twice"),
    (INDICATORS, changed(INDICATORS, "code: gdp", "code: g.d.p"), 1, "the code"),
    (INDICATORS, changed(INDICATORS, "unit: CNY", "unit: [CNY]"), 5, "a list stands here"),
    (INDICATORS, "gdp: {}\n", 1, "no list"),
    (AREAS, changed(AREAS, "name_zh,", "name_cn,"), 1, "'name_cn'"),
    (AREAS, changed(AREAS, "OLD,Old", "OLD"), 3, "the row has 10 cells"),
    (AREAS, changed(AREAS, "OLD,Old", "OLD,"), 3, "name_en is missing"),
    (AREAS, changed(AREAS, "NEW,New", "OLD,New"), 4, "OLD stands twice"),
    (AREAS, changed(AREAS, "1990-01-01", "1990"), 3, "valid_from is '1990'"),
    (AREAS, changed(AREAS, "1990-01-01", "2026-01-01"), 3, "ends before it starts"),
    (AREAS, changed(AREAS, ",NEW,\n", ",GONE,\n"), 3, "GONE is unknown"),
    (AREAS, PACK[AREAS] + 'X,"un', 5, "not CSV"),
    (MEMBERS, PACK[MEMBERS] + "OLD,T,no,,\n", 0, "inside itself"),
    (MEMBERS, PACK[MEMBERS] + "T,NEW,no,,\n", 4, "twice"),
    (MEMBERS, PACK[MEMBERS] + "T,GONE,no,,\n", 4, "GONE is unknown"),
    (MEMBERS, changed(MEMBERS, "yes", "maybe"), 2, "part is 'maybe'"),
    (SOURCES, changed(SOURCES, "tier: press", "tier: gossip"), 5, "tier is 'gossip'"),
    (SOURCES, PACK[SOURCES] + "  url: javascript:alert(1)\n", 6, "the address"),
    (SOURCES, changed(SOURCES, "2024-01-20", "2024-02-30"), 4, "published"),
    (OBSERVATIONS, PACK[OBSERVATIONS].replace(",T,2023", ",X,2023"), 2, "the area 'X'"),
    (OBSERVATIONS, PACK[OBSERVATIONS].replace(",2023,level", ",2023-13,level"), 2, "the period"),
    (OBSERVATIONS, PACK[OBSERVATIONS].replace("1500000000", "much"), 2, "value is 'much'"),
    (OBSERVATIONS, PACK[OBSERVATIONS].replace("1500000000", "NaN"), 2, "value is 'NaN'"),
    (OBSERVATIONS, PACK[OBSERVATIONS].replace("CNY,,A", "CNY,over,A"), 2, "the qualifier"),
    (OBSERVATIONS, PACK[OBSERVATIONS].replace('",1.5', '",1.6'), 2, "does not hold"),
    (OBSERVATIONS, PACK[OBSERVATIONS] + ROW.replace("d1", "../../etc/passwd"), 3, "the document"),
]


@pytest.mark.parametrize(("file", "text", "line", "what"), BROKEN)
def test_a_broken_pack_names_file_line_and_remedy(file, text, line, what, tmp_path):
    error = broken(tmp_path, file, text)
    assert error.where == (f"{file}:{line}" if line else file)
    assert what in error.what
    assert error.why
    assert error.next_step


def test_a_pack_without_areas_or_indicators_says_so(tmp_path):
    write_pack(tmp_path)
    (tmp_path / AREAS).unlink()
    with pytest.raises(Invalid, match=r"codelists/areas\.csv"):
        load_pack(tmp_path)
    write_pack(tmp_path)
    (tmp_path / INDICATORS).unlink()
    with pytest.raises(Invalid, match="no indicator"):
        load_pack(tmp_path)


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path):
    write_pack(tmp_path)
    with (tmp_path / "pack.yaml").open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(Invalid, match="too large"):
        load_pack(tmp_path)


def test_yaml_words_stay_words(tmp_path):
    changes = {SOURCES: changed(SOURCES, "title: Tiny grows", "title: no")}
    assert load_pack(write_pack(tmp_path, **changes)).sources[0].title == "no"


def test_a_folder_that_may_not_be_read_is_unavailable(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied", str(self))

    write_pack(tmp_path)
    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(Unavailable, match="Permission denied"):
        load_pack(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_as_rows_load_or_are_refused_with_a_place(tmp_path, data):
    write_pack(tmp_path)
    header = PACK[OBSERVATIONS].splitlines(keepends=True)[0].encode()
    (tmp_path / OBSERVATIONS).write_bytes(header + data)
    try:
        load_pack(tmp_path)
    except Invalid as error:
        assert error.where.startswith(OBSERVATIONS)


def test_statements_are_read_only_where_they_are_wanted(tmp_path):
    write_pack(tmp_path, **{"observations.csv": "broken\n"})
    assert load_pack(tmp_path, statements=False).statements == ()
    with pytest.raises(Invalid):
        load_pack(tmp_path)
