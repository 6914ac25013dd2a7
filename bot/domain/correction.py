"""What readers ask of a report that is published: another word, or their own sentence back."""

from dataclasses import dataclass

from bot.domain.refusal import Refusal
from bot.domain.report import Source


class NotPublished(Refusal):
    """There is no report to read: it is being written, or there never was one."""

    key = "report.none"


class GoneAlready(Refusal):
    """The sentence stands in the report no more, or never was theirs."""

    key = "report.retracted_before"


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence of the reader's that stands in a report; `id` is that of its row in `source`."""

    source: Source
    id: int
    text: str
