"""Who went on a visit, or was visited, says what it brings, changes it, and takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.feedback import Consent, readable_sentence
from bot.domain.gathering import (
    Gathering,
    Kind,
    NoSuchGathering,
    NotAnnounced,
    Status,
)
from bot.domain.lost_voice import LostVoice
from bot.domain.member import Member
from bot.domain.telling import Given, VisitNotOver, WereNotVisiting
from bot.domain.visit import Teller, Visit, VisitAnswer, VisitWord
from bot.ports import Store
from bot.services import feedbacks, members, report_listeners


@dataclass(frozen=True, slots=True)
class OwnWords:
    """
    What one person said of a visit so far, how they tell it, and at which meeting. `lost` is a
    voice note which could be quoted until now.
    """

    gathering: Gathering
    visit: Visit
    answers: Mapping[VisitWord, VisitAnswer] = field(default_factory=dict)
    way: Teller | None = None
    told_at: Gathering | None = None
    is_host: bool = False
    lost: LostVoice | None = None

    def of(self, word: VisitWord) -> VisitAnswer | None:
        """Return what they said of this, None if nothing is left of it."""
        found = self.answers.get(word)
        return found if found and found.has_words else None

    @property
    def has_any(self) -> bool:
        return any(one.has_words for one in self.answers.values())

    @property
    def has_quotable(self) -> bool:
        """Tell whether there is a sentence that may be read out."""
        return any(one.is_quotable for one in self.answers.values())

    @property
    def is_published(self) -> bool:
        """Tell whether the report of the meeting is out: what is taken back is in it no more."""
        return self.told_at is not None and self.told_at.status is Status.REPORTED

    @property
    def asks_who_tells(self) -> bool:
        """Tell whether nobody asked them yet if they would tell it; hosts are not asked."""
        return self.way is None and not self.is_host and not self.visit.telling.is_told


def look(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> OwnWords:
    """
    Return what a member said of a visit.

    Raises:
        NotReadyYet: nobody we may keep anything of.
        NoSuchGathering, NotAnnounced, GatheringCancelled, VisitNotOver, WereNotVisiting.
    """
    known = members.check_agreed(member)
    gathering = store.gatherings.get(gathering_id)
    visit = store.visits.of(gathering_id)
    if visit is None or gathering.kind is not Kind.VISIT:
        raise NoSuchGathering(gathering_id=gathering_id)
    _check_over(gathering, now)
    answers = store.visit_answers.of(gathering_id, known.id)
    way = store.tellings.way_of(gathering_id, known.id)
    is_host = known.id in visit.host_ids
    if not (answers or way or is_host or feedbacks.may_have_come(store, gathering_id, known.id)):
        raise WereNotVisiting
    return OwnWords(gathering, visit, answers, way, told_at(store, visit), is_host)


def _check_over(gathering: Gathering, now: datetime) -> None:
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    if gathering.status is Status.CANCELLED:
        raise gathering.cancelled()
    if not gathering.is_over(now):
        raise VisitNotOver


def told_at(store: Store, visit: Visit) -> Gathering | None:
    """Return the meeting at which a visit is told, if it is known."""
    return None if visit.told_at is None else store.gatherings.get(visit.told_at)


def say(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    word: VisitWord,
    given: Given,
    now: datetime,
) -> OwnWords:
    """
    Keep what somebody says for the team, until they allow more; what they said before is gone.

    Raises:
        as `look`; NothingWritten, SentenceTooLong.
    """
    own, before = _mine(store, gathering_id, member, word, now)
    sentence = readable_sentence(given.text) if given.text or not given.is_sent else ""
    after = replace(
        before, sentence=sentence, voice=given.voice, photo=given.photo, consent=Consent.NONE
    )
    return _keep(store, own, before, after, now=now)


def allow(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    answer_id: int,
    consent: Consent,
    now: datetime,
) -> OwnWords:
    """
    Keep what may be done with the words of `answer_id`; with others, nothing is allowed.

    Raises:
        as `look`.
    """
    own = look(store, gathering_id=gathering_id, member=member, now=now)
    before = next((one for one in own.answers.values() if one.id == answer_id), None)
    if before is None or not before.may_be_allowed:
        return own
    return _keep(store, own, before, replace(before, consent=consent), now=now)


def keep_back(
    store: Store, *, gathering_id: int, member: Member | None, word: VisitWord, now: datetime
) -> OwnWords:
    """
    Leave one's words to the team alone, whichever they are by now.

    Raises:
        as `look`.
    """
    own, before = _mine(store, gathering_id, member, word, now)
    return _keep(store, own, before, replace(before, consent=Consent.NONE), now=now)


def withdraw(
    store: Store, *, gathering_id: int, member: Member | None, word: VisitWord, now: datetime
) -> OwnWords:
    """
    Take one's words back: nothing is kept of them.

    Raises:
        as `look`.
    """
    own, before = _mine(store, gathering_id, member, word, now)
    if not before.has_words:
        return own
    after = replace(before, sentence="", voice="", photo="", consent=Consent.NONE)
    return _keep(store, own, before, after, now=now)


def tell(
    store: Store, *, gathering_id: int, member: Member | None, way: Teller, now: datetime
) -> OwnWords:
    """
    Keep how somebody tells a visit.

    Raises:
        as `look`.
    """
    own = look(store, gathering_id=gathering_id, member=member, now=now)
    known = members.check_agreed(member)
    if way is not own.way:
        store.tellings.volunteer(gathering_id, known.id, way, at=now)
    return replace(own, way=way)


def _mine(
    store: Store, gathering_id: int, member: Member | None, word: VisitWord, now: datetime
) -> tuple[OwnWords, VisitAnswer]:
    own = look(store, gathering_id=gathering_id, member=member, now=now)
    known = members.check_agreed(member)
    if (word is VisitWord.HOST) is not own.is_host and word not in own.answers:
        raise WereNotVisiting
    new = VisitAnswer(gathering_id, known.id, word, "", Consent.NONE, now)
    return own, own.answers.get(word, new)


def _keep(
    store: Store, own: OwnWords, before: VisitAnswer, after: VisitAnswer, *, now: datetime
) -> OwnWords:
    """Write down what changed; the moment of a consent is the one at which it was given."""
    if after == before:
        return own
    consent_at = now if after.consent is not before.consent else after.consent_at
    kept = replace(after, answered_at=now, consent_at=consent_at)
    # Whoever chose to quote the words of before chose no others: they lead to these no more.
    if _words_of(after) != _words_of(before):
        store.visit_answers.drop(before)
    store.visit_answers.put(kept)
    answers = store.visit_answers.of(kept.gathering_id, kept.member_id)
    lost = report_listeners.of_lost_voice(
        store, own.told_at, before, kept, now=now, but=kept.member_id
    )
    return replace(own, answers=answers, lost=lost)


def _words_of(answer: VisitAnswer) -> tuple[str, str, str]:
    return answer.sentence, answer.voice, answer.photo
