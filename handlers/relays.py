"""Talking to a person: /humain, « Besoin d’un coup de main », and what organisers reply."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.meetings import HandTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.relays import CallTap, CancelRelayTap, PassOnTap, ReplyTap
from bot.calls import Call, Screen, say
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.ports import Store
from bot.services import meetings, relays, stray_lines
from bot.views import menus, relays as views
from bot.views.setting import Setting
from handlers.door import App, Knock, Steps, door, private

_OURS = frozenset({Step.RELAY_MESSAGE, Step.RELAY_HAND, Step.RELAY_REPLY, Step.RELAY_OFFER})


def on_human(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for the message, if somebody is there to read it; else show another way."""
    ended = [knock.toast()] if knock.query_id else []
    if not _listeners(knock, store):
        return [*ended, knock.say(menus.human(knock.setting))]
    store.dialogues.put(knock.asks(Step.RELAY_MESSAGE))
    return [*ended, knock.say(views.ask(knock.setting))]


def on_message(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    _leave(knock, store)
    return _pass_on(knock, store, text=knock.text)


def on_hand(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask what would help; only which gathering it is about is remembered."""
    about = _gathering(knock, store, knock.button(HandTap).gathering_id)
    if not _listeners(knock, store):
        return [knock.toast(), knock.say(menus.human(knock.setting))]
    store.dialogues.put(knock.asks(Step.RELAY_HAND, gathering=about.id))
    return [knock.toast(), knock.say(views.ask_hand(about, knock.setting))]


def on_hand_text(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    about = _gathering(knock, store, int(dialogue.facts["gathering"] or 0))
    _leave(knock, store)
    return _pass_on(knock, store, text=knock.text, about=about)


def on_call(knock: Knock, store: Store) -> Sequence[Call]:
    """Tell the project group that somebody would rather be called."""
    about = _gathering(knock, store, knock.button(CallTap).gathering_id)
    who = relays.sender(store, knock.member, first_name=knock.person.first_name)
    told = [
        _to(o, views.call_wished(who, about, _theirs(knock, o), reply_to=knock.spot.chat_id))
        for o in _listeners(knock, store)
    ]
    if not told:
        return knock.turn_to(menus.human(knock.setting))
    _leave(knock, store)
    return [*knock.turn_to(views.call_done(knock.setting)), *told]


def on_cancel(knock: Knock, store: Store) -> Sequence[Call]:
    _leave(knock, store)
    return knock.turn_to(menus.with_menu(knock.setting.words("cancel.done"), knock.setting))


def on_pass_on(knock: Knock, store: Store) -> Sequence[Call]:
    """Pass on what was typed out of the blue; once it is gone, ask for it again."""
    number = knock.button(PassOnTap).line
    line = stray_lines.read(store, knock.person.telegram_id, number, now=knock.now)
    if line is None:
        store.dialogues.put(knock.asks(Step.RELAY_MESSAGE))
        return knock.turn_to(views.ask(knock.setting, is_gone=True))
    if _listeners(knock, store):
        stray_lines.let_go(store, knock.person.telegram_id, number, now=knock.now)
    return _pass_on(knock, store, text=line)


def _pass_on(
    knock: Knock, store: Store, *, text: str, about: Gathering | None = None
) -> Sequence[Call]:
    """Owe the message to every organiser who can be reached."""
    who = relays.sender(store, knock.member, first_name=knock.person.first_name)
    there, back = _listeners(knock, store), knock.spot.chat_id
    if not there:
        return knock.turn_to(menus.human(knock.setting))
    sent = [
        _to(organiser, screen)
        for organiser in there
        for screen in views.message(
            who, text, _theirs(knock, organiser), reply_to=back, about=about
        )
    ]
    return [*knock.turn_to(views.done(knock.setting)), *sent]


def on_reply(knock: Knock, store: Store) -> Sequence[Call]:
    chat_id = knock.button(ReplyTap).chat_id
    replying = relays.check_may_reply(store, knock.member, chat_id=chat_id)
    if replying.is_lost:
        return [knock.toast(), knock.say(views.lost(knock.setting))]
    store.dialogues.put(knock.asks(Step.RELAY_REPLY, to=chat_id))
    name = replying.to.name if replying.to else ""
    return [knock.toast(), knock.say(views.ask_reply(name, knock.setting))]


def on_reply_text(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Send the reply to the member; the other organisers learn that somebody replied."""
    chat_id = int(dialogue.facts["to"] or 0)
    replying = relays.reply(store, knock.member, chat_id=chat_id, now=knock.now)
    store.dialogues.end(knock.person.telegram_id)
    if replying.is_lost:
        return [knock.say(views.lost(knock.setting))]
    to, by = replying.to, replying.by
    reader = knock.house.setting(to.language if to else None, knock.now)
    name = to.name if to else ""
    return [
        knock.say(views.replied(knock.setting)),
        *(say(chat_id, screen) for screen in views.answer(by.name, knock.text, reader)),
        *(_to(o, views.told(by.name, name, _theirs(knock, o))) for o in replying.others),
    ]


def _gathering(knock: Knock, store: Store, gathering_id: int) -> Gathering:
    return meetings.show(store, gathering_id=gathering_id, member=knock.member).gathering


def _listeners(knock: Knock, store: Store) -> Sequence[Member]:
    own_id = knock.member.id if knock.member else None
    return relays.listeners(store, now=knock.now, but=own_id)


def _theirs(knock: Knock, organiser: Member) -> Setting:
    return knock.house.setting(organiser.language, knock.now)


def _to(organiser: Member, screen: Screen) -> Call:
    return say(organiser.chat_id or 0, screen)


def _leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _OURS:
        store.dialogues.end(knock.person.telegram_id)


STEPS: Steps = {
    Step.RELAY_MESSAGE: on_message,
    Step.RELAY_HAND: on_hand_text,
    Step.RELAY_REPLY: on_reply_text,
}


def register(app: App) -> None:
    names = ("humain", "human")
    app.add_handler(CommandHandler(names, door(on_human), filters=filters.ChatType.PRIVATE))
    for pattern, open_ in (
        (MenuTap.pattern_of(Errand.HUMAN), on_human),
        (HandTap.pattern(), on_hand),
        (CallTap.pattern(), on_call),
        (CancelRelayTap.pattern(), on_cancel),
        (PassOnTap.pattern(), on_pass_on),
        (ReplyTap.pattern(), on_reply),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
