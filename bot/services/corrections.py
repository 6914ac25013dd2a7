"""Readers ask for a correction of a published report, and take back what they said themselves."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.correction import GoneAlready, NotPublished, OwnSentence
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.report import Source
from bot.ports import Store
from bot.services import own_feedback, reports
from bot.services.members import check_agreed


def about(store: Store, gathering_id: int) -> Gathering:
    """Return the gathering whose report is to be corrected. Raises NotPublished."""
    if not reports.is_published(store, gathering_id):
        raise NotPublished
    return store.gatherings.get(gathering_id)


def own(store: Store, *, gathering_id: int, member: Member | None) -> Sequence[OwnSentence]:
    """Return what stands in a published report as the reader's own words, in its order."""
    edition = store.reports.edition(gathering_id)
    if member is None or edition is None:
        return []
    theirs = _quotable_of(store, gathering_id, member)
    quoted = [(line.source, line.source_id or 0) for line in edition.lines]
    return [
        OwnSentence(*which, theirs[which]) for which in dict.fromkeys(quoted) if which in theirs
    ]


def _quotable_of(store: Store, gathering_id: int, member: Member) -> dict[tuple[Source, int], str]:
    visits = store.visit_answers.quotable_of(member.id)
    theirs = {(Source.VISIT, which): text for which, text in visits.items()}
    feedback = store.feedbacks.of(gathering_id, member.id)
    if feedback is not None and feedback.is_quotable:
        theirs[Source.FEEDBACK, feedback.id] = feedback.sentence
    return theirs


def retract(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    source: Source,
    sentence_id: int,
    now: datetime,
) -> Gathering:
    """
    Take one's own sentence back: from now on nobody reads it, in no file either.

    Raises:
        NotReadyYet, NotPublished.
        GoneAlready: it was taken back before, or is not theirs.
    """
    known = check_agreed(member)
    gathering = about(store, gathering_id)
    found = own(store, gathering_id=gathering_id, member=known)
    if (source, sentence_id) not in {(one.source, one.id) for one in found}:
        raise GoneAlready
    if source is Source.VISIT:
        store.visit_answers.withdraw(sentence_id, member_id=known.id, at=now)
    else:
        own_feedback.withdraw(store, gathering_id=gathering_id, member=known, now=now)
    return gathering
