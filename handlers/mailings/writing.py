"""« Écrire à… »: whom, the words, a look at them, and off they go."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.mailings import GatheringsTap, WhichTap, WriteTap, WriteToTap
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.mailing import AlreadyMailed, Group, MessageTooLong, NoSuchMailing
from bot.domain.naming import NothingWritten
from bot.ports import Store
from bot.services import board_choices, mailings, segments
from bot.services.mailing_letters import first_name
from bot.texts import Html
from bot.views import mailings as views, menus
from handlers.door import App, Knock, Steps, door, private
from handlers.mailings.previewing import show


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    return [knock.toast(), knock.say(_choices(knock, store, 0))]


def on_write(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask whom to write to: around a meeting, or whatever the meeting."""
    return knock.turn_to(_choices(knock, store, knock.button(WriteTap).gathering_id))


def _choices(knock: Knock, store: Store, gathering_id: int) -> Screen:
    community = knock.setting.community
    if not gathering_id:
        count = mailings.everyone(store, member=knock.member, community=community, now=knock.now)
        return views.choose(count, knock.setting)
    found = mailings.choices(
        store,
        member=knock.member,
        gathering_id=gathering_id,
        community=community,
        now=knock.now,
    )
    return views.choose_about(found, knock.setting)


def on_gatherings(knock: Knock, store: Store) -> Sequence[Call]:
    found = board_choices.choices(store, member=knock.member, now=knock.now)
    return knock.turn_to(views.choose_gathering(found, knock.setting))


def on_which(knock: Knock, store: Store) -> Sequence[Call]:
    """List what to choose from: organisations, a page at a time, or roles."""
    tap = knock.button(WhichTap)
    page = mailings.organisations(store, member=knock.member, number=tap.page)
    match tap.group:
        case Group.ORGANISATION:
            return knock.turn_to(views.choose_organisation(page, knock.setting))
        case Group.ROLE:
            return knock.turn_to(views.choose_role(knock.setting))
        case _:
            raise UnreadableButton


def on_write_to(knock: Knock, store: Store) -> Sequence[Call]:
    """Begin a message to these people, and ask for its words."""
    tap = knock.button(WriteToTap)
    mailing, whom = mailings.begin(
        store,
        member=knock.member,
        group=tap.group,
        of=tap.of,
        gathering_id=tap.gathering_id,
        now=knock.now,
    )
    store.dialogues.put(knock.asks(Step.MAILING_TEXT, mailing=mailing.id))
    return knock.turn_to(views.ask(mailing, whom, first_name(knock.member), knock.setting))


def rewrite(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    """Ask for the words anew."""
    preview = mailings.preview(
        store,
        member=knock.member,
        mailing_id=mailing_id,
        community=knock.setting.community,
        now=knock.now,
    )
    store.dialogues.put(knock.asks(Step.MAILING_TEXT, mailing=mailing_id))
    asked = views.ask(preview.mailing, preview.whom, first_name(knock.member), knock.setting)
    return knock.turn_to(asked)


def on_text(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep the words and show them as members read them; what will not do is asked again."""
    mailing_id = int(dialogue.facts["mailing"] or 0)
    try:
        mailing = mailings.write(
            store, member=knock.member, mailing_id=mailing_id, text=knock.text
        )
    except (NoSuchMailing, AlreadyMailed) as refusal:
        store.dialogues.end(knock.person.telegram_id)
        return [knock.say(menus.with_menu(knock.setting.words(refusal.key), knock.setting))]
    except MessageTooLong as refusal:
        said = knock.setting.words("mailing.too_long_by", over=refusal.over)
        return _ask_again(knock, store, mailing_id, said)
    except NothingWritten as refusal:
        return _ask_again(knock, store, mailing_id, knock.setting.words(refusal.key))
    store.dialogues.end(knock.person.telegram_id)
    return show(knock, store, mailing.id)


def _ask_again(knock: Knock, store: Store, mailing_id: int, said: Html) -> Sequence[Call]:
    mailing = store.mailings.get(mailing_id)
    whom = segments.whom(store, mailing)
    by = first_name(knock.member)
    return [knock.say(views.ask(mailing, whom, by, knock.setting, said=said))]


STEPS: Steps = {Step.MAILING_TEXT: on_text}


def register(app: App) -> None:
    pattern = MenuTap.pattern_of(Errand.WRITE)
    app.add_handler(CallbackQueryHandler(door(private(on_errand)), pattern=pattern))
    for tap, open_ in (
        (WriteTap, on_write),
        (GatheringsTap, on_gatherings),
        (WhichTap, on_which),
        (WriteToTap, on_write_to),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
