"""« Corriger ou retirer »: one's own sentence goes at once, all else is passed on."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.report_reading import FixTap, LeaveFixTap, RetractTap
from bot.calls import Call, say
from bot.domain.correction import NotPublished
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.ports import Store
from bot.services import corrections, relays, report_listeners
from bot.views import menus, report_corrections as views
from bot.views.setting import Setting
from handlers.door import App, Knock, Steps, door, private


def on_fix(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask what is wrong; what the reader said themselves can go with one tap."""
    which = knock.button(FixTap).gathering_id
    gathering = corrections.about(store, which)
    theirs = corrections.own(store, gathering_id=which, member=knock.member)
    store.dialogues.put(knock.asks(Step.REPORT_FIX, gathering=which))
    return [knock.toast(), knock.say(views.ask(gathering, theirs, knock.setting))]


def on_fix_text(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Owe the words to those who write the report, and keep nothing else of them."""
    which = int(dialogue.facts["gathering"] or 0)
    store.dialogues.end(knock.person.telegram_id)
    try:
        gathering = corrections.about(store, which)
    except NotPublished as refusal:
        return [knock.say(menus.with_menu(knock.setting.words(refusal.key), knock.setting))]
    there = _authors(knock, store, which)
    if not there:
        return [knock.say(menus.human(knock.setting))]
    who = relays.sender(store, knock.member, first_name=knock.person.first_name)
    told = [
        say(author.chat_id or 0, screen)
        for author in there
        for screen in views.asked(
            who,
            knock.text,
            gathering,
            _theirs(knock, author),
            reply_to=knock.spot.chat_id if report_listeners.may_answer(store, author) else None,
        )
    ]
    return [knock.say(views.passed_on(gathering, knock.setting)), *told]


def on_retract(knock: Knock, store: Store) -> Sequence[Call]:
    """Take one's own sentence out at once, and tell the authors that one is gone."""
    tap = knock.button(RetractTap)
    gathering = corrections.retract(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        source=tap.source,
        sentence_id=tap.sentence_id,
        now=knock.now,
    )
    _leave(knock, store)
    return [
        *knock.turn_to(views.retracted(gathering, knock.setting)),
        *_tell_of_one_less(knock, store, gathering),
    ]


def _tell_of_one_less(knock: Knock, store: Store, gathering: Gathering) -> Sequence[Call]:
    return [
        say(author.chat_id or 0, views.one_less(gathering, _theirs(knock, author)))
        for author in _authors(knock, store, gathering.id)
    ]


def on_leave(knock: Knock, store: Store) -> Sequence[Call]:
    _leave(knock, store)
    done = knock.setting.words("cancel.done")
    return knock.turn_to(
        views.back_to(knock.button(LeaveFixTap).gathering_id, done, knock.setting)
    )


def _leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.REPORT_FIX:
        store.dialogues.end(knock.person.telegram_id)


def _authors(knock: Knock, store: Store, gathering_id: int) -> Sequence[Member]:
    own_id = knock.member.id if knock.member else None
    return report_listeners.authors(store, gathering_id, now=knock.now, but=own_id)


def _theirs(knock: Knock, reader: Member) -> Setting:
    return knock.house.setting(reader.language, knock.now)


STEPS: Steps = {Step.REPORT_FIX: on_fix_text}


def register(app: App) -> None:
    for tap, open_ in ((FixTap, on_fix), (RetractTap, on_retract), (LeaveFixTap, on_leave)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
