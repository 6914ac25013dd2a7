"""One open question to one person, kept in the database so that a restart forgets nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

PATIENCE = timedelta(hours=24)
DRAFT_PATIENCE = timedelta(days=30)  # a meeting is prepared over weeks
BUTTON_PATIENCE = timedelta(hours=1)  # asked for a tap: words much later mean something else
SENTENCE_PATIENCE = timedelta(days=3)  # what one takes home may come to mind the day after


class Step(StrEnum):
    """The question that is open."""

    NAME = "start.name"
    ORGANISATION = "start.organisation"
    VISIBILITY = "start.visibility"
    DRAFT_TITLE = "draft.title"
    DRAFT_DATE = "draft.date"
    DRAFT_HOUR = "draft.hour"
    DRAFT_PLACE = "draft.place"
    DRAFT_END = "draft.end"
    DRAFT_LINK = "draft.link"
    DRAFT_QUESTION = "draft.question"
    DRAFT_AGENDA = "draft.agenda"
    DRAFT_STORY = "draft.story"
    DRAFT_TELLERS = "draft.tellers"
    DRAFT_SPEAKER = "draft.speaker"
    DRAFT_HOLDER = "draft.holder"
    PUBLISH_AT = "publish.at"
    CHANGE_TITLE = "change.title"
    CHANGE_DATE = "change.date"
    CHANGE_HOUR = "change.hour"
    CHANGE_PLACE = "change.place"
    CHANGE_LINK = "change.link"
    CHANGE_END = "change.end"
    CHANGE_QUESTION = "change.question"
    CHANGE_AGENDA = "change.agenda"  # of what is published: each line is kept at once
    CHANGE_SPEAKER = "change.speaker"
    CHANGE_STORY = "change.story"
    CHANGE_TELLERS = "change.tellers"
    CHANGE_STAGED = "change.staged"  # shown, to be confirmed by a button
    CANCEL_REASON = "cancel.reason"
    RSVP_WORD = "rsvp.word"
    RSVP_GUESTS = "rsvp.guests"
    RSVP_STAND_IN = "rsvp.stand_in"
    BEHALF_WHO = "behalf.who"
    BEHALF_CONTACT = "behalf.contact"
    BEHALF_WORD = "behalf.word_typed"
    RELAY_HAND = "relay.hand"
    RELAY_MESSAGE = "relay.message"
    RELAY_OFFER = "relay.offer"  # something typed out of the blue: shall it be passed on?
    RELAY_REPLY = "relay.reply"
    MY_NAME = "my.name"
    MY_ORGANISATION = "my.organisation"
    DIRECTORY_SEARCH = "directory.search"
    DIRECTORY_NAME = "directory.name"
    DIRECTORY_CONTACT = "directory.contact"
    DIRECTORY_FILE = "directory.file"
    CLAIM = "claim.whose"
    TEAM_SEARCH = "team.search"
    MAILING_TEXT = "mailing.text"
    PRESENCE_WHO = "presence.typed_name"
    REPORT_FIX = "report.fix"
    REPORT_LINE = "desk.typed_line"
    REPORT_REMARK = "desk.typed_remark"
    REPORT_AUTHOR = "desk.typed_author"
    FIGURES_SAY = "figures.typed_say"
    YEAR_WHY = "year.typed_why"
    FEEDBACK_SENTENCE = "feedback.sentence"
    FEEDBACK_WORDING = "feedback.wording"
    FEEDBACK_HEARD = "feedback.heard"  # what somebody told an organiser
    OFFER_KIND = "offer.kind"  # a visit or a place: usually answered by a button
    OFFER_TOPIC = "offer.topic"
    OFFER_AUDIENCE = "offer.audience"
    OFFER_SLOTS = "offer.slots"
    OFFER_CAPACITY = "offer.capacity"
    OFFER_ACCESS = "offer.access"
    OFFER_EQUIPMENT = "offer.equipment"
    OFFER_WHO = "offer.who"  # for whom an organiser notes an offer
    OFFER_READY = "offer.ready"  # all was said: it is sent by a button
    OFFER_ENTRY = "offer.entry"  # once a date is agreed: steps, a doorbell
    OFFER_DATE = "offer.date"
    OFFER_WORD = "offer.word"
    VISIT_QUESTION = "visit.question"
    VISIT_ANSWER = "visit.answer"
    VISIT_CAPACITY = "visit.capacity"
    VISIT_WHO = "visit.typed_who"
    DRAFT_VISIT = "draft.visit"
    CHANGE_VISIT = "change.visit"

    @property
    def is_welcome(self) -> bool:
        return self in {Step.NAME, Step.ORGANISATION, Step.VISIBILITY}

    @property
    def is_passing(self) -> bool:
        """Tell whether turning to something else leaves the question: words must not go astray."""
        return self in _PASSING

    @property
    def lapses_quietly(self) -> bool:
        """Tell whether whoever left it aside may never have known that it was open."""
        return self in {Step.VISIT_ANSWER, Step.VISIT_QUESTION, Step.OFFER_KIND}

    @property
    def patience(self) -> timedelta:
        """Say how long this question stays open."""
        if self is Step.OFFER_KIND:
            return BUTTON_PATIENCE
        if self in {Step.FEEDBACK_SENTENCE, Step.VISIT_ANSWER, Step.VISIT_QUESTION}:
            return SENTENCE_PATIENCE
        is_kept = self is Step.OFFER_READY or self.value.startswith("draft.")
        return DRAFT_PATIENCE if is_kept else PATIENCE


_PASSING = frozenset(
    {
        Step.RELAY_HAND,
        Step.RELAY_MESSAGE,
        Step.RELAY_OFFER,
        Step.RELAY_REPLY,
        Step.MY_NAME,
        Step.MY_ORGANISATION,
        Step.MAILING_TEXT,
        Step.PRESENCE_WHO,
        Step.REPORT_FIX,
        Step.REPORT_LINE,
        Step.REPORT_REMARK,
        Step.REPORT_AUTHOR,
        Step.FIGURES_SAY,
        Step.YEAR_WHY,
        Step.FEEDBACK_SENTENCE,
        Step.FEEDBACK_WORDING,
        Step.FEEDBACK_HEARD,
        Step.OFFER_KIND,
        Step.OFFER_TOPIC,
        Step.OFFER_AUDIENCE,
        Step.OFFER_SLOTS,
        Step.OFFER_CAPACITY,
        Step.OFFER_ACCESS,
        Step.OFFER_EQUIPMENT,
        Step.OFFER_WHO,
        Step.OFFER_ENTRY,
        Step.OFFER_DATE,
        Step.OFFER_WORD,
        Step.VISIT_QUESTION,
        Step.VISIT_ANSWER,
        Step.VISIT_CAPACITY,
        Step.VISIT_WHO,
    }
)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`step` names the question, `facts` is what was gathered so far (JSON values only)."""

    telegram_id: int
    step: Step
    asked_at: datetime
    facts: Mapping[str, str | int | None] = field(default_factory=dict)

    def is_stale(self, now: datetime) -> bool:
        return now - self.asked_at > self.step.patience

    def is_aside(self, now: datetime, *, is_bare: bool) -> bool:
        """
        Tell whether words mean something else than this: all was said, and only a tap is missing.

        A bare « oui » is about it for a day.
        """
        is_fresh = now - self.asked_at <= PATIENCE
        return self.step is Step.OFFER_READY and not (is_bare and is_fresh)
