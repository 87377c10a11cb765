"""Whose figures they are: subjects, ends of a way, names inside names, venues, programmes."""

import pytest
from facts_help import rows


def places(text, **options):
    return [place for (place,) in rows(text, "place", **options)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a partner, the end of a way or a yardstick is not whose figure it is
        ("Chongqing sent 40 trains to Chengdu.", "Chongqing"),
        ("Dazhou is growing fast. The new line to Chengdu has 12 stations.", "Dazhou"),
        ("达州经成都转运集装箱320个。", "达州"),
        ("重庆对四川进出口增长3.1%。", "重庆"),
        ("成都发展较快。开往达州的列车增加了12列。", "成都"),
        # where trains set out is whose they are
        ("从达州出发的列车有12列。", "达州"),
    ],
)
def test_the_end_of_a_way_is_not_the_place(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jiangbei District of Chongqing built 12 clinics.", "Jiangbei"),
        ("Chengdu, capital of southwest China's Sichuan Province, built 12 clinics.", "Chengdu"),
        ("四川达州建成12个诊所。", "达州"),
        ("重庆的江北区建成12个诊所。", "江北"),
        # the wider place counts where the other is not inside it
        ("Dazhou is small. Figures on Chengdu of Chongqing's kind: 12 clinics.", "Chengdu"),
    ],
)
def test_the_narrower_of_two_nested_places_counts(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chengdu did well. Green Lake Scenic Area received 20,000 visitors.", "Green Lake Scenic Area"),
        ("Stone Bridge Theme Park received 20,000 visitors.", "Stone Bridge Theme Park"),
        ("达州青石山风景区接待游客2万人次。", "达州青石山风景区"),
        ("成都很热闹。青石山森林公园接待游客2万人次。", "青石山森林公园"),
        # a kind of venue, and venues that are counted, are no names
        ("成都很热闹。城市公园接待游客2万人次。", "成都"),
        ("成都很热闹。新建森林公园12个。", "成都"),
        ("Chengdu did well. The scenic area received 20,000 visitors.", "Chengdu"),
    ],
)
def test_a_venue_is_told_by_its_ending(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Projects to jointly build the Chengdu-Chongqing economic circle\n\n"
            "Sichuan and Chongqing invested 8 billion yuan.\n\n77 projects have started.",
            "Sichuan and Chongqing",
        ),
        (
            "川渝共同实施的项目进展顺利\n\n推动成渝地区双城经济圈建设联合办公室通报，共有77个项目开工。",
            "川渝",
        ),
        ("成渝地区双城经济圈快报\n\n共有77个项目开工。", "成渝地区双城经济圈"),
    ],
)
def test_a_programme_that_builds_the_circle_is_not_the_circle(text: str, place: str) -> None:
    assert places(text)[-1] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("达州晚报讯 成都去年建成12个诊所。", "成都"),
        ("今年计划城镇新增就业60万人。\n\n成都发展较快。", "成都"),
        ("The nation's retail sales rose by 7.6 percent.", "China"),
    ],
)
def test_names_of_papers_and_towns_in_general_are_no_places(text: str, place: str) -> None:
    assert places(text) == [place]
