"""/moi: one's name, what others may know, language, messages."""

from collections.abc import Callable, Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.profiles import (
    LanguageTap,
    MyDirectoryTap,
    MyPart,
    MyTap,
    RemindTap,
    Tongue,
    TopicTap,
    Wish,
)
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Member
from bot.ports import Store
from bot.services import members, profiles
from bot.views import pauses, profiles as views, ties, wishes
from handlers.door import App, Knock, Steps, door, private


def on_me(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    screen = views.me(profiles.look(store, member), knock.setting)
    return [*([knock.toast()] if knock.query_id else []), knock.say(screen)]


def on_part(knock: Knock, store: Store) -> Sequence[Call]:
    """Open one of the choices, in the same message."""
    member = members.check_agreed(knock.member)
    part = knock.button(MyTap).part
    _leave(knock, store)
    return knock.turn_to(_PARTS[part](knock, store, member))


def _leave(knock: Knock, store: Store) -> None:
    """Leave a question of this page that is still open; any other one stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in STEPS_HERE:
        store.dialogues.end(knock.person.telegram_id)


def _me(knock: Knock, store: Store, member: Member) -> Screen:
    return views.me(profiles.look(store, member), knock.setting)


def _name(knock: Knock, store: Store, member: Member) -> Screen:
    store.dialogues.put(knock.asks(Step.MY_NAME))
    return views.ask_name(member, knock.setting)


def _organisations(knock: Knock, store: Store, member: Member) -> Screen:
    return ties.organisations(profiles.look(store, member).affiliations, knock.setting)


def _add(knock: Knock, store: Store, _: Member) -> Screen:
    store.dialogues.put(knock.asks(Step.MY_ORGANISATION))
    return ties.ask(knock.setting)


def _directory(knock: Knock, _: Store, member: Member) -> Screen:
    return views.directory(member, knock.setting)


def _language(knock: Knock, _: Store, __: Member) -> Screen:
    return views.languages(knock.setting)


def _messages(knock: Knock, store: Store, member: Member) -> Screen:
    return wishes.messages(profiles.wishes(store, member, now=knock.now), knock.setting)


def _pause(knock: Knock, _: Store, __: Member) -> Screen:
    return pauses.ask(knock.setting)


def _resume(knock: Knock, store: Store, member: Member) -> Screen:
    was_paused = profiles.resume(store, member, now=knock.now)
    return pauses.ended(member, knock.setting) if was_paused else pauses.none(knock.setting)


_PARTS: dict[MyPart, Callable[[Knock, Store, Member], Screen]] = {
    MyPart.NAME: _name,
    MyPart.ORGANISATIONS: _organisations,
    MyPart.ADD_ORGANISATION: _add,
    MyPart.DIRECTORY: _directory,
    MyPart.LANGUAGE: _language,
    MyPart.MESSAGES: _messages,
    MyPart.PAUSE: _pause,
    MyPart.RESUME: _resume,
    MyPart.BACK: _me,
}
STEPS_HERE = frozenset({Step.MY_NAME, Step.MY_ORGANISATION})


def on_name(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    """Take the name that was typed, and show it where it now stands."""
    member = members.check_agreed(knock.member)
    named = members.take_name(store, member, text=knock.text)
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(_me(knock, store, named))]


def on_directory(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    directory = knock.button(MyDirectoryTap).directory
    changed = members.show_others(store, member, directory=directory)
    return knock.turn_to(_me(knock, store, changed))


def on_language(knock: Knock, store: Store) -> Sequence[Call]:
    """Go on in the language that was chosen, from this very message."""
    member = members.check_agreed(knock.member)
    tongue = knock.button(LanguageTap).tongue
    language = knock.person.language if tongue is Tongue.TELEGRAM else tongue.value
    changed = profiles.speak(store, member, language=language)
    setting = knock.house.setting(language, knock.now)
    return knock.turn_to(views.me(profiles.look(store, changed), setting))


def on_topic(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    tap = knock.button(TopicTap)
    profiles.wish(store, member, topic=tap.topic, is_wanted=tap.wish is Wish.GLADLY)
    return knock.turn_to(_messages(knock, store, member))


def on_remind(knock: Knock, store: Store) -> Sequence[Call]:
    """Send reminders of a meeting again; one that is over meanwhile just leaves the list."""
    member = members.check_agreed(knock.member)
    profiles.remind_again(store, member, gathering_id=knock.button(RemindTap).gathering_id)
    return knock.turn_to(_messages(knock, store, member))


STEPS: Steps = {Step.MY_NAME: on_name}


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler(("moi", "me"), door(on_me), filters=in_private))
    for pattern, open_ in (
        (MenuTap.pattern_of(Errand.ME), on_me),
        (MyTap.pattern(), on_part),
        (MyDirectoryTap.pattern(), on_directory),
        (LanguageTap.pattern(), on_language),
        (TopicTap.pattern(), on_topic),
        (RemindTap.pattern(), on_remind),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
