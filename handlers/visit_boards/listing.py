"""Who comes to a visit, who waits, and one of them moved by hand."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.visit_boards import MoveTap, PlaceListTap, PlaceOfTap
from bot.callbacks.visits import PlacesTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Step
from bot.domain.places import NoPlaceLeft
from bot.domain.rsvp import OwnAnswerWins
from bot.domain.visit_board import Moving, PlaceOf, StandsElsewhere
from bot.ports import Store
from bot.services import visit_boards, visit_moves
from bot.views import visit_boards as views
from handlers.door import App, Knock, door, private

_BEHIND = frozenset({Step.VISIT_CAPACITY, Step.VISIT_WHO})


def on_places(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_sheet(knock, store, knock.button(PlacesTap).gathering_id, 0))


def on_list(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PlaceListTap)
    return knock.turn_to(_sheet(knock, store, tap.gathering_id, tap.page))


def _sheet(knock: Knock, store: Store, gathering_id: int, number: int) -> Screen:
    """Draw the list; whoever comes back to it has left the questions behind it."""
    seen = visit_boards.sheet(
        store, member=knock.member, gathering_id=gathering_id, number=number, now=knock.now
    )
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _BEHIND:
        store.dialogues.end(knock.person.telegram_id)
    return views.sheet(seen, knock.setting)


def on_person(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PlaceOfTap)
    seen = _person(knock, store, tap.gathering_id, tap.member_id)
    return knock.turn_to(views.person(seen, knock.setting, page=tap.page))


def _person(knock: Knock, store: Store, gathering_id: int, member_id: int) -> PlaceOf:
    return visit_boards.person(
        store,
        member=knock.member,
        gathering_id=gathering_id,
        member_id=member_id,
        now=knock.now,
    )


def on_move(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask before something is taken away; else do it, and show how it stands now."""
    tap = knock.button(MoveTap)
    if tap.is_sure:
        return _move(knock, store, tap)
    seen = _person(knock, store, tap.gathering_id, tap.member_id)
    if seen.placed.spot is not tap.spot:
        return _instead(knock, seen, StandsElsewhere.key)
    return knock.turn_to(views.sure(seen, tap.move, knock.setting))


def _move(knock: Knock, store: Store, tap: MoveTap) -> Sequence[Call]:
    ids = tap.gathering_id, tap.member_id
    try:
        moving = Moving(*ids, tap.move, tap.spot)
        moved = visit_moves.move(store, moving, member=knock.member, now=knock.now)
    except NoPlaceLeft:
        return _instead(knock, _person(knock, store, *ids), "visitors.full")
    except (StandsElsewhere, OwnAnswerWins) as refusal:
        return _instead(knock, _person(knock, store, *ids), refusal.key)
    seen = _person(knock, store, *ids)
    is_told = visit_moves.is_told(moved, seen.placed)
    return knock.turn_to(views.done(seen, tap.move, knock.setting, is_told=is_told))


def _instead(knock: Knock, seen: PlaceOf, key: str) -> Sequence[Call]:
    """Say why nothing was done, and show how it stands."""
    return [knock.alert(key), knock.redraw(views.person(seen, knock.setting))]


def register(app: App) -> None:
    for tap, open_ in (
        (PlacesTap, on_places),
        (PlaceListTap, on_list),
        (PlaceOfTap, on_person),
        (MoveTap, on_move),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
