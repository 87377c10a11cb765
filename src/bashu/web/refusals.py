"""What the record says to a review that it does not take, named here so that the catalogues hold it."""

from __future__ import annotations

from bashu.web.words import noted

__all__ = ["REFUSALS"]

REFUSALS = (
    noted("the reason is empty"),
    noted("the author is empty"),
    noted("who reads the record later must know who decided and why"),
    noted("write it in a few words"),
    noted("no such verdict"),
    noted("the correction changes nothing"),
    noted("no field is set"),
    noted("change a field, accept the fact or reject it"),
    noted("every field is as it was"),
    noted("accept the fact, or set another value"),
    noted("the field is empty"),
    noted("every fact has it"),
    noted("write its value"),
    noted("not a period"),
    noted("write 2024, 2022-H1, 2019-Q3, 2024-Q1/Q3, 2024-01/2024-11, 2023-06, 2024-06-21 or 2021/2025"),
    noted("not a value"),
    noted("it is no number in base units"),
    noted("write digits such as 3219315000000 or -2.5"),
    noted("not a unit"),
    noted("units have one code each"),
    noted("it is neither a code nor a counted noun"),
    noted("no such indicator"),
    noted("no such area"),
    noted("the pack does not define it"),
    noted("write a code of the pack, or leave it empty"),
    noted("the record may only be read"),
    noted("its file or folder may not be written"),
    noted("ask its owner for permission to write, or work in a copy of the workspace"),
)
