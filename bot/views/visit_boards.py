"""The places of a visit, for organisers: who comes, who waits, and one person to be moved."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from bot.callbacks.meetings import BoardTap
from bot.callbacks.visit_boards import (
    AddVisitorTap,
    CapacityTap,
    MoveTap,
    NewVisitorTap,
    PlaceListTap,
    PlaceOfTap,
    VisitorFoundTap,
)
from bot.calls import Button, Screen
from bot.domain.board import Listing, Named, Slice
from bot.domain.gathering import Gathering
from bot.domain.visit_board import Move, Placed, PlaceOf, PlaceSheet, Spot
from bot.texts import Html, Words
from bot.views import meetings, visit_board_numbers as numbers
from bot.views.board_people import channel, details, name_of, named
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.turning import turning

Rows = Sequence[Sequence[Button]]
_TYPED: Final = 24
_MOVES: Final = {
    Move.GIVE: "visitors.move_give",
    Move.PUT_BACK: "visitors.move_back",
    Move.TAKE_OFF: "visitors.move_off",
}
_SURE: Final = {Move.PUT_BACK: "visitors.sure_back", Move.TAKE_OFF: "visitors.sure_off"}
_DONE: Final = {
    Move.GIVE: "visitors.done_give",
    Move.PUT_BACK: "visitors.done_back",
    Move.TAKE_OFF: "visitors.done_off",
}
_TITLES: Final = {
    Spot.COMING: ("visitors.title_coming", "visitors.title_coming_many"),
    Spot.OFFERED: ("visitors.title_offered", "visitors.title_offered_many"),
    Spot.WAITING: ("visitors.title_waiting", "visitors.title_waiting"),
}


def sheet(seen: PlaceSheet, setting: Setting) -> Screen:
    """Show one page of everybody, in turn; each name leads to what can be done."""
    gathering, words = seen.gathering, setting.words
    title = numbers.heading(gathering, setting, key="visitors.list")
    parts = [title, numbers.numbers(seen.glance, setting)]
    if not seen.page.shown:
        return Screen(meetings.blocks(*parts, words("visitors.nobody")), _ways(seen, setting))
    groups = groupby(seen.page.shown, key=lambda one: one.spot)
    parts += [_group(spot, list(ones), seen, setting) for spot, ones in groups]
    if meetings.is_answerable(gathering, setting):
        parts.append(words("visitors.hint"))
    return Screen(meetings.blocks(*parts), _ways(seen, setting))


def _group(spot: Spot, ones: Sequence[Placed], seen: PlaceSheet, setting: Setting) -> Html:
    lines = [_line(one, seen, setting) for one in ones]
    one, many = _TITLES[spot]
    places = seen.glance.offered if spot is Spot.OFFERED else seen.glance.coming
    return Html("\n".join([setting.words(one if places == 1 else many), *lines]))


def _line(one: Placed, seen: PlaceSheet, setting: Setting) -> Html:
    words = setting.words
    person = named(one.person, words)
    if one.spot is Spot.WAITING:
        person = words("visitors.turn", rank=one.where.rank, person=person)
    said = ", ".join(piece for piece in _details(one, seen, setting) if piece)
    return words("board.line", person=person, details=said) if said else person


def _details(one: Placed, seen: PlaceSheet, setting: Setting) -> Sequence[str]:
    words, until = setting.words, one.where.until
    pieces = []
    if one.spot is Spot.COMING:
        pieces.append(details(one.person, Listing.COMING, seen.gathering, setting))
    if one.where.is_unconfirmed:
        pieces.append(words.plain("visitors.not_reconfirmed"))
    if until is not None:
        pieces.append(words.plain("visitors.until", until=setting.when_plain(until)))
    if not one.person.is_reachable:
        pieces.append(words.plain("visitors.to_call"))
    return pieces


def _ways(seen: PlaceSheet, setting: Setting) -> Rows:
    which, page = seen.gathering.id, seen.page
    rows: list[Sequence[Button]] = []
    if meetings.is_answerable(seen.gathering, setting):
        people = [
            Button(
                shortened(name_of(one.person, setting.words)),
                PlaceOfTap(which, one.person.member_id, page.number).pack(),
            )
            for one in page.shown
            if one.person.name
        ]
        rows += [people[i : i + 2] for i in range(0, len(people), 2)]
    rows += turning(page, lambda number: PlaceListTap(which, number), setting)
    if meetings.is_answerable(seen.gathering, setting):
        add = setting.button("visitors.add_button", AddVisitorTap(which))
        sizes = setting.button("visitors.sizes_button", CapacityTap(which))
        rows.append((add, sizes))
    rows.append((setting.button("board.back", BoardTap(which)),))
    return rows


def person(seen: PlaceOf, setting: Setting, *, page: int = 0) -> Screen:
    """Show one person, where they stand, and what can be done with them."""
    ids = seen.gathering.id, seen.placed.person.member_id
    rows = [
        (setting.button(_MOVES[move], _tap(seen, move, is_sure=False)),)
        for move in seen.placed.moves
        if meetings.is_answerable(seen.gathering, setting)
    ]
    return Screen(_about(seen, setting), (*rows, back(ids[0], setting, page=page)))


def _tap(seen: PlaceOf, move: Move, *, is_sure: bool) -> MoveTap:
    """Remember what was on the screen; only what takes something away is asked again."""
    placed, takes_nothing = seen.placed, move is Move.GIVE or seen.placed.spot is Spot.NOWHERE
    sure = int(is_sure or takes_nothing)
    return MoveTap(seen.gathering.id, placed.person.member_id, move, placed.spot, sure)


def _about(seen: PlaceOf, setting: Setting) -> Html:
    words, placed = setting.words, seen.placed
    one = placed.person
    said = details(one, Listing.COMING, seen.gathering, setting)
    return words(
        "visitors.person",
        person=named(one, words),
        where=_where(placed, setting),
        details=said if placed.spot is Spot.COMING else "",
        call="" if one.is_reachable else _call(one, words),
    )


def _where(placed: Placed, setting: Setting) -> Html:
    words, where = setting.words, placed.where
    match placed.spot:
        case Spot.COMING:
            return words("visitors.where_coming")
        case Spot.OFFERED:
            return words("visitors.where_offered", until=numbers.until(where.until, setting))
        case Spot.WAITING:
            return words("visitors.where_waiting", rank=where.rank)
        case Spot.NOWHERE:
            return words("visitors.where_nowhere")


def _call(one: Named, words: Words) -> Html:
    said = words("visitors.call", channel=channel(one, words))
    if not one.contact_note:
        return said
    return Html(f"{said}\n{words('visitors.call_note', note=one.contact_note)}")


def back(gathering_id: int, setting: Setting, *, page: int = 0) -> Sequence[Button]:
    return (setting.button("visitors.back_button", PlaceListTap(gathering_id, page)),)


def sure(seen: PlaceOf, move: Move, setting: Setting) -> Screen:
    """Ask before a place, or a turn, is taken away from somebody."""
    ids = seen.gathering.id, seen.placed.person.member_id
    freed = "visitors.freed_next" if seen.others_wait else "visitors.freed_for_now"
    text = setting.words(_SURE[move], name=seen.placed.person.name, freed=setting.words(freed))
    yes = setting.button("visitors.sure_button", _tap(seen, move, is_sure=True))
    no = setting.button("visitors.not_sure_button", PlaceOfTap(*ids, 0))
    return Screen(text, ((yes,), (no,)))


def done(seen: PlaceOf, move: Move, setting: Setting, *, is_told: bool) -> Screen:
    """Say what was done, and whether the person reads of it."""
    words = setting.words
    said = words(_DONE[move], name=seen.placed.person.name)
    told = words("visitors.told" if is_told else "visitors.untold")
    shown = person(seen, setting)
    return Screen(meetings.blocks(Html(f"{said} {told}"), Html(shown.text)), shown.buttons)


def ask_who(gathering: Gathering, setting: Setting) -> Screen:
    """Ask for a name."""
    line = meetings.announcement(gathering, setting)
    return Screen(setting.words("visitors.ask_who", line=line), (back(gathering.id, setting),))


def found(gathering_id: int, page: Slice[Named], typed: str, setting: Setting) -> Screen:
    """Show who was found; somebody new can always be added."""
    rows: list[Sequence[Button]] = [
        (Button(_label(one, setting.words), PlaceOfTap(gathering_id, one.member_id, 0).pack()),)
        for one in page.shown
    ]
    rows += turning(page, lambda number: VisitorFoundTap(gathering_id, number), setting)
    new = NewVisitorTap(gathering_id)
    rows.append((setting.button("visitors.new_button", new, name=shortened(typed, limit=_TYPED)),))
    rows.append(back(gathering_id, setting))
    key = "visitors.found" if page.shown else "visitors.not_found"
    return Screen(setting.words(key, typed=typed), rows)


def _label(one: Named, words: Words) -> str:
    """Name somebody on a button, with their organisation to tell them from a namesake."""
    name = name_of(one, words)
    return shortened(f"{name}, {one.organisations}" if one.organisations else name)
