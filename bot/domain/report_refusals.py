"""Why a line of a report stays as it is, or a report unpublished."""

from bot.domain.refusal import Refusal


class NoReport(Refusal):
    """Nobody began one yet, or it is not for this reader."""

    key = "desk.none"


class TooEarly(Refusal):
    """A meeting is told once it has begun."""

    key = "desk.too_early"


class LineChanged(Refusal):
    """Another author changed this line since its button was drawn."""

    key = "desk.line_changed"


class NothingToPublish(Refusal):
    """No human wrote a line yet."""

    key = "desk.empty"


class NothingNew(Refusal):
    """What everybody reads is what the desk holds."""

    key = "desk.nothing_new"


class NotReviewed(Refusal):
    """Authors publish once somebody else has read; the project group at any time."""

    key = "desk.not_reviewed"
