"""Panels from tables."""

import numpy as np
import pytest

from bashu.errors import Invalid, NotFound
from bashu.outlook import read_panel


def written(tmp_path, text):
    path = tmp_path / "panel.csv"
    path.write_text(text, "utf-8")
    return path


def test_areas_and_years_become_rows_and_columns_with_gaps(tmp_path):
    rows = "".join(f"A,{year},{year}\n" for year in range(2000, 2008)) + "B,2003,5,x\nB,2004,\n"
    panel = read_panel(written(tmp_path, "province,year,gdp,source\n" + rows))
    assert (panel.areas, panel.years[0], panel.years[-1], panel.log) == (("A", "B"), 2000, 2007, True)
    assert np.isfinite(panel.values[1]).sum() == 1


def test_a_column_named_value_is_found_where_it_stands(tmp_path):
    rows = "".join(f"A,x,{year},u,{year - 1999}\n" for year in range(2000, 2008))
    assert read_panel(written(tmp_path, "area,code,Year,unit,Value\n" + rows)).values[0, 0] == 1.0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("area,year,value\nA,2000,x\n", "could not convert"),
        ("area,year,value\nA,2000,nan\n", "finite"),
        ("area,year,value\nA,2000\n", "fewer than 3"),
        ("area,year,value\nA,2000,1\nA,2000,2\n", "twice"),
        ("area,year,value\nA,2000,1\n", "6 or more"),
        ("", "6 or more"),
    ],
)
def test_bad_rows_are_named_with_their_line(tmp_path, text, why):
    with pytest.raises(Invalid, match=why):
        read_panel(written(tmp_path, text))


def test_an_absent_panel_is_said(tmp_path):
    with pytest.raises(NotFound):
        read_panel(tmp_path / "none.csv")


def test_blank_lines_are_passed_over(tmp_path):
    rows = "\n".join(f"A,{year},{year}" for year in range(2000, 2008))
    assert read_panel(written(tmp_path, f"area,year,value\n\n{rows}\n\n")).values.shape == (1, 8)


@pytest.mark.parametrize("row", ["A,1e400,5", "A,inf,5", 'A,2000,"' + "9" * 200_000 + '"'])
def test_rows_beyond_any_number_are_named_with_their_line(tmp_path, row):
    with pytest.raises(Invalid) as caught:
        read_panel(written(tmp_path, f"area,year,value\n{row}\n"))
    assert caught.value.where.endswith(":2")
