"""« Quelqu’un d’autre est venu »: chosen from a list, found by a name, or only counted."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.attendances import CameTap, ElseTap, NewcomerTap, OneMoreTap
from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import GatheringCancelled, NoSuchGathering
from bot.domain.member import NotAnOrganiser
from bot.ports import Store
from bot.services import latecomers, taking_presence
from bot.views import latecomers as views
from handlers.attendances.ticking import unless_settled
from handlers.door import App, Knock, Steps, door, private
from handlers.ending import ending_on


def on_else(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask who else came; turning pages keeps what was typed."""
    tap = knock.button(ElseTap)
    typed = _typed(knock, store, tap.gathering_id) if tap.page else ""
    return knock.turn_to(_found(knock, store, tap.gathering_id, typed, max(tap.page - 1, 0)))


def _typed(knock: Knock, store: Store, gathering_id: int) -> str:
    """Return what was typed into the open question about this gathering, if anything."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not Step.PRESENCE_WHO:
        return ""
    is_this = dialogue.facts.get("gathering") == gathering_id
    return str(dialogue.facts.get("typed") or "") if is_this else ""


def _found(knock: Knock, store: Store, gathering_id: int, typed: str, number: int = 0) -> Screen:
    return views.latecomers(_find(knock, store, gathering_id, typed, number), knock.setting)


def _find(
    knock: Knock, store: Store, gathering_id: int, typed: str, number: int = 0
) -> latecomers.Latecomers:
    """Look who may have come, and leave the question open: several may be named in a row."""
    found = latecomers.find(
        store,
        member=knock.member,
        gathering_id=gathering_id,
        text=typed,
        number=number,
        now=knock.now,
    )
    asked = knock.asks(Step.PRESENCE_WHO, gathering=gathering_id, typed=found.typed)
    store.dialogues.put(asked)
    return found


@ending_on(NotAnOrganiser, NoSuchGathering, GatheringCancelled)
def on_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    gathering_id = int(dialogue.facts["gathering"] or 0)
    return [knock.say(_found(knock, store, gathering_id, knock.text))]


@unless_settled(lambda knock: knock.button(CameTap).gathering_id)
def on_came(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(CameTap)
    _, name = latecomers.came(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        member_id=tap.member_id,
        now=knock.now,
    )
    screen = _found(knock, store, tap.gathering_id, "")
    return [knock.toast("presence.came", name=name), knock.redraw(screen)]


@unless_settled(lambda knock: knock.button(NewcomerTap).gathering_id)
def on_newcomer(knock: Knock, store: Store) -> Sequence[Call]:
    """Write down who was typed; a second tap finds nothing typed any more."""
    gathering_id = knock.button(NewcomerTap).gathering_id
    typed = _typed(knock, store, gathering_id)
    if not typed:
        raise UnreadableButton
    _, name = latecomers.add(
        store, member=knock.member, gathering_id=gathering_id, name=typed, now=knock.now
    )
    found = _find(knock, store, gathering_id, "")
    screen = views.latecomers(found, knock.setting, added=name)
    return [knock.toast("presence.came", name=name), knock.redraw(screen)]


@unless_settled(lambda knock: knock.button(OneMoreTap).gathering_id)
def on_one_more(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(OneMoreTap)
    seen = taking_presence.count_unnamed(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        people=tap.people,
        now=knock.now,
    )
    screen = _found(knock, store, tap.gathering_id, "")
    return [knock.toast("presence.counted", count=seen.nameless), knock.redraw(screen)]


STEPS: Steps = {Step.PRESENCE_WHO: on_name}


def register(app: App) -> None:
    for tap, open_ in (
        (ElseTap, on_else),
        (CameTap, on_came),
        (NewcomerTap, on_newcomer),
        (OneMoreTap, on_one_more),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
