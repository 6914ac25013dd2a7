"""What a visit brings back, as those read it who lead its telling; and whether it was told."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.meetings import BoardTap
from bot.callbacks.telling import HearTap, SaidTap, SettleTap
from bot.callbacks.visits import TellingTap
from bot.calls import Button, Screen
from bot.domain.feedback import Consent
from bot.domain.gathering import Gathering
from bot.domain.telling import VisitSaid, VisitTeller
from bot.domain.visit import Telling
from bot.services.telling import PAGE, Told
from bot.services.visit_words import OwnWords
from bot.texts import Html
from bot.views.feedbacks import some_blocks
from bot.views.labels import shortened
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]
_NAME: Final = 40
_TELLERS, _TELLER = 8, 24  # beside a page of sentences; the sheet of the evening has them all
_TITLE: Final = 28
_VERDICTS: Final = (Telling.TOLD, Telling.READ, Telling.NOT_TOLD)


def page(found: Told, setting: Setting, *, said: str = "") -> Screen:
    """Show who tells a visit, what was said of it and whether it was told; `said` is a key."""
    parts = [
        setting.words(said) if said else Html(),
        _head(found, setting),
        tellers(found.tellers, setting),
        *_sentences(found, setting),
        setting.words("telling.was_it_told") if found.may_settle else Html(),
    ]
    return Screen(some_blocks(*parts), _rows(found, setting))


def _head(found: Told, setting: Setting) -> Html:
    words, gathering, meeting = setting.words, found.gathering, found.told_at
    state = words.plain(f"telling.state_{found.visit.telling.value}")
    return words(
        "telling.page",
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        state=state,
        meeting=_meeting(meeting, setting) if meeting else words.plain("telling.next_one"),
    )


def _meeting(meeting: Gathering, setting: Setting) -> Html:
    when = setting.when(meeting.starts_at) if meeting.starts_at else ""
    return setting.words("telling.meeting", title=meeting.title, when=when)


def tellers(tellers: Sequence[VisitTeller], setting: Setting) -> Html:
    """Name those who tell it, and say who of them cannot come."""
    there = [one for one in tellers if one.tells]
    if not there:
        return setting.words("telling.nobody")
    names = ", ".join(_teller(one, setting) for one in there[:_TELLERS])
    untold = len(there) - _TELLERS
    if untold > 0:
        return setting.words("telling.tellers_more", names=Html(names), count=untold)
    return setting.words("telling.tellers", names=Html(names))


def _teller(one: VisitTeller, setting: Setting) -> Html:
    key = "telling.teller_missing" if one.is_missing else f"telling.teller_{one.way.value}"
    return setting.words(key, name=shortened(one.name, limit=_TELLER))


def _sentences(found: Told, setting: Setting) -> Sequence[Html]:
    if not found.total:
        return [setting.words("telling.no_words")]
    head = setting.words("telling.sentences", count=found.total)
    return [head, *(_line(said, number, setting) for number, said in _numbered(found))]


def _numbered(found: Told) -> Sequence[tuple[int, VisitSaid]]:
    return list(enumerate(found.page.shown, start=found.page.number * PAGE + 1))


def _line(said: VisitSaid, number: int, setting: Setting) -> Html:
    words = setting.words
    label = words.plain(f"telling.word_{said.word.value}")
    facts = {"label": label, "may": may_be_done(said, setting)}
    if said.sentence:
        return words("telling.sentence_line", sentence=said.sentence, **facts)
    return words("telling.sent_line", number=number, **facts)


def may_be_done(said: VisitSaid, setting: Setting) -> Html:
    """Say what its author allows; their first name only where they want it known."""
    name = said.by if said.consent is Consent.NAMED else ""
    return setting.words(f"feedback.said_{said.consent.value}", name=name)


def played(said: VisitSaid, setting: Setting) -> Screen:
    """Say under a voice note or a photo what may be done with it."""
    label = setting.words.plain(f"telling.word_{said.word.value}")
    text = setting.words("telling.played", label=label, may=may_be_done(said, setting))
    return Screen(text)


def _rows(found: Told, setting: Setting) -> Rows:
    which, number = found.gathering.id, found.page.number
    rows: list[Sequence[Button]] = [
        (_hear(said, place, setting),)
        for place, said in _numbered(found)
        if said.voice or said.photo
    ]
    turns = []
    if number:
        turns.append(setting.button("button.before", SaidTap(which, number - 1)))
    if not found.page.is_last:
        turns.append(setting.button("button.after", SaidTap(which, number + 1)))
    rows += [turns] if turns else []
    rows += _verdicts(found, setting)
    return [*rows, (setting.button("feedback.board_button", BoardTap(which)),)]


def _hear(said: VisitSaid, place: int, setting: Setting) -> Button:
    key = "telling.hear_this" if said.voice else "telling.see_this"
    return setting.button(key, HearTap(said.id), number=place)


def _verdicts(found: Told, setting: Setting) -> Rows:
    """Offer what is not so yet; and the way back, just after somebody said « not yet »."""
    which = found.gathering.id
    if found.before is not None:
        mend = SettleTap(which, found.before, Telling.TOLD)
        return [(setting.button("telling.mend_button", mend),)]
    if not found.may_settle or found.told_at is None:
        return []
    meeting_id, now = found.told_at.id, found.visit.telling
    return [
        (setting.button(f"telling.say_{telling.value}", SettleTap(which, meeting_id, telling)),)
        for telling in _VERDICTS
        if telling is not now
    ]


def stood_down(own: OwnWords, name: str, setting: Setting) -> Screen:
    """Tell an organiser that somebody will not tell a visit after all."""
    meeting = own.told_at
    text = setting.words(
        "telling.stood_down",
        name=shortened(name, limit=_NAME),
        title=own.gathering.title,
        meeting=_meeting(meeting, setting) if meeting else "",
    )
    return Screen(text, ((button(own.gathering.id, setting),),))


def button(gathering_id: int, setting: Setting) -> Button:
    """Return the way to what a visit brings back."""
    return setting.button("telling.page_button", TellingTap(gathering_id))


def told_here(gathering_id: int, title: str, setting: Setting) -> Button:
    """Return the way, from the meeting at which it is told, to what a visit brings back."""
    short = shortened(title, limit=_TITLE)
    return setting.button("telling.visit_button", TellingTap(gathering_id), title=short)
