"""Targets: what sentences fix, and how they stand."""

from datetime import date
from decimal import Decimal

import pytest

from bashu.model import Indicator, Kind, Names, Observation, Polarity, SeriesKey
from bashu.model.target import Aim, Direction, Standing
from bashu.outlook import (
    Identity,
    amounts,
    growths,
    implications,
    judge,
    nowcast,
    revision_spread,
    targets,
)

GDP = Indicator("gdp", Names("GDP", "地区生产总值"), "CNY", Kind.LEVEL)
JOBLESS = Indicator(
    "unemployment", Names("unemployment", "失业率"), "percent", Kind.RATE, polarity=Polarity.DOWN
)
JOBS = Indicator("jobs", Names("new jobs", "新增就业"), "persons", Kind.COUNT)
KNOWN = {item.code: item for item in (GDP, JOBLESS, JOBS)}


def seen(
    indicator, period, value, *, kind="level", unit="CNY", qualifier=None, half=None, day=date(2025, 1, 1)
):
    frequency = "span" if "/" in period else "A"
    key = SeriesKey(indicator, "500000", frequency, kind, unit)
    fact = f"{indicator}{period}{value}{day}"
    return Observation(
        key, period, day, Decimal(str(value)), half and Decimal(half), qualifier, "A", fact, "d"
    )


def aim(*args, **more):
    return targets([seen(*args, kind="target", **more)], KNOWN)[0]


LEVELS = [seen("gdp", str(2014 + step), round(1e12 * 1.06**step)) for step in range(11)]  # 2014..2024


@pytest.mark.parametrize(
    ("indicator", "period", "unit", "expected"),
    [
        ("gdp", "2030", "CNY", Aim.LEVEL),
        ("gdp", "2025", "percent", Aim.GROWTH),
        ("gdp", "2026/2030", "percent", Aim.AVERAGE_GROWTH),
        ("gdp", "2020/2035", "times", Aim.MULTIPLE),
        ("jobs", "2023/2027", "persons", Aim.SUM),
        ("unemployment", "2025", "percent", Aim.LEVEL),
    ],
)
def test_unit_and_period_say_what_a_target_fixes(indicator, period, unit, expected):
    assert aim(indicator, period, 5, unit=unit).aim is expected


def test_the_sentence_decides_the_direction_before_the_polarity():
    assert aim("unemployment", "2025", 5.5, unit="percent").direction is Direction.AT_MOST
    assert (
        aim("unemployment", "2025", 5.5, unit="percent", qualifier="at least").direction is Direction.AT_LEAST
    )
    assert aim("gdp", "2030", 4, qualifier="at most").direction is Direction.AT_MOST


def test_about_leaves_half_a_unit_of_the_last_digit():
    assert aim("gdp", "2025", 5, unit="percent", qualifier="about", half="0.5").slack == Decimal("0.5")
    assert aim("gdp", "2025", 5, unit="percent", half="0.5").slack == 0


def test_a_modest_target_is_on_course_and_a_bold_one_out_of_reach():
    history = amounts({"500000": LEVELS}, "500000")
    modest = judge(aim("gdp", "2026", 1.9e12), history)
    bold = judge(aim("gdp", "2026", 4e12), history)
    assert modest.standing is Standing.ON_COURSE
    assert bold.standing is Standing.OUT_OF_REACH
    assert 0 <= bold.chance < 0.1 < 2 / 3 <= modest.chance <= 1


def test_the_required_pace_is_that_of_the_remaining_years():
    last = float(LEVELS[-1].value)
    judged = judge(aim("gdp", "2027", last * 1.07**3), amounts({"500000": LEVELS}, "500000"))
    assert judged.required_pace == pytest.approx(7.0, abs=1e-4)
    assert judged.recent_pace == pytest.approx(6.0, abs=1e-4)


def test_a_target_whose_year_is_over_is_reached_or_missed_by_its_outturn():
    history = amounts({"500000": LEVELS}, "500000")
    assert judge(aim("gdp", "2020", 1.4e12), history).standing is Standing.REACHED
    missed = judge(aim("gdp", "2020", 1.5e12), history)
    assert (missed.standing, missed.chance) == (Standing.MISSED, None)
    assert missed.outturn == pytest.approx(1e12 * 1.06**6, rel=1e-9)


def test_average_growth_over_a_term_counts_the_years_already_over():
    rows = [seen("gdp", str(year), growth, kind="growth", unit="percent") for year, growth in
            zip(range(2015, 2025), (11, 10.7, 9.3, 6, 6.3, 3.9, 8.3, 2.6, 6.1, 5.7), strict=True)]  # fmt: skip
    history = growths({"500000": rows}, "500000")
    over = judge(aim("gdp", "2016/2020", 9, unit="percent"), history)
    assert over.standing is Standing.MISSED
    assert over.outturn == pytest.approx(7.21, abs=0.01)
    low, high = (judge(aim("gdp", "2021/2025", rate, unit="percent"), history).chance for rate in (4, 8))
    assert low > 0.9
    assert high < 0.1


def test_a_sum_over_a_term_adds_what_is_known_and_what_is_forecast():
    rows = [seen("jobs", str(year), 600_000, kind="count", unit="persons") for year in range(2015, 2025)]
    history = amounts({"500000": rows}, "500000")
    easy, hard = (
        judge(aim("jobs", "2023/2027", total, unit="persons"), history) for total in (2_500_000, 4_500_000)
    )
    assert easy.chance > 0.9
    assert hard.chance < 0.1


def test_the_year_so_far_moves_the_chance_of_a_growth_target():
    rows = [seen("gdp", str(2015 + step), 6, kind="growth", unit="percent") for step in range(9)]
    target = aim("gdp", "2024", 6, unit="percent")
    history = growths({"500000": rows}, "500000")
    weak, strong = (judge(target, history, running=nowcast(growth, 3)).chance for growth in (5.0, 7.0))
    assert weak < 0.05
    assert strong > 0.95


def test_a_nowcast_narrows_with_the_quarters_and_learns_from_past_misses():
    spreads = [nowcast(5, quarter).deviation for quarter in (1, 2, 3, 4)]
    assert spreads == sorted(spreads, reverse=True)
    learned = nowcast(5, 2, misses={2: [-0.4] * 20})
    assert (learned.mean, learned.deviation) == pytest.approx((4.667, 0.233), abs=1e-3)
    with pytest.raises(ValueError, match="quarter"):
        nowcast(5, 0)


@pytest.mark.parametrize(
    ("target", "rows", "reason"),
    [
        (aim("gdp", "2030", 4e12), [], "no_series"),
        (aim("gdp", "2030", 4e12), LEVELS[:1], "too_short"),
        (aim("gdp", "2030", 4e12), LEVELS[:3], "too_short"),
        (aim("gdp", "2050", 4e12), LEVELS, "too_far"),
        (aim("gdp", "2030", 4e12, unit=""), LEVELS, "no_unit"),
        (aim("gdp", "2030", 0), LEVELS, "not_positive"),
        (aim("gdp", "2030", 4e12), LEVELS[:7] + LEVELS[9:], "gaps"),
        (aim("gdp", "2014/2016", 5, unit="percent"), LEVELS, "no_base"),
        (aim("gdp", "2030", -100, unit="percent"), LEVELS, "not_positive"),
    ],
)
def test_what_cannot_be_judged_says_why(target, rows, reason):
    judged = judge(target, amounts({"500000": rows}, "500000"))
    assert (judged.standing, judged.chance, judged.reason) == (Standing.CANNOT_BE_JUDGED, None, reason)


def test_a_lone_missing_year_is_bridged_and_said_to_be():
    whole = judge(aim("gdp", "2027", 2.2e12), amounts({"500000": LEVELS}, "500000"))
    holed = judge(aim("gdp", "2027", 2.2e12), amounts({"500000": LEVELS[:8] + LEVELS[9:]}, "500000"))
    assert (whole.notes, holed.notes) == ((), ("bridged",))
    assert holed.chance == pytest.approx(whole.chance, abs=0.05)
    assert 2022 not in [point.year for point in holed.path]


def test_a_bridged_year_is_never_an_outturn():
    holed = amounts({"500000": LEVELS[:8] + LEVELS[9:]}, "500000")
    judged = judge(aim("gdp", "2022", 1e12), holed)
    assert (judged.standing, judged.reason) == (Standing.CANNOT_BE_JUDGED, "no_outturn")
    rows = [
        seen("gdp", str(year), 6, kind="growth", unit="percent") for year in range(2010, 2021) if year != 2017
    ]
    over = judge(aim("gdp", "2016/2020", 5, unit="percent"), growths({"500000": rows}, "500000"))
    assert (over.standing, over.reason) == (Standing.CANNOT_BE_JUDGED, "gaps")


def test_one_outturn_is_enough_to_decide():
    lone = growths({"500000": [seen("gdp", "2024", 5.7, kind="growth", unit="percent")]}, "500000")
    assert judge(aim("gdp", "2024", 5.5, unit="percent"), lone).standing is Standing.REACHED
    assert judge(aim("gdp", "2024", 6, unit="percent"), lone).outturn == 5.7


def test_growth_can_be_judged_on_published_amounts():
    history = amounts({"500000": LEVELS}, "500000")
    over = judge(aim("gdp", "2021/2024", 5, unit="percent"), history)
    assert (over.standing, over.notes) == (Standing.REACHED, ("from_levels",))
    assert over.outturn == pytest.approx(6, abs=1e-6)
    ahead = judge(aim("gdp", "2025", 5, unit="percent"), history)
    assert ahead.path[0].year == 2015
    assert ahead.path[0].value == pytest.approx(6, abs=1e-6)


def test_doubling_counts_from_the_first_year_of_the_term():
    history = amounts({"500000": LEVELS}, "500000")
    over = judge(aim("gdp", "2014/2024", 2, unit="times"), history)
    assert (over.standing, over.outturn) == (Standing.MISSED, pytest.approx(1.06**10, rel=1e-6))
    ahead = judge(aim("gdp", "2020/2032", 2, unit="times"), history)
    assert ahead.required_pace == pytest.approx(100 * ((2 / 1.06**4) ** (1 / 8) - 1), abs=1e-6)
    assert ahead.chance > 0.5
    assert ahead.path[6].value == pytest.approx(1)


def test_the_path_shows_outturns_and_widening_bands():
    path = judge(aim("gdp", "2027", 3e12), amounts({"500000": LEVELS}, "500000"), revision=0.01).path
    assert [point.year for point in path] == list(range(2014, 2028))
    assert path[10].fact == LEVELS[-1].fact
    widths = [point.high80 - point.low80 for point in path[11:]]
    assert widths == sorted(widths)
    assert all(point.low95 < point.low80 < point.value < point.high80 < point.high95 for point in path[11:])


def test_two_targets_imply_a_population_that_must_shrink():
    per_head = Indicator("gdp_per_capita", Names("GDP per capita", "人均地区生产总值"), "CNY", Kind.LEVEL)
    found = targets(
        [
            seen("gdp", "2030", 4_000_000_000_000, kind="target"),
            seen("gdp_per_capita", "2030", 140_000, kind="target"),
        ],
        KNOWN | {"gdp_per_capita": per_head},
    )
    half_widths = {found[0].fact: 5e11, found[1].fact: 5000.0}
    identity = Identity(ratio="gdp_per_capita", whole="gdp", divisor="population")
    current = {("population", "500000"): (2024, 31_904_700.0)}
    [implied] = implications(found, [identity], half_widths=half_widths, current=current)
    assert implied.implied == pytest.approx(28_571_429, rel=1e-6)
    assert implied.pace == pytest.approx(-1.82, abs=0.01)
    assert implied.half_width > 3_000_000


def test_revisions_are_learned_from_vintages():
    none = revision_spread([])
    large = revision_spread(
        [seen("gdp", str(year), value, day=day) for year in range(2000, 2020)
         for value, day in ((100, date(2020, 1, 1)), (110, date(2024, 1, 1)))]
    )  # fmt: skip
    assert none == pytest.approx(0.015)
    assert large == pytest.approx(0.087, abs=0.005)


def test_what_was_only_expected_decides_no_target():
    expected = seen("gdp", "2025", round(2e12), qualifier="expected")
    judged = judge(aim("gdp", "2025", 1.95e12), amounts({"500000": [*LEVELS, expected]}, "500000"))
    assert judged.outturn is None
    assert judged.standing in {Standing.ON_COURSE, Standing.AT_RISK, Standing.OUT_OF_REACH}
