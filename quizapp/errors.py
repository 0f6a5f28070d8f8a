"""The errors that people are meant to read."""


class QuizError(Exception):
    """What is wrong, where, and what to do next, each in plain words.

    `where` is a place such as `pack.yaml:26:13` or a question's id; `hint` is the next step; either may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message

    @property
    def told(self) -> str:
        """What is wrong, and under it what to do next."""
        return "\n".join(filter(None, (str(self), self.hint)))


class WrongUse(QuizError):
    """A command was given what it cannot take: no such pack, no such file, the same one twice."""

    exit_code = 2
