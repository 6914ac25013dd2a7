"""What lies behind a dashboard: lists of people, one of them to be told, words to read."""

from collections.abc import Sequence
from itertools import groupby

from bot.callbacks.boards import ListTap, PersonTap, RefreshTap, WordsReadTap, WordsTap
from bot.callbacks.on_behalf import PickTap
from bot.calls import Button, Screen
from bot.domain.board import Listing, Named, Order, Sheet, Word, print_of
from bot.domain.gathering import Gathering, Status
from bot.domain.report import Told
from bot.services.board_words import WordsPage
from bot.services.boards import Roll, ToTell
from bot.texts import Html, Words
from bot.views import meetings, report_letters
from bot.views.board_people import channel, details, name_of, named, organisations_of
from bot.views.setting import Setting
from bot.views.turning import turning
from bot.views.visit_changes import said_of

_LABEL = 40
_NOTES = {Listing.SILENT: "board.note_silent", Listing.OTHERWISE: "board.note_otherwise"}


def roll(seen: Roll, setting: Setting, *, since: int) -> Screen:
    """Show one page of a list, by person or by organisation."""
    words, sheet = setting.words, seen.sheet
    title = words("board.list_title", name=words.plain(f"board.list_{sheet.listing.value}"))
    note = _NOTES.get(sheet.listing)
    parts = [title]
    if note and seen.page.shown:
        parts.append(words(note))
    parts.append(_lines(seen, setting) if seen.page.shown else words("board.list_empty"))
    return Screen(meetings.blocks(*parts), _roll_rows(seen, setting, since))


def _lines(seen: Roll, setting: Setting) -> Html:
    if seen.sheet.order is Order.PERSON:
        return Html("\n".join(_line(one, seen, setting) for one in seen.page.shown))
    groups = groupby(seen.page.shown, key=lambda one: organisations_of(one, setting.words))
    return meetings.blocks(*(_group(name, list(ones), seen, setting) for name, ones in groups))


def _group(name: str, ones: Sequence[Named], seen: Roll, setting: Setting) -> Html:
    lines = (_line(one, seen, setting, alone=True) for one in ones)
    return Html("\n".join([setting.words("board.list_title", name=name), *lines]))


def _line(person: Named, seen: Roll, setting: Setting, *, alone: bool = False) -> Html:
    words = setting.words
    name = words("board.alone", name=name_of(person, words)) if alone else named(person, words)
    said = details(person, seen.sheet.listing, seen.gathering, setting)
    return words("board.line", person=name, details=said) if said else name


def _roll_rows(seen: Roll, setting: Setting, since: int) -> Sequence[Sequence[Button]]:
    gathering_id, sheet = seen.gathering.id, seen.sheet

    def at(number: int, order: Order = sheet.order) -> ListTap:
        return ListTap(gathering_id, sheet.listing, order, number, since)

    is_by_person = sheet.order is Order.PERSON
    other = Order.ORGANISATION if is_by_person else Order.PERSON
    key = "board.by_organisation" if is_by_person else "board.by_person"
    people = [
        (_button(one, PersonTap(gathering_id, one.member_id, since), setting.words),)
        for one in seen.page.shown
        if sheet.listing is Listing.OTHERWISE
    ]
    order = [(setting.button(key, at(0, other)),)] if seen.page.shown else []
    turns = turning(seen.page, at, setting)
    return (*people, *turns, *order, _back(gathering_id, since, setting))


def _button(person: Named, tap: PersonTap, words: Words) -> Button:
    return Button(name_of(person, words)[:_LABEL], tap.pack())


def _back(gathering_id: int, since: int, setting: Setting) -> Sequence[Button]:
    return (setting.button("board.back", RefreshTap(gathering_id, since)),)


def to_tell(seen: ToTell, setting: Setting, *, since: int) -> Screen:
    """Show how to reach somebody whom no message of ours reaches, and words to copy."""
    words, gathering, person = setting.words, seen.gathering, seen.person
    text = words(
        "board.call",
        name=person.name,
        organisations=person.organisations,
        channel=channel(person, words),
        note=person.contact_note,
    )
    copy = words("board.call_copy", text=_letter(seen, setting))
    rows = [_back_to_list(gathering.id, since, setting)]
    if meetings.is_answerable(gathering, setting):
        answer = PickTap(gathering.id, person.member_id)
        rows.insert(0, (setting.button("board.answer_for_them", answer),))
    return Screen(meetings.blocks(text, copy), rows)


def _letter(seen: ToTell, setting: Setting) -> str:
    """Write what can be read out on the phone, or copied into a letter."""
    if seen.report is not None:
        return _of_report(seen.report, seen.person, setting)
    return _of_meeting(seen.gathering, seen.person, setting)


def _of_report(told: Told, person: Named, setting: Setting) -> str:
    """Say in short what the report says; nothing is asked."""
    following = told.following.starts_at if told.following else None
    is_to_come = following is not None and following > setting.now
    return setting.words.plain(
        "board.letter_reported",
        name=person.name,
        title=told.gathering.title,
        brief=report_letters.brief_aloud(told, setting),
        next=setting.when_plain(following) if following and is_to_come else "",
        human_contact=setting.community.human_contact,
    )


def _of_meeting(gathering: Gathering, person: Named, setting: Setting) -> str:
    when = setting.when_plain(gathering.starts_at) if gathering.starts_at else ""
    facts = {
        "name": person.name,
        "title": gathering.title,
        "when": when,
        "human_contact": setting.community.human_contact,
    }
    if gathering.status is Status.CANCELLED:
        key = said_of(gathering, "board.letter_cancelled")
        return setting.words.plain(key, **facts, reason=gathering.cancel_reason)
    has_moved = person.rsvp is not None and person.rsvp.to_confirm
    key = said_of(gathering, "board.letter_moved" if has_moved else "board.letter")
    link = setting.link(meetings.deep_link(gathering.id))
    return setting.words.plain(key, **facts, where=meetings.where(gathering, setting), link=link)


def _back_to_list(gathering_id: int, since: int, setting: Setting) -> Sequence[Button]:
    tap = ListTap(gathering_id, Listing.OTHERWISE, Order.PERSON, 0, since)
    return (setting.button("board.back_to_list", tap),)


def words_page(seen: WordsPage, setting: Setting, *, since: int) -> Screen:
    """Show words in full, with who may hear them, and a button once they are read."""
    words, gathering_id, page = setting.words, seen.gathering.id, seen.page
    if page.shown:
        lines = meetings.blocks(*(_word(word, words) for word in page.shown))
    else:
        lines = words("board.words_none")
    title = words("board.list_title", name=words.plain("board.words"))
    rows: list[Sequence[Button]] = []
    if seen.unread:
        tap = WordsReadTap(gathering_id, page.number, since, print_of(seen.unread))
        rows.append((setting.button("board.words_are_read", tap, style="success"),))
    rows += turning(page, lambda number: WordsTap(gathering_id, number, since), setting)
    rows.append(_back(gathering_id, since, setting))
    return Screen(meetings.blocks(title, lines), rows)


def _word(word: Word, words: Words) -> Html:
    person = Named(word.member_id, word.name, word.organisations)
    return words(
        "board.word",
        text=word.text,
        person=named(person, words) if word.name else "",
        readers=words.plain(f"board.readers_{word.readers.value}"),
        read=words.plain("board.word_read") if word.is_read else "",
    )


def sheet_of(tap: ListTap) -> Sheet:
    return Sheet(tap.listing, tap.order, tap.page)
