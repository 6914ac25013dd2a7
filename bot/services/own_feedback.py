"""A member says what they take home, changes it, and takes their words back."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.asking_after import Asking, is_asked_of
from bot.domain.board import Slice, Titled
from bot.domain.feedback import Consent, Echo, Feedback, Takeaway, readable_sentence
from bot.domain.gathering import (
    Gathering,
    GatheringCancelled,
    Kind,
    NoSuchGathering,
    NotAnnounced,
    Status,
)
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.ports import Store
from bot.services import feedbacks, members, report_listeners, story_tellers

PAGE: Final = 8


class NotOverYet(Refusal):
    """Nobody can say yet what they take home."""

    key = "feedback.not_over_yet"


class WereNotThere(Refusal):
    """Questions after a gathering are for those who were there."""

    key = "feedback.not_there"


def look(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Asking:
    """
    Return the questions, and what a member answered so far.

    Raises:
        NotReadyYet: nobody we may keep anything of.
        NoSuchGathering, NotAnnounced, GatheringCancelled, NotOverYet, WereNotThere.
    """
    known = members.check_agreed(member)
    asking = _asking(store, met(store, gathering_id, now=now), known)
    if asking.feedback is None and not feedbacks.may_have_come(store, gathering_id, known.id):
        raise WereNotThere
    return asking


def _asking(store: Store, gathering: Gathering, known: Member) -> Asking:
    said = store.feedbacks.of(gathering.id, known.id)
    questions = store.feedbacks.questions(gathering.id)
    tells = story_tellers.of(store, gathering).have(known)
    return Asking(gathering, questions, said, tells=tells)


def met(store: Store, gathering_id: int, *, now: datetime) -> Gathering:
    """
    Return a meeting of which people can say what they take home.

    Raises:
        NoSuchGathering, NotAnnounced, GatheringCancelled, NotOverYet.
    """
    gathering = store.gatherings.get(gathering_id)
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    if gathering.status is Status.CANCELLED:
        raise GatheringCancelled(gathering_id=gathering_id)
    if not is_asked_of(gathering) or gathering.kind is not Kind.MEETING:
        raise NoSuchGathering(gathering_id=gathering_id)
    if not gathering.is_over(now):
        raise NotOverYet
    return gathering


def take_home(
    store: Store, *, gathering_id: int, member: Member | None, takeaway: Takeaway, now: datetime
) -> Asking:
    """
    Keep with what somebody goes home; with nothing, their sentence is for the team alone.

    Raises:
        as `look`.
    """
    asking, said = _said(store, gathering_id, member, now)
    changed = replace(said, takeaway=takeaway)
    if takeaway is Takeaway.NONE:
        changed = replace(changed, consent=Consent.NONE)
    return _keep(store, asking, said, changed, now=now)


def hear_story(
    store: Store, *, gathering_id: int, member: Member | None, echo: Echo, now: datetime
) -> Asking:
    """
    Keep what the story says to somebody.

    Raises:
        as `look`.
    """
    asking, said = _said(store, gathering_id, member, now)
    return _keep(store, asking, said, replace(said, echo=echo), now=now)


def say(
    store: Store, *, gathering_id: int, member: Member | None, text: str, now: datetime
) -> Asking:
    """
    Keep a sentence for the team, until its author allows more; the one of before is gone.

    Raises:
        as `look`; NothingWritten, SentenceTooLong.
    """
    asking, said = _said(store, gathering_id, member, now)
    sentence = readable_sentence(text)
    changed = replace(said, sentence=sentence, voice="", consent=Consent.NONE)
    return _keep(store, asking, said, changed, now=now)


def speak(
    store: Store, *, gathering_id: int, member: Member | None, voice: str, now: datetime
) -> Asking:
    """
    Keep a voice note, by Telegram's name for it, as `say` keeps a sentence.

    Raises:
        as `look`.
    """
    asking, said = _said(store, gathering_id, member, now)
    changed = replace(said, sentence="", voice=voice, consent=Consent.NONE)
    return _keep(store, asking, said, changed, now=now)


def allow(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    feedback_id: int,
    consent: Consent,
    now: datetime,
) -> Asking:
    """
    Keep what may be done with the words of `feedback_id`; with others, nothing is allowed.

    Raises:
        as `look`.
    """
    asking, said = _said(store, gathering_id, member, now)
    if not asking.has_words or asking.is_for_the_team or said.id != feedback_id:
        return asking
    return _keep(store, asking, said, replace(said, consent=consent), now=now)


def keep_back(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Asking:
    """
    Leave one's words to the team alone, whichever they are by now.

    Raises:
        as `look`.
    """
    asking, said = _said(store, gathering_id, member, now)
    return _keep(store, asking, said, replace(said, consent=Consent.NONE), now=now)


def withdraw(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Asking:
    """
    Take one's words back: nothing is kept of them.

    Raises:
        as `look`.
    """
    asking, said = _said(store, gathering_id, member, now)
    if not asking.has_words:
        return asking
    changed = replace(said, sentence="", voice="", consent=Consent.NONE)
    return _keep(store, asking, said, changed, now=now)


def withdraw_all(
    store: Store, *, gathering_id: int, member: Member | None, feedback_id: int, now: datetime
) -> Asking:
    """
    Take everything back that one answered, taps too: nothing is kept of it, nor counted.

    With another answer than `feedback_id`, nothing changes. Whoever is known to have been there
    no more takes back what they said all the same.

    Raises:
        as `look`, but for WereNotThere.
    """
    known = members.check_agreed(member)
    asking = _asking(store, met(store, gathering_id, now=now), known)
    said = asking.feedback
    if said is None or said.id != feedback_id:
        return asking
    store.feedbacks.drop(said)
    nothing = replace(said, sentence="", voice="", consent=Consent.NONE)
    lost = report_listeners.of_lost_voice(
        store, asking.gathering, said, nothing, now=now, but=said.member_id
    )
    return replace(asking, feedback=None, lost=lost)


def listed(store: Store, *, member: Member | None, number: int) -> Slice[Titled]:
    """Return one page of the gatherings after which a member said something."""
    if member is None:
        return Slice()
    found = store.feedbacks.mine(member.id, start=number * PAGE, size=PAGE + 1)
    if not found and number:
        return listed(store, member=member, number=0)
    return Slice.cut(found, number=number, size=PAGE)


def has_any(store: Store, member: Member | None) -> bool:
    """Tell whether somebody ever said something after a gathering."""
    return member is not None and store.feedbacks.has_any(member.id)


def _said(
    store: Store, gathering_id: int, member: Member | None, now: datetime
) -> tuple[Asking, Feedback]:
    asking = look(store, gathering_id=gathering_id, member=member, now=now)
    known = members.check_agreed(member)
    return asking, asking.feedback or Feedback(0, gathering_id, known.id, now)


def _keep(
    store: Store, asking: Asking, before: Feedback, after: Feedback, *, now: datetime
) -> Asking:
    """Write down what changed; the moment of a consent is the one at which it was given."""
    if after == before and before.noted_by is None:
        return asking
    consent_at = after.consent_at
    if after.consent is not before.consent:
        consent_at = now
    # Whatever was noted for them: what they touch is their own from now on.
    kept = replace(after, answered_at=now, consent_at=consent_at, noted_by=None)
    # Whoever chose to quote the words of before chose no others: they lead to these no more.
    if (after.sentence, after.voice) != (before.sentence, before.voice):
        store.feedbacks.drop(before)
    store.feedbacks.put(kept)
    which, whose = kept.gathering_id, kept.member_id or 0
    lost = report_listeners.of_lost_voice(
        store, asking.gathering, before, kept, now=now, but=whose
    )
    return replace(asking, feedback=store.feedbacks.of(which, whose), lost=lost)
