"""What people took home, for those who may read it: counts of many, words as was allowed."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.asking_after import Questions
from bot.domain.attendance import Taking
from bot.domain.board import Slice
from bot.domain.community import Community
from bot.domain.feedback import Said
from bot.domain.figures import Echoes, Presence, Takings
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import boards, feedback_questions, feedbacks, rights

PAGE = 5


class TakenBack(Refusal):
    """Its author withdrew it, or was erased."""

    key = "feedback.not_playable"


@dataclass(frozen=True, slots=True)
class Results:
    """
    `people` with a name were there, None where nobody noted it. `asked_at` (aware) is when the
    questions leave, None once they have. `may_choose` tells whether its reader may still change
    them, `may_note` whether they may note what somebody said otherwise.
    """

    gathering: Gathering
    answers: int
    people: int | None
    takings: Takings
    echoes: Echoes
    sentences: int
    page: Slice[Said]
    questions: Questions
    asked_at: datetime | None
    may_choose: bool
    may_note: bool


def look(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    community: Community,
    number: int,
    now: datetime,
) -> Results:
    """
    Return what people took home, and one page of their sentences; past the end, the first one.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.READ_FEEDBACK, gathering_id=gathering_id)
    gathering = boards.published(store, gathering_id, by=reader)
    said = store.feedbacks.said(gathering_id)
    start = number * PAGE if number * PAGE < len(said) else 0
    shown = said[start : start + PAGE + 1]
    has_left = feedback_questions.have_left(store, gathering, community=community, now=now)
    asked_at = None if has_left else feedbacks.moment(gathering, community=community)
    questions, roles = store.feedbacks.questions(gathering_id), store.members.roles_of(reader.id)
    return Results(
        gathering,
        store.feedbacks.count(gathering_id),
        _people(store, gathering_id),
        store.figures.takeaways(gathering_id),
        store.figures.echoes(gathering_id),
        len(said),
        Slice.cut(shown, number=start // PAGE, size=PAGE),
        questions,
        asked_at,
        may_choose=asked_at is not None and may(roles, Action.CHANGE),
        may_note=_is_heard_of(gathering, questions, now) and may(roles, Action.ANSWER_FOR),
    )


def _is_heard_of(gathering: Gathering, questions: Questions, now: datetime) -> bool:
    """Tell whether people may have said what they take home; of a visit they say other things."""
    is_met = gathering.kind is Kind.MEETING and gathering.status is not Status.CANCELLED
    return is_met and questions.is_asked and gathering.is_over(now)


def _people(store: Store, gathering_id: int) -> int | None:
    if store.attendances.taking(gathering_id) is not Taking.TAKEN:
        return None
    seats = store.figures.seats(gathering_id, previous_id=None)
    return Presence.of_seats(seats).named


def hear(store: Store, *, feedback_id: int, member: Member | None) -> Said:
    """
    Return a sentence that was spoken.

    Raises:
        NotAnOrganiser: the reader may not hear it.
        TakenBack: it is not there any more.
    """
    found = store.feedbacks.one(feedback_id)
    if found is None:
        rights.check(store, member, Action.READ_FEEDBACK)
        raise TakenBack
    gathering_id, said = found
    rights.check(store, member, Action.READ_FEEDBACK, gathering_id=gathering_id)
    if not said.voice:
        raise TakenBack
    return said
