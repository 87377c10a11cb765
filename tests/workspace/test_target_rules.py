"""What the edits of a pack say of targets."""

from datetime import date
from decimal import Decimal

from bashu.model import Kind, Observation, SeriesKey
from bashu.outlook import Identity
from bashu.region import load_pack
from bashu.workspace.target_rules import as_growth, edits_of, identities, index_rules


def test_identities_and_indices_are_read_from_the_edits_alone():
    edits = edits_of(load_pack("chengdu_chongqing"), "chengdu_chongqing")
    assert identities(edits) == (Identity("gdp_per_capita", "gdp", "population_resident"),)
    assert index_rules(edits) == {"gdp": ("gdp_index",)}
    assert (identities(()), index_rules(())) == ((), {})


def test_an_index_of_the_year_before_is_growth_with_the_fact_that_states_it():
    gdp = next(item for item in load_pack("chengdu_chongqing").indicators if item.code == "gdp")
    key = SeriesKey("gdp_index", "500000", "A", Kind.INDEX, "index", "n/a")
    item = Observation(key, "2018", date(2025, 1, 1), Decimal("106.0"), None, None, "A", "fact", "doc")
    made = as_growth(item, gdp)
    assert (made.value, made.fact, made.period) == (Decimal("6.0"), "fact", "2018")
    assert (made.key.indicator, made.key.kind, made.key.unit, made.key.price_basis) == (
        "gdp",
        "growth",
        "percent",
        "real",
    )
