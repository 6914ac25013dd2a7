"""What somebody said after a meeting, by phone or on paper: noted by an organiser, it counts."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.asking_after import Asking
from bot.domain.board import Slice
from bot.domain.feedback import Consent, Echo, Feedback, Present, Takeaway, readable_sentence
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import feedbacks, own_feedback, rights, story_tellers
from bot.services.on_behalf import known
from bot.services.own_feedback import WereNotThere

PAGE: Final = 8


class AnswersAlone(Refusal):
    """The person is on Telegram: whether they answered there is nobody's business."""

    key = "noted.own"


class NotedMeanwhile(Refusal):
    """Something else was noted for the person since those buttons were shown."""

    key = "noted.meanwhile"


@dataclass(frozen=True, slots=True)
class About:
    """Whose words, after what; `seen` is the id of what was noted when it was read, 0 for none."""

    gathering_id: int
    member_id: int
    seen: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What is noted for a person without Telegram."""

    asking: Asking
    person: Member

    @property
    def seen(self) -> int:
        """Return the id of what is noted, 0 for nothing."""
        return self.asking.feedback.id if self.asking.feedback else 0


def people(
    store: Store, *, member: Member | None, gathering_id: int, number: int, now: datetime
) -> tuple[Gathering, Slice[Present]]:
    """
    Return a meeting, and one page of those who were there; past the end, the first one.

    It names only people without Telegram: of the others nobody learns who answered.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotAnnounced, GatheringCancelled, NotOverYet.
    """
    rights.check(store, member, Action.ANSWER_FOR, gathering_id=gathering_id)
    gathering = own_feedback.met(store, gathering_id, now=now)
    there = feedbacks.concerned(store, gathering_id)
    found = store.feedbacks.present(gathering_id, there, start=number * PAGE, size=PAGE + 1)
    if not found and number:
        number = 0
        found = store.feedbacks.present(gathering_id, there, start=0, size=PAGE + 1)
    return gathering, Slice.cut(found, number=number, size=PAGE)


def look(
    store: Store, *, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> Heard:
    """
    Return what is noted for somebody.

    Raises:
        NobodyThere: they were erased meanwhile.
        WereNotThere, AnswersAlone; and as for `people`.
    """
    rights.check(store, member, Action.ANSWER_FOR, gathering_id=gathering_id)
    return _heard(store, gathering_id, member_id, now)


def _heard(store: Store, gathering_id: int, member_id: int, now: datetime) -> Heard:
    gathering, person = own_feedback.met(store, gathering_id, now=now), known(store, member_id)
    if person.telegram_id is not None:
        raise AnswersAlone
    said = store.feedbacks.of(gathering_id, person.id)
    if said is None and not feedbacks.may_have_come(store, gathering_id, person.id):
        raise WereNotThere
    tells = story_tellers.of(store, gathering).have(person)
    questions = store.feedbacks.questions(gathering_id)
    return Heard(Asking(gathering, questions, said, tells=tells), person)


def take_home(
    store: Store, about: About, *, member: Member | None, takeaway: Takeaway, now: datetime
) -> Heard:
    """
    Note with what somebody goes home; with nothing, their sentence is for the team alone.

    Raises:
        NotedMeanwhile; and as for `look`.
    """
    by, heard, said = _in_turn(store, about, member, now)
    changed = replace(said, takeaway=takeaway)
    if takeaway is Takeaway.NONE:
        changed = replace(changed, consent=Consent.NONE)
    return _keep(store, by, heard, changed, seen=about.seen)


def hear_story(
    store: Store, about: About, *, member: Member | None, echo: Echo, now: datetime
) -> Heard:
    """
    Note what the story says to somebody.

    Raises:
        as `take_home`.
    """
    by, heard, said = _in_turn(store, about, member, now)
    return _keep(store, by, heard, replace(said, echo=echo), seen=about.seen)


def say(store: Store, about: About, *, member: Member | None, text: str, now: datetime) -> Heard:
    """
    Note a sentence for the team, until more is said to be allowed; the one of before is gone.

    Raises:
        NothingWritten, SentenceTooLong; and as for `take_home`.
    """
    by, heard, said = _in_turn(store, about, member, now)
    changed = replace(said, sentence=readable_sentence(text), voice="")
    changed = replace(changed, consent=Consent.NONE)
    return _keep(store, by, heard, changed, seen=about.seen)


def allow(
    store: Store, about: About, *, member: Member | None, consent: Consent, now: datetime
) -> Heard:
    """
    Note what may be done with the sentence that was read; with another, nothing is allowed.

    Raises:
        as `take_home`.
    """
    by, heard, said = _in_turn(store, about, member, now)
    if heard.seen != about.seen:
        raise NotedMeanwhile
    if not heard.asking.has_words or heard.asking.is_for_the_team:
        return heard
    return _keep(store, by, heard, replace(said, consent=consent), seen=about.seen)


def remove(store: Store, about: About, *, member: Member | None, now: datetime) -> Heard:
    """
    Take back what was noted: nothing is kept of it.

    Raises:
        as `take_home`.
    """
    by, heard, said = _in_turn(store, about, member, now)
    if heard.asking.feedback is None:
        return heard
    if said.id != about.seen:
        raise NotedMeanwhile
    store.feedbacks.drop_noted(said)
    if store.feedbacks.of(about.gathering_id, heard.person.id) is not None:
        raise AnswersAlone
    _note(store, "feedback.unnote", by, heard, now)
    return replace(heard, asking=replace(heard.asking, feedback=None))


def _in_turn(
    store: Store, about: About, member: Member | None, now: datetime
) -> tuple[Member, Heard, Feedback]:
    which = about.gathering_id
    by = rights.check_in_turn(store, member, Action.ANSWER_FOR, gathering_id=which)
    heard = _heard(store, which, about.member_id, now)
    before = heard.asking.feedback or Feedback(0, which, heard.person.id, now)
    return by, heard, replace(before, answered_at=now, noted_by=by.id)


def _keep(store: Store, by: Member, heard: Heard, after: Feedback, *, seen: int) -> Heard:
    """Write down what changed since it was read; the moment of a consent is when it was noted."""
    before, now = heard.asking.feedback, after.answered_at
    if before is None:
        before = Feedback(0, after.gathering_id, after.member_id, now)
    if replace(before, answered_at=now, noted_by=by.id) == after:
        return heard
    if before.id != seen:
        raise NotedMeanwhile
    if after.consent is not before.consent:
        after = replace(after, consent_at=now)
    # Whoever chose to quote the words of before chose no others: they lead to these no more.
    if after.sentence != before.sentence or before.noted_by is None:
        store.feedbacks.drop_noted(before)
    if not store.feedbacks.put_noted(after):
        raise AnswersAlone
    if (after.sentence, after.consent) == (before.sentence, before.consent):
        _note(store, "feedback.note", by, heard, now)
    else:
        _note(store, "feedback.note_words", by, heard, now)
    kept = store.feedbacks.of(after.gathering_id, heard.person.id)
    return replace(heard, asking=replace(heard.asking, feedback=kept))


def _note(store: Store, action: str, by: Member, heard: Heard, now: datetime) -> None:
    subject, facts = f"gathering:{heard.asking.gathering.id}", f"member:{heard.person.id}"
    store.audit.note(action, by=by.id, subject=subject, at=now, facts=facts)
