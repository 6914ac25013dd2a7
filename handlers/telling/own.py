"""One's own words about a visit: read again, changed, taken back; and how one tells it."""

from collections.abc import Sequence
from typing import assert_never

from telegram.ext import CallbackQueryHandler

from bot.callbacks.telling import OwnPage, OwnWordsTap, ReadyTap, Way, WayTap, WordStep, WordTap
from bot.calls import Call, Screen, play_voice, say, show_photo
from bot.domain.member import Member
from bot.domain.visit import Teller, VisitAnswer
from bot.ports import Store
from bot.services import relays, visit_words
from bot.services.visit_words import OwnWords
from bot.views import telling as team_views, visit_words as views
from bot.views.setting import Setting
from handlers.door import App, Knock, door, private
from handlers.telling.going_on import go_on, leave, look, show

_NOTHING = "feedback.nothing_there"
_MOST_TOLD = 10


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    """Show one of the pages about what somebody said."""
    tap = knock.button(OwnWordsTap)
    own = look(knock, store, tap.gathering_id)
    leave(knock, store)
    match tap.page:
        case OwnPage.SHOW:
            return knock.turn_to(views.mine(own, knock.setting))
        case OwnPage.BEGIN:
            return knock.turn_to(views.choose(own, knock.setting))
        case OwnPage.DONE:
            if own.has_any:
                return go_on(knock, store, own)
            return knock.turn_to(views.passed(own, knock.setting))
        case OwnPage.WAYS:
            return knock.turn_to(views.ask_way(own, knock.setting))
        case _:
            assert_never(tap.page)


def on_word(knock: Knock, store: Store) -> Sequence[Call]:
    """Go where a button under one thing that somebody said leads."""
    tap = knock.button(WordTap)
    own = look(knock, store, tap.gathering_id)
    leave(knock, store)
    said = own.of(tap.word)
    if said is None:
        return knock.turn_to(views.mine(own, knock.setting, said=_NOTHING))
    if tap.step is WordStep.HEAR:
        return _played(knock, said)
    if tap.step in {WordStep.TEAM, WordStep.GONE}:
        return _take_back(knock, store, tap)
    return knock.turn_to(_shown(own, said, tap.step, knock.setting))


def _shown(own: OwnWords, said: VisitAnswer, step: WordStep, setting: Setting) -> Screen:
    match step:
        case WordStep.MAY:
            return views.ask_consent(own, said.word, setting)
        case WordStep.WITHDRAW:
            return views.withdrawing(own, said, setting)
        case _:
            return views.one(own, said, setting)


def _played(knock: Knock, said: VisitAnswer) -> Sequence[Call]:
    screen, chat_id = views.replayed(said, knock.setting), knock.spot.chat_id
    if said.voice:
        return [knock.toast(), play_voice(chat_id, screen, said.voice)]
    if said.photo:
        return [knock.toast(), show_photo(chat_id, screen, said.photo)]
    return [knock.toast()]


def _take_back(knock: Knock, store: Store, tap: WordTap) -> Sequence[Call]:
    """Erase somebody's words, or keep them for the team alone; twice changes nothing."""
    which, word = tap.gathering_id, tap.word
    if tap.step is WordStep.GONE:
        key = "feedback.withdrawn"
        own = visit_words.withdraw(
            store, gathering_id=which, member=knock.member, word=word, now=knock.now
        )
    else:
        key = "feedback.for_team"
        own = visit_words.keep_back(
            store, gathering_id=which, member=knock.member, word=word, now=knock.now
        )
    return show(knock, own, views.taken_back(own, key, knock.setting))


def _theirs(knock: Knock, reader: Member) -> Setting:
    return knock.house.setting(reader.language, knock.now)


def on_way(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep how somebody tells it; who tells it after all no more is told to organisers."""
    tap = knock.button(WayTap)
    before = look(knock, store, tap.gathering_id)
    leave(knock, store)
    way = Teller.READ if tap.way is Way.OTHERS else Teller(tap.way.value)
    own = visit_words.tell(
        store, gathering_id=tap.gathering_id, member=knock.member, way=way, now=knock.now
    )
    was_to_tell = before.way in {Teller.ALONE, Teller.TOGETHER}
    missed = _tell_organisers(knock, store, own) if was_to_tell and way is Teller.READ else []
    return [*knock.turn_to(views.way_noted(own, tap.way, knock.setting)), *missed]


def _tell_organisers(knock: Knock, store: Store, own: OwnWords) -> Sequence[Call]:
    member = knock.member
    if member is None or (own.told_at and own.told_at.is_over(knock.now)):
        return []
    there = relays.listeners(store, now=knock.now, but=member.id)[:_MOST_TOLD]
    return [
        say(one.chat_id or 0, team_views.stood_down(own, member.name, _theirs(knock, one)))
        for one in there
    ]


def on_ready(knock: Knock, store: Store) -> Sequence[Call]:
    """« C’est bon »: who tells a visit read their words again."""
    own = look(knock, store, knock.button(ReadyTap).gathering_id)
    return knock.turn_to(views.ready(own, knock.setting))


def register(app: App) -> None:
    for tap, open_ in (
        (OwnWordsTap, on_page),
        (WordTap, on_word),
        (WayTap, on_way),
        (ReadyTap, on_ready),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
