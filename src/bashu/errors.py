"""What can go wrong, sorted by what the caller can do about it.

Every error says what, where, why and what next; faces (cli, web, rest) decide exit codes and statuses.
"""

__all__ = ["BashuError", "Conflict", "Invalid", "NotFound", "Unavailable"]


class BashuError(Exception):
    """The base of every error that bashu raises on purpose.

    ``what`` is a short clause ("cannot read the document"), ``where`` a file, line, row or address,
    ``why`` the reason, ``next_step`` what the caller can do.
    """

    def __init__(self, what: str, *, where: str = "", why: str = "", next_step: str = "") -> None:
        self.what, self.where, self.why, self.next_step = what, where, why, next_step
        super().__init__(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process boundaries, so they rebuild from their four parts."""
        return _rebuild, (type(self), self.what, self.where, self.why, self.next_step)

    def __str__(self) -> str:
        text = self.what + (f": {self.where}" if self.where else "")
        if self.why:
            text += f"\n  why:  {self.why}"
        if self.next_step:
            text += f"\n  next: {self.next_step}"
        return text


def _rebuild(kind: type[BashuError], what: str, where: str, why: str, next_step: str) -> BashuError:
    return kind(what, where=where, why=why, next_step=next_step)


class Invalid(BashuError):
    """The data given is wrong: mend the data."""


class NotFound(BashuError):
    """What was asked for does not exist: ask for something else."""


class Conflict(BashuError):
    """What exists stands in the way (another version, an existing folder): decide which one stays."""


class Unavailable(BashuError):
    """Something needed is not there now (a database, an optional package): provide it and try again."""
