"""One's own answers after meetings: read again, changed, taken back."""

from collections.abc import Sequence
from typing import assert_never

from telegram.ext import CallbackQueryHandler

from bot.callbacks.feedbacks import MineTap, NothingLeftTap, OwnFeedbackTap, OwnStep
from bot.calls import Call, Screen
from bot.domain.asking_after import Asking, Question
from bot.ports import Store
from bot.services import own_feedback
from bot.views import feedbacks as asking_views, own_feedbacks as views
from handlers.door import App, Knock, door, private
from handlers.feedbacks.going_on import go_on, leave, look, put
from handlers.lost_voices import tell_of

_NOTHING = "feedback.nothing_there"


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Go where a button under one's own answers leads."""
    tap = knock.button(OwnFeedbackTap)
    asking = look(knock, store, tap.gathering_id)
    match tap.step:
        case OwnStep.BEGIN:
            calls = put(knock, store, asking, asking.first)
        case OwnStep.SENTENCE:
            calls = put(knock, store, asking, Question.SENTENCE)
        case OwnStep.ON:
            calls = go_on(knock, store, asking, after=Question.SENTENCE)
        case OwnStep.QUOTE | OwnStep.WITHDRAW | OwnStep.WHOLE | OwnStep.SHOW:
            leave(knock, store)
            calls = knock.turn_to(_shown(asking, tap.step, knock))
        case OwnStep.TEAM | OwnStep.GONE:
            calls = _take_back(knock, store, tap)
        case _:
            assert_never(tap.step)
    return calls


def _shown(asking: Asking, step: OwnStep, knock: Knock) -> Screen:
    """Show what can be shown."""
    if step is OwnStep.SHOW:
        return views.mine(asking, knock.setting)
    if step is OwnStep.WHOLE:
        return views.withdrawing_all(asking, knock.setting)
    return _about_words(asking, step, knock)


def _about_words(asking: Asking, step: OwnStep, knock: Knock) -> Screen:
    """Ask about a sentence; of one that is gone, say so."""
    if not asking.has_words:
        return views.mine(asking, knock.setting, said=_NOTHING)
    if step is OwnStep.WITHDRAW:
        return views.withdrawing(asking, knock.setting)
    question = asking.after(Question.SENTENCE)
    if question is Question.QUOTE:
        return asking_views.ask(asking, question, knock.setting)
    return views.mine(asking, knock.setting)


def _take_back(knock: Knock, store: Store, tap: OwnFeedbackTap) -> Sequence[Call]:
    """Erase a sentence, or keep it for the team alone; twice changes nothing."""
    leave(knock, store)
    which, member = tap.gathering_id, knock.member
    if tap.step is OwnStep.GONE:
        key = "feedback.withdrawn"
        asking = own_feedback.withdraw(store, gathering_id=which, member=member, now=knock.now)
    else:
        asking = own_feedback.keep_back(store, gathering_id=which, member=member, now=knock.now)
        key = "feedback.for_team" if asking.has_words else _NOTHING
    shown = knock.turn_to(views.taken_back(asking, key, knock.setting))
    return [*shown, *tell_of(knock, asking.lost)]


def on_nothing_left(knock: Knock, store: Store) -> Sequence[Call]:
    """Erase all that somebody answered; twice changes nothing, nor does a button of before."""
    tap = knock.button(NothingLeftTap)
    leave(knock, store)
    asking = own_feedback.withdraw_all(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        feedback_id=tap.feedback_id,
        now=knock.now,
    )
    if asking.feedback is not None:
        return knock.turn_to(views.mine(asking, knock.setting))
    shown = knock.turn_to(views.all_taken_back(asking, knock.setting))
    return [*shown, *tell_of(knock, asking.lost)]


def on_list(knock: Knock, store: Store) -> Sequence[Call]:
    """Show after which meetings somebody said something."""
    page = own_feedback.listed(store, member=knock.member, number=knock.button(MineTap).page)
    return knock.turn_to(views.listed(page, knock.setting))


def register(app: App) -> None:
    for pattern, open_ in (
        (OwnFeedbackTap.pattern(), on_step),
        (NothingLeftTap.pattern(), on_nothing_left),
        (MineTap.pattern(), on_list),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
