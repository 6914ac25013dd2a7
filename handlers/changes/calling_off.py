"""« Annuler cette rencontre », and « Finalement maintenue »: two taps each."""

from collections.abc import Sequence
from zlib import crc32

from telegram.ext import CallbackQueryHandler

from bot.callbacks.changes import CancelNowTap, CancelStep, CancelTap
from bot.calls import Call, say
from bot.domain.change import NothingStaged, Staged
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from bot.services import calling_off
from bot.services.calling_off import Done
from bot.views import calling_off as views
from handlers.changes.dates import ask_date
from handlers.changes.stage import ENDED, nothing_waits, while_it_may_change
from handlers.door import App, Knock, Steps, door, private


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Go on; what is done by now, or over, is shown as it stands."""
    tap = knock.button(CancelTap)
    try:
        return _go_on(knock, store, tap)
    except (NothingStaged, *ENDED):
        return nothing_waits(knock, store, tap.gathering_id)


def _go_on(knock: Knock, store: Store, tap: CancelTap) -> Sequence[Call]:
    match tap.step:
        case CancelStep.ASK:
            return _ask_reason(knock, store, tap.gathering_id)
        case CancelStep.NO_REASON:
            return _show(knock, store, tap.gathering_id, "")
        case CancelStep.REINSTATE:
            prospect = calling_off.second_thoughts(
                store, gathering_id=tap.gathering_id, member=knock.member, now=knock.now
            )
            return knock.turn_to(views.ask_to_reinstate(prospect, knock.setting))
        case CancelStep.REINSTATE_NOW:
            return _reinstate(knock, store, tap.gathering_id)
        case CancelStep.OTHER_DATE:
            return _ask_other_date(knock, store, tap.gathering_id)


def _ask_other_date(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Ask for the date that the host offers instead; people hear of it once it is confirmed."""
    gathering = calling_off.reopen(
        store, gathering_id=gathering_id, member=knock.member, now=knock.now
    )
    return ask_date(knock, store, gathering, Staged(gathering.id, gathering.revision))


def _ask_reason(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    prospect = calling_off.prospect(
        store, gathering_id=gathering_id, member=knock.member, now=knock.now
    )
    store.dialogues.put(knock.asks(Step.CANCEL_REASON, gathering_id=gathering_id))
    return knock.turn_to(views.ask_reason(prospect, knock.setting))


def on_reason(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Show the reason as it will be read; one that is typed again replaces it."""
    reason = calling_off.reason_of(knock.text)
    return _show(knock, store, int(dialogue.facts["gathering_id"] or 0), reason)


def _show(knock: Knock, store: Store, gathering_id: int, reason: str) -> Sequence[Call]:
    prospect = calling_off.prospect(
        store, gathering_id=gathering_id, member=knock.member, now=knock.now
    )
    store.dialogues.put(knock.asks(Step.CANCEL_REASON, gathering_id=gathering_id, reason=reason))
    return knock.turn_to(views.ask_to_cancel(prospect, reason, _stamp(reason), knock.setting))


def on_yes(knock: Knock, store: Store) -> Sequence[Call]:
    """Call it off with the reason that was shown, and with no other."""
    tap = knock.button(CancelNowTap)
    try:
        return _cancel(knock, store, tap)
    except (NothingStaged, *ENDED):
        return nothing_waits(knock, store, tap.gathering_id)


def _cancel(knock: Knock, store: Store, tap: CancelNowTap) -> Sequence[Call]:
    reason = _waiting(knock, store, tap.gathering_id)
    if _stamp(reason) != tap.stamp:
        return _show(knock, store, tap.gathering_id, reason)
    done = calling_off.cancel(
        store,
        gathering_id=tap.gathering_id,
        reason=reason,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    store.dialogues.end(knock.person.telegram_id)
    screen = views.cancelled(done, knock.setting)
    return [*knock.turn_to(screen), *_news(knock, done, is_cancelled=True)]


def _reinstate(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    done = calling_off.reinstate(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        community=knock.setting.community,
        now=knock.now,
    )
    screen = views.reinstated(done, knock.setting)
    return [*knock.turn_to(screen), *_news(knock, done, is_cancelled=False)]


def _news(knock: Knock, done: Done, *, is_cancelled: bool) -> Sequence[Call]:
    """Tell the other organisers, each in their own language."""
    return [
        say(
            other.chat_id,
            views.news(
                done, knock.house.setting(other.language, knock.now), is_cancelled=is_cancelled
            ),
        )
        for other in done.others
        if other.chat_id
    ]


def _waiting(knock: Knock, store: Store, gathering_id: int) -> str:
    """Return the reason that was shown. Raises NothingStaged."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not Step.CANCEL_REASON or dialogue.is_stale(knock.now):
        raise NothingStaged
    if dialogue.facts.get("gathering_id") != gathering_id or "reason" not in dialogue.facts:
        raise NothingStaged
    return str(dialogue.facts["reason"] or "")


def _stamp(reason: str) -> int:
    return crc32(reason.encode())


STEPS: Steps = {Step.CANCEL_REASON: while_it_may_change(on_reason)}


def register(app: App) -> None:
    for tap, open_ in ((CancelTap, on_step), (CancelNowTap, on_yes)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
