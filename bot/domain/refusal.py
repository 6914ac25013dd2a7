"""The polite "no": an expected answer that a rule gives, not a fault."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """
    A rule said no, and nothing was written.

    The last door turns it into words by its `key`, a name in the catalogue of texts; `facts` fill
    the places in that sentence. It is never logged as an error.
    """

    key: str = "error.refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.key)
        self.facts = facts
