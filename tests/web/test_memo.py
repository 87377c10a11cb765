"""Answers are kept while the record stands still, and no longer."""

from bashu.web.memo import Memo


def test_an_answer_is_kept_until_the_record_changes():
    now, stamps, asked = [0.0], [1], []
    memo = Memo(lambda: stamps[0], interval=2.0, clock=lambda: now[0])

    def answer():
        asked.append(1)
        return len(asked)

    assert [memo.get("k", answer), memo.get("k", answer)] == [1, 1]
    stamps[0] = 2
    assert memo.get("k", answer) == 1, "the record is looked at once an interval"
    now[0] = 2.1
    assert memo.get("k", answer) == 2


def test_the_least_used_answer_goes_first():
    memo = Memo(lambda: 0, size=2)
    for key in ("a", "b", "a", "c"):
        memo.get(key, str)
    assert memo.get("a", lambda: "again") == ""
    assert memo.get("b", lambda: "again") == "again"
