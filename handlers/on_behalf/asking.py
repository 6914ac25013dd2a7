"""For whom an answer is noted: a meeting, a name, perhaps somebody new."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.on_behalf import ChannelTap, FoundTap, NewTap, NoContactTap, PickTap, WhoTap
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Channel
from bot.ports import Store
from bot.services import on_behalf
from bot.services.on_behalf import Search
from bot.views import on_behalf as views
from handlers.door import App, Knock, Steps, door, private
from handlers.on_behalf.picking import ask_answer, number_in, still_open, while_it_makes_sense


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for whom; before that, to which meeting, if there are several."""
    return [knock.say(_first(knock, store))]


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    return [knock.toast(), knock.say(_first(knock, store))]


def _first(knock: Knock, store: Store) -> Screen:
    found = on_behalf.choices(store, member=knock.member, now=knock.now)
    if len(found) == 1:
        return _ask_who(knock, store, found[0].gathering_id)
    return views.choose(found, knock.setting)


def on_who(knock: Knock, store: Store) -> Sequence[Call]:
    return knock.turn_to(_ask_who(knock, store, knock.button(WhoTap).gathering_id))


def _ask_who(knock: Knock, store: Store, gathering_id: int) -> Screen:
    gathering, likely = on_behalf.begin(
        store, member=knock.member, gathering_id=gathering_id, now=knock.now
    )
    store.dialogues.put(knock.asks(Step.BEHALF_WHO, gathering=gathering_id))
    return views.ask_who(gathering, likely, knock.setting)


def on_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Look for what was typed, and keep it: it may be the name of somebody new."""
    gathering_id = number_in(dialogue, "gathering")
    screen = _found(knock, store, gathering_id, Search(knock.text))
    typed = knock.asks(Step.BEHALF_WHO, gathering=gathering_id, typed=knock.text)
    store.dialogues.put(typed)
    return [knock.say(screen)]


def on_found(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(FoundTap)
    search = Search(_typed(knock, store), tap.page)
    return knock.turn_to(_found(knock, store, tap.gathering_id, search))


def _typed(knock: Knock, store: Store) -> str:
    return str(still_open(knock, store, Step.BEHALF_WHO, "typed").facts["typed"])


def _found(knock: Knock, store: Store, gathering_id: int, search: Search) -> Screen:
    page = on_behalf.find(
        store, member=knock.member, gathering_id=gathering_id, search=search, now=knock.now
    )
    return views.found(gathering_id, page, search.text, knock.setting)


def on_new(knock: Knock, store: Store) -> Sequence[Call]:
    gathering_id = knock.button(NewTap).gathering_id
    return knock.turn_to(views.ask_channel(gathering_id, _typed(knock, store), knock.setting))


def on_channel(knock: Knock, store: Store) -> Sequence[Call]:
    tap, name = knock.button(ChannelTap), _typed(knock, store)
    facts = {"name": name, "channel": tap.channel.value}
    asked = knock.asks(Step.BEHALF_CONTACT, gathering=tap.gathering_id, **facts)
    store.dialogues.put(asked)
    return knock.turn_to(views.ask_contact(tap.gathering_id, name, knock.setting))


def on_contact(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    return _add(knock, store, dialogue, note=knock.text)


def on_no_contact(knock: Knock, store: Store) -> Sequence[Call]:
    dialogue = still_open(knock, store, Step.BEHALF_CONTACT, "name")
    return _add(knock, store, dialogue, note="")


def _add(knock: Knock, store: Store, dialogue: Dialogue, *, note: str) -> Sequence[Call]:
    made = on_behalf.add(
        store,
        member=knock.member,
        name=str(dialogue.facts["name"]),
        channel=Channel(str(dialogue.facts["channel"])),
        note=note,
        now=knock.now,
    )
    return ask_answer(knock, store, number_in(dialogue, "gathering"), made.id)


def on_pick(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PickTap)
    return ask_answer(knock, store, tap.gathering_id, tap.member_id)


STEPS: Steps = {
    Step.BEHALF_WHO: while_it_makes_sense(on_name),
    Step.BEHALF_CONTACT: while_it_makes_sense(on_contact),
}


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    names = ("repondre", "answer_for")
    app.add_handler(CommandHandler(names, door(on_command), filters=in_private))
    pattern = MenuTap.pattern_of(Errand.BEHALF)
    app.add_handler(CallbackQueryHandler(door(private(on_errand)), pattern=pattern))
    for tap, open_ in (
        (WhoTap, on_who),
        (FoundTap, on_found),
        (NewTap, on_new),
        (ChannelTap, on_channel),
        (NoContactTap, on_no_contact),
        (PickTap, on_pick),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
