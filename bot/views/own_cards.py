"""The card of one person: a meeting, what they answered, and what goes with it."""

from collections.abc import Sequence
from typing import assert_never

from bot.callbacks.after import ReadTap
from bot.callbacks.meetings import CalendarTap, HandTap, ShareTap
from bot.callbacks.people import Errand, MenuTap, RsvpTap
from bot.callbacks.rsvps import OwnStep, OwnTap, StayTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.rsvp import Answer, Readers, Rsvp
from bot.services.meetings import Seen
from bot.texts import Html
from bot.views.meetings import (
    answer_buttons,
    blocks,
    closing,
    counts,
    facts,
    is_answerable,
    link_rows,
)
from bot.views.setting import Setting
from bot.views.visit_cards import visit_card

Rows = Sequence[Sequence[Button]]


def own_card(seen: Seen, setting: Setting) -> Screen:
    """Show a meeting to one person, with what they answered."""
    gathering, rsvp = seen.gathering, seen.rsvp
    if not is_answerable(gathering, setting):
        return _closed(seen, setting)
    if gathering.kind is Kind.VISIT:
        return visit_card(seen, setting)
    text = blocks(facts(seen, setting), counts(seen.counts, setting), _state(seen, setting))
    rows = _rows(gathering, rsvp, setting)
    return Screen(text, (*rows, *link_rows(gathering, setting)))


def _rows(gathering: Gathering, rsvp: Rsvp | None, setting: Setting) -> Rows:
    if rsvp is None:
        return answer_buttons(gathering.id, setting)
    return _to_confirm(rsvp, setting) if rsvp.to_confirm else _after(gathering, rsvp, setting)


def more(rsvp: Rsvp, setting: Setting) -> Screen:
    """Offer, to somebody who comes, what is asked for less often."""
    which = rsvp.gathering_id
    text = _lines(setting.words("own.more", said=said(rsvp, setting)), *_details(rsvp, setting))
    listening = (
        _step("own.speak_button", rsvp, OwnStep.SPEAK, setting)
        if rsvp.listens
        else _step("own.listen_button", rsvp, OwnStep.LISTEN, setting)
    )
    hand = setting.button("own.hand_button", HandTap(which))
    share = setting.button("share.button", ShareTap(which))
    leave = (_withdraw(rsvp, setting), _step("own.back_button", rsvp, OwnStep.CARD, setting))
    return Screen(text, ((listening,), (_word(rsvp, setting),), (hand,), (share,), leave))


def said(rsvp: Rsvp, setting: Setting) -> str:
    """Say an answer, and with how many: « Je viens, avec 2 personnes »."""
    answer = setting.words.plain(f"answer.{rsvp.answer.value}")
    if not rsvp.guests:
        return answer
    key = "own.with_one" if rsvp.guests == 1 else "own.with_many"
    return setting.words.plain(key, answer=answer, count=rsvp.guests)


def back_to_card(gathering_id: int, setting: Setting) -> Button:
    return setting.button("own.card_button", OwnTap(gathering_id, OwnStep.CARD))


def leave_it(gathering_id: int, setting: Setting) -> Button:
    return setting.button("own.leave_button", OwnTap(gathering_id, OwnStep.CARD))


def _state(seen: Seen, setting: Setting) -> Html:
    rsvp, words = seen.rsvp, setting.words
    if rsvp is None:
        return words("card.state_none")
    key = "own.to_confirm" if rsvp.to_confirm else f"card.state_{rsvp.answer.value}"
    stated = words(key, said=said(rsvp, setting))
    return _lines(stated, _link(seen.gathering, rsvp, setting), *_details(rsvp, setting))


def _link(gathering: Gathering, rsvp: Rsvp, setting: Setting) -> Html:
    """Give the way in to those who come, and to nobody else; a relayed one is public anyway."""
    comes = rsvp.answer is Answer.YES and not rsvp.to_confirm
    if not comes or gathering.kind is Kind.RELAY:
        return Html("")
    return setting.words("own.link", link=gathering.online_url)


def _details(rsvp: Rsvp, setting: Setting) -> Sequence[Html]:
    words = setting.words
    readers = {Readers.TEAM: "own.word_team", Readers.MEETING: "own.word_meeting"}[rsvp.readers]
    return (
        words("own.names", names=rsvp.guest_names if rsvp.guests else ""),
        words("own.instead", name=_instead(rsvp, setting)),
        words("own.listens") if rsvp.listens else Html(""),
        words(readers) if rsvp.word else Html(""),
        words("own.noted") if rsvp.entered_by is not None else Html(""),
    )


def _instead(rsvp: Rsvp, setting: Setting) -> str:
    if rsvp.stand_in or not rsvp.stand_ins:
        return rsvp.stand_in
    key = "own.one" if rsvp.stand_ins == 1 else "own.many"
    return setting.words.plain(key, count=rsvp.stand_ins)


def _after(gathering: Gathering, rsvp: Rsvp, setting: Setting) -> Rows:
    match rsvp.answer:
        case Answer.YES:
            return _after_yes(gathering, rsvp, setting)
        case Answer.NO:
            return _after_no(rsvp, setting)
        case Answer.MAYBE:
            first = answer_buttons(rsvp.gathering_id, setting)[0]
            return (first, (_word(rsvp, setting),), (_withdraw(rsvp, setting),))
        case _:
            assert_never(rsvp.answer)


def _after_yes(gathering: Gathering, rsvp: Rsvp, setting: Setting) -> Rows:
    which = rsvp.gathering_id
    # What others hold has no entry of ours: their page says when it moves.
    is_ours = gathering.kind is not Kind.RELAY
    calendar = ((setting.button("own.calendar_button", CalendarTap(which)),),) if is_ours else ()
    return (
        (_step("own.bring_button", rsvp, OwnStep.GUESTS, setting),),
        *calendar,
        (setting.button("own.cannot_button", RsvpTap(which, Answer.NO)),),
        (
            setting.button("answer.maybe", RsvpTap(which, Answer.MAYBE)),
            _step("own.more_button", rsvp, OwnStep.MORE, setting),
        ),
    )


def _after_no(rsvp: Rsvp, setting: Setting) -> Rows:
    which = rsvp.gathering_id
    instead = (
        setting.button("own.nobody_button", StayTap(which, 0))
        if rsvp.stand_ins or rsvp.stand_in
        else _step("own.instead_button", rsvp, OwnStep.INSTEAD, setting)
    )
    return (
        (setting.button("own.after_all_button", RsvpTap(which, Answer.YES), style="success"),),
        (instead,),
        (_word(rsvp, setting),),
        (
            setting.button("answer.maybe", RsvpTap(which, Answer.MAYBE)),
            _withdraw(rsvp, setting),
        ),
    )


def _to_confirm(rsvp: Rsvp, setting: Setting) -> Rows:
    which = rsvp.gathering_id
    if rsvp.answer is not Answer.YES:
        return answer_buttons(which, setting)
    return (
        (setting.button("own.still_button", RsvpTap(which, Answer.YES), style="success"),),
        (setting.button("own.cannot_button", RsvpTap(which, Answer.NO)),),
        (setting.button("answer.maybe", RsvpTap(which, Answer.MAYBE)),),
    )


def _closed(seen: Seen, setting: Setting) -> Screen:
    """Show what is past or called off; until its report can be read, one may say one missed it."""
    gathering, rsvp = seen.gathering, seen.rsvp
    is_excused = rsvp is not None and rsvp.answer is Answer.NO
    is_past = gathering.status is not Status.CANCELLED
    end = _lines(
        closing(gathering, setting),
        setting.words("own.excused") if is_past and is_excused else Html(""),
    )
    missed = OwnTap(gathering.id, OwnStep.MISSED)
    is_told = gathering.status is Status.REPORTED
    can_miss = is_past and not is_excused and not is_told
    rows = [(setting.button("own.missed_button", missed),)] if can_miss else []
    if is_told:
        rows.append((setting.button("report.group_button", ReadTap(gathering.id, 0)),))
    rows.append((setting.button("button.next", MenuTap(Errand.NEXT)),))
    return Screen(blocks(facts(seen, setting), end), rows)


def _word(rsvp: Rsvp, setting: Setting) -> Button:
    if rsvp.word:
        return _step("own.my_word_button", rsvp, OwnStep.WORD, setting)
    return _step("own.word_button", rsvp, OwnStep.WRITE, setting)


def _withdraw(rsvp: Rsvp, setting: Setting) -> Button:
    return _step("own.withdraw_button", rsvp, OwnStep.WITHDRAW, setting)


def _step(key: str, rsvp: Rsvp, step: OwnStep, setting: Setting) -> Button:
    return setting.button(key, OwnTap(rsvp.gathering_id, step))


def _lines(*lines: Html) -> Html:
    return Html("\n".join(line for line in lines if line))
