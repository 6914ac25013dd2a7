"""« Quelqu’un d’autre viendra », and « C’est bien vous ? » when that person answers alone."""

from collections.abc import Sequence

from bot.callbacks.rsvps import CountedTap, Reply
from bot.calls import Call
from bot.domain.dialogue import Step
from bot.domain.places import NoPlaceLeft
from bot.domain.rsvp import Answer, NoAnswerYet
from bot.ports import Store
from bot.services import companions, meetings, members, rsvps
from bot.views.companions import ask_instead, instead, to_forward
from handlers.door import Knock
from handlers.rsvps.answering import in_private
from handlers.rsvps.own_card import alert_and_redraw, with_card


def on_ask(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Ask somebody who cannot come who does; the name is typed."""
    members.check_agreed(knock.member)
    rsvp = rsvps.own(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
    if rsvp.answer is not Answer.NO:
        raise NoAnswerYet
    store.dialogues.put(knock.asks(Step.RSVP_STAND_IN, gathering=gathering_id))
    return knock.turn_to(ask_instead(gathering_id, knock.setting))


def on_name(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Count that person, and give a message to pass on; nobody is asked twice."""
    done = companions.send_instead(
        store,
        gathering_id=gathering_id,
        member=knock.member,
        text=knock.text,
        now=knock.now,
    )
    store.dialogues.end(knock.person.telegram_id)
    told = knock.say(instead(done, knock.setting))
    return [told] if done.comes_already else [told, knock.say(to_forward(done, knock.setting))]


def on_counted(knock: Knock, store: Store) -> Sequence[Call]:
    """Count once whom a colleague had counted; a second tap changes nothing."""
    tap = knock.button(CountedTap)
    if not _comes(knock, store, tap.gathering_id):
        return _of_full(knock, store, tap)
    if tap.reply is Reply.NO:
        return with_card(knock, store, tap.gathering_id, "counted.apart")
    companions.was_counted(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        host_id=tap.host_id,
        now=knock.now,
    )
    return with_card(knock, store, tap.gathering_id, "counted.once")


def _comes(knock: Knock, store: Store, gathering_id: int) -> bool:
    mine = meetings.show(store, gathering_id=gathering_id, member=knock.member).rsvp
    return mine is not None and mine.answer is Answer.YES


def _of_full(knock: Knock, store: Store, tap: CountedTap) -> Sequence[Call]:
    """Let somebody come to a full visit in the place taken for them, or ask whether they wait."""
    which = tap.gathering_id
    if tap.reply is Reply.NO:
        return with_card(knock, store, which, "visit.full_toast")
    answered = companions.come_as_counted(
        store, gathering_id=which, member=knock.member, host_id=tap.host_id, now=knock.now
    )
    if answered is None:  # the colleague comes alone by now
        return alert_and_redraw(knock, store, which, NoPlaceLeft.key)
    return in_private(knock, store, answered)
