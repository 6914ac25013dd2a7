"""A message to many leaves, is stopped, resumed, sent again; and whom it did not reach."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from telegram.ext import CallbackQueryHandler

from bot.callbacks.mailings import MailingsTap, MailingStep, MailingTap, UnreachedTap
from bot.calls import Call
from bot.domain.mailing import MailingTooOld, NudgedLately
from bot.ports import Store
from bot.services import dispatching, following, mailings
from bot.services.following import Progress
from bot.views import mailing_progress as views, menus
from handlers.door import App, Knock, door, private
from handlers.mailings.previewing import lately, show
from handlers.mailings.writing import rewrite


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button of a message to many says."""
    tap = knock.button(MailingTap)
    return _DOORS[tap.step](knock, store, tap.mailing_id)


def _send(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    """Send once, however often the button is tapped; from now on this message shows how far."""
    try:
        sent = dispatching.send(
            store,
            member=knock.member,
            mailing_id=mailing_id,
            community=knock.setting.community,
            now=knock.now,
        )
    except NudgedLately as refusal:
        gathering_id = store.mailings.get(mailing_id).gathering_id or 0
        return knock.turn_to(lately(refusal, gathering_id, knock.setting))
    except MailingTooOld as refusal:
        renewed = mailings.renew(store, member=knock.member, mailing_id=mailing_id, now=knock.now)
        return [knock.alert(refusal.key), *show(knock, store, renewed.id)]
    store.dialogues.end(knock.person.telegram_id)
    placed = replace(sent, chat_id=knock.spot.chat_id, message_id=knock.message_id)
    following.shown(store, placed)
    # Who keeps that message true draws it: two hands might write the older words last.
    return [knock.toast("mailing.sent")]


def _leave(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    mailings.leave(store, member=knock.member, mailing_id=mailing_id)
    store.dialogues.end(knock.person.telegram_id)
    left = menus.with_menu(knock.setting.words("mailing.left"), knock.setting)
    return knock.turn_to(left)


def _stop(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    stopped = following.stop(store, member=knock.member, mailing_id=mailing_id, now=knock.now)
    in_air = stopped.tally.in_air
    said = (
        knock.toast("mailing.stopped_but", count=in_air)
        if in_air
        else knock.toast("mailing.stopped")
    )
    return [said, *_redrawn(knock, stopped)]


def _resume(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    resumed = following.resume(
        store,
        member=knock.member,
        mailing_id=mailing_id,
        community=knock.setting.community,
        now=knock.now,
    )
    return [knock.toast("mailing.resumed"), *_redrawn(knock, resumed)]


def _resend(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    resent = following.resend(
        store,
        member=knock.member,
        mailing_id=mailing_id,
        community=knock.setting.community,
        now=knock.now,
    )
    return [knock.toast("mailing.resent"), *_redrawn(knock, resent)]


def _redrawn(knock: Knock, progress: Progress) -> Sequence[Call]:
    """Draw a page anew, unless it is the message that is kept true by itself."""
    if _is_live(knock, progress):
        return []
    return [knock.redraw(views.progress(progress, knock.setting, is_live=False))]


def _is_live(knock: Knock, progress: Progress) -> bool:
    mailing = progress.mailing
    there = (mailing.chat_id, mailing.message_id)
    return progress.is_shown and there == (knock.spot.chat_id, knock.message_id)


def _look(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    found = following.look(store, member=knock.member, mailing_id=mailing_id, now=knock.now)
    screen = views.progress(found, knock.setting, is_live=False)
    return [knock.toast(), knock.say(screen) if _is_live(knock, found) else knock.redraw(screen)]


def on_unreached(knock: Knock, store: Store) -> Sequence[Call]:
    """Name those to tell another way, in a message of its own the first time."""
    tap = knock.button(UnreachedTap)
    mailing, page = following.unreached(
        store, member=knock.member, mailing_id=tap.mailing_id, number=tap.page
    )
    screen = views.unreached(mailing, page, knock.setting)
    is_live = (mailing.chat_id, mailing.message_id) == (knock.spot.chat_id, knock.message_id)
    return [knock.toast(), knock.say(screen) if is_live else knock.redraw(screen)]


def on_list(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MailingsTap)
    page = following.page(store, member=knock.member, number=tap.page)
    screen = views.listed(page, knock.setting)
    return [knock.toast(), knock.say(screen) if tap.anew else knock.redraw(screen)]


_DOORS: Final = {
    MailingStep.SEND: _send,
    MailingStep.REWRITE: rewrite,
    MailingStep.LEAVE: _leave,
    MailingStep.STOP: _stop,
    MailingStep.RESUME: _resume,
    MailingStep.RESEND: _resend,
    MailingStep.SHOW: _look,
}


def register(app: App) -> None:
    for tap, open_ in (
        (MailingTap, on_step),
        (UnreachedTap, on_unreached),
        (MailingsTap, on_list),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
