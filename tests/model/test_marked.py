"""YAML with lines: what is kept as written, and what is refused where."""

import pytest

from bashu.marked import Broken, Entries, Items, Text, read_marked


def test_values_stay_as_written_and_remember_their_line():
    node = read_marked("a: no\nb:\n  - 2024-01-02\n  - '~'\nc: ~\n", first_line=3)
    assert node == Entries(
        {
            "a": Text("no", 3),
            "b": Items([Text("2024-01-02", 5), Text("~", 6, plain=False)], 5),
            "c": Text("", 7),
        },
        {"a": 3, "b": 4, "c": 7},
        3,
    )


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: &x 1\n", 1, "anchor or alias"),
        ("a: 1\nb: *x\n", 2, "anchor or alias"),
        ("a: !!python/object:os.system x\n", 1, "a tag"),
        ("a: 1\n\na: 2\n", 3, "stands twice"),
        ("a: [1\nb: 2\n", 2, "not YAML"),
        ("a: \x00\n", 0, "not YAML"),
        ("", 1, "empty"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("? [a]\n: 1\n", 1, "not a word"),
        ("a: " + "[" * 5000, 1, "nested too deeply"),
    ],
)
def test_what_packs_may_not_use_is_refused_with_its_line(text, line, what):
    with pytest.raises(Broken, match=what) as caught:
        read_marked(text)
    assert caught.value.line == line
    assert caught.value.why and caught.value.next_step
