"""Noting an answer for somebody else: the questions, what is written down, what they are told."""

from collections.abc import Sequence

from bot.callbacks.meetings import BoardTap
from bot.callbacks.on_behalf import (
    After,
    AfterTap,
    AlongTap,
    ChannelTap,
    CorrectTap,
    FoundTap,
    NewTap,
    NoContactTap,
    NoteTap,
    PickTap,
    ReadersTap,
    RightTap,
    SaidTap,
    WhoTap,
)
from bot.calls import Button, Screen
from bot.domain.board import Named, Slice, Titled
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import Channel
from bot.domain.rsvp import Answer, Readers, Rsvp, Via
from bot.services.noting import Noted
from bot.services.on_behalf import Picked
from bot.texts import Words
from bot.views import boards, meetings
from bot.views.board_people import name_of
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.turning import turning

WAYS = (Via.PHONE, Via.MAIL, Via.IN_PERSON)
CHANNELS = (Channel.PHONE, Channel.MAIL, Channel.PAPER)


def choose(found: Sequence[Titled], setting: Setting) -> Screen:
    """Ask to which of several meetings somebody answered."""
    key = "behalf.choose" if found else "board.nothing_open"
    rows = [
        (Button(boards.label(one, setting), WhoTap(one.gathering_id).pack()),) for one in found
    ]
    return Screen(setting.words(key), rows)


def ask_who(gathering: Gathering, likely: Sequence[Named], setting: Setting) -> Screen:
    """Ask for a name; those whom no message reaches are a tap away."""
    line = meetings.announcement(gathering, setting)
    rows = _people(gathering.id, likely, setting)
    return Screen(setting.words("behalf.who", line=line), (*rows, _board(gathering.id, setting)))


def found(gathering_id: int, page: Slice[Named], typed: str, setting: Setting) -> Screen:
    """Show who was found; somebody new can always be added."""
    rows = [*_people(gathering_id, page.shown, setting)]
    rows += turning(page, lambda number: FoundTap(gathering_id, number), setting)
    rows.append(
        (setting.button("behalf.add", NewTap(gathering_id), name=shortened(typed, limit=24)),)
    )
    key = "behalf.found" if page.shown else "behalf.not_found"
    return Screen(setting.words(key, typed=typed), rows)


def _people(
    gathering_id: int, people: Sequence[Named], setting: Setting
) -> Sequence[Sequence[Button]]:
    return [
        (Button(_label(one, setting.words), PickTap(gathering_id, one.member_id).pack()),)
        for one in people
    ]


def _label(person: Named, words: Words) -> str:
    """Name somebody on a button, with their organisation to tell them from a namesake."""
    name = name_of(person, words)
    return shortened(f"{name}, {person.organisations}" if person.organisations else name)


def _board(gathering_id: int, setting: Setting) -> Sequence[Button]:
    return (setting.button("board.back", BoardTap(gathering_id)),)


def ask_channel(gathering_id: int, name: str, setting: Setting) -> Screen:
    rows = [
        (setting.button(f"behalf.channel_{way.value}", ChannelTap(gathering_id, way)),)
        for way in CHANNELS
    ]
    return Screen(setting.words("behalf.ask_channel", name=name), rows)


def ask_contact(gathering_id: int, name: str, setting: Setting) -> Screen:
    skip = setting.button("behalf.skip", NoContactTap(gathering_id))
    return Screen(setting.words("behalf.ask_contact", name=name), ((skip,),))


def ask_answer(picked: Picked, setting: Setting) -> Screen:
    """Ask what the person said; an answer of their own stays, whatever we heard."""
    words, gathering_id = setting.words, picked.gathering.id
    name, line = picked.person.name, meetings.announcement(picked.gathering, setting)
    before = answer_of(picked.person.rsvp, words) if picked.person.rsvp else ""
    if picked.has_own:
        link = setting.link(meetings.deep_link(gathering_id))
        text = words("behalf.own", name=name, answer=before, link=link)
        return Screen(text, (_board(gathering_id, setting),))
    rows: list[Sequence[Button]] = [
        (setting.button(f"answer.{answer.value}", _on_said(picked, answer)),)
        for answer in Answer
        if answer is not Answer.MAYBE or picked.gathering.kind is not Kind.VISIT
    ]
    if before:
        rows.append((_after("behalf.take_back", picked, After.TAKE_BACK, setting),))
    rows.append(_board(gathering_id, setting))
    return Screen(words("behalf.ask", name=name, line=line, before=before), rows)


def _on_said(picked: Picked, answer: Answer) -> SaidTap:
    return SaidTap(picked.gathering.id, picked.member.id, answer)


def answer_of(rsvp: Rsvp, words: Words) -> str:
    """Say an answer, and who comes along."""
    said = boards.said(rsvp.answer, words)
    return f"{said}, {boards.company(rsvp.guests, words)}" if rsvp.guests else said


def ask_along(picked: Picked, most: int, setting: Setting) -> Screen:
    """Ask who comes along, of so many at most."""
    words = setting.words
    rows = [
        (
            Button(
                _along(number, words),
                AlongTap(picked.gathering.id, picked.member.id, number).pack(),
            ),
        )
        for number in range(most + 1)
    ]
    return Screen(words("behalf.ask_along", name=picked.person.name), rows)


def _along(guests: int, words: Words) -> str:
    if not guests:
        return words.plain("behalf.no_guest")
    company = boards.company(guests, words)
    return company[0].upper() + company[1:]


def ask_way(picked: Picked, answer: Answer, guests: int, setting: Setting) -> Screen:
    ids = picked.gathering.id, picked.member.id
    rows = [
        (setting.button(f"behalf.via_{way.value}", NoteTap(*ids, answer, guests, way)),)
        for way in WAYS
    ]
    return Screen(setting.words("behalf.ask_way", name=picked.person.name), rows)


def done(noted: Noted, setting: Setting) -> Screen:
    """Say what is written down, and what can still be done about it."""
    words, ids = setting.words, (noted.gathering.id, noted.member.id)
    text = words(
        "behalf.done" if noted.is_new else "behalf.same",
        name=noted.member.name,
        answer=answer_of(noted.rsvp, words),
        told=words("behalf.told") if noted.is_told else "",
    )
    rows = (
        (setting.button("behalf.word", AfterTap(*ids, After.WORD)),),
        (setting.button("behalf.take_back", AfterTap(*ids, After.TAKE_BACK)),),
        *_onward(noted.gathering.id, setting),
    )
    return Screen(text, rows)


def _after(key: str, picked: Picked, what: After, setting: Setting) -> Button:
    return setting.button(key, AfterTap(picked.gathering.id, picked.member.id, what))


def _onward(gathering_id: int, setting: Setting) -> Sequence[Sequence[Button]]:
    again = setting.button("behalf.again", WhoTap(gathering_id))
    return ((again,), _board(gathering_id, setting))


def taken_back(picked: Picked, setting: Setting) -> Screen:
    text = setting.words("behalf.taken_back", name=picked.person.name)
    return Screen(text, _onward(picked.gathering.id, setting))


def ask_word(name: str, setting: Setting) -> Screen:
    return Screen(setting.words("behalf.ask_word", name=name))


def ask_readers(picked: Picked, word: str, setting: Setting) -> Screen:
    ids = picked.gathering.id, picked.member.id
    rows = [
        (setting.button(f"behalf.readers_{readers.value}", ReadersTap(*ids, readers)),)
        for readers in Readers
    ]
    return Screen(setting.words("behalf.ask_readers", word=word), rows)


def word_kept(picked: Picked, setting: Setting) -> Screen:
    text = setting.words("behalf.word_kept", name=picked.person.name)
    return Screen(text, _onward(picked.gathering.id, setting))


def to_check(noted: Noted, setting: Setting) -> Screen:
    """Tell the person what was noted in their name, and let them say whether it is so."""
    gathering, rsvp = noted.gathering, noted.rsvp
    right = RightTap(gathering.id, rsvp.answer, rsvp.guests)
    text = setting.words(
        "behalf.check",
        by=noted.by.name,
        answer=answer_of(rsvp, setting.words),
        line=meetings.announcement(gathering, setting),
    )
    return Screen(
        text,
        (
            (setting.button("behalf.right", right, style="success"),),
            (setting.button("behalf.correct", CorrectTap(gathering.id)),),
        ),
    )
