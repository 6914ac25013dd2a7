"""Taps on « Je viens », « Je ne peux pas », « Je ne sais pas encore »."""

from collections.abc import Sequence

from bot.callbacks.people import RsvpTap
from bot.calls import Call, Screen, say
from bot.domain.gathering import GatheringCancelled, GatheringOver, Kind
from bot.domain.places import NoPlaceLeft
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import meetings, rsvps, visit_wishes
from bot.services.rsvps import Answered, Respondent
from bot.views import welcome
from bot.views.companions import question_after
from bot.views.own_cards import own_card
from bot.views.rsvps import first_time, is_today, said
from bot.views.setting import Setting
from bot.views.visit_changes import said_of
from handlers.door import Knock
from handlers.rsvps import full
from handlers.rsvps.group_cards import adopt
from handlers.rsvps.own_card import alert_and_redraw


def on_tap(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep the answer, even of somebody we do not know yet, and say that it is kept."""
    tap = knock.button(RsvpTap)
    try:
        answered = _answer(knock, store, tap)
    except (GatheringCancelled, GatheringOver) as refusal:
        return _too_late(knock, store, tap.gathering_id, refusal.key)
    except NoPlaceLeft as refusal:
        told = full.in_private if knock.is_private else full.in_group
        return told(knock, store, tap.gathering_id, refusal)
    calls = in_private if knock.is_private else _in_group
    return calls(knock, store, answered)


def _answer(knock: Knock, store: Store, tap: RsvpTap) -> Answered:
    if knock.member is None and tap.answer is Answer.YES:
        visit_wishes.check_room(store, gathering_id=tap.gathering_id, now=knock.now)
    return rsvps.answer(
        store,
        gathering_id=tap.gathering_id,
        by=Respondent(knock.person, knock.member),
        answer=tap.answer,
        now=knock.now,
    )


def _in_group(knock: Knock, store: Store, answered: Answered) -> Sequence[Call]:
    adopt(knock, store, answered.gathering.id)
    today = is_today(answered.gathering, knock.setting)
    is_unknown = not answered.member.chat_id
    line = said(answered, knock.own_words, invite=is_unknown, is_today=today)
    return [knock.tell(line), *_write_in_private(knock, store, answered)]


def in_private(knock: Knock, store: Store, answered: Answered) -> Sequence[Call]:
    """Turn the tapped message to one's own card, or to the question that the answer leaves."""
    member, setting = answered.member, knock.setting
    question = question_after(answered, setting)
    if question is None:
        seen = meetings.look_at(store, answered.gathering, member=member)
        question = own_card(seen, setting)
    today = is_today(answered.gathering, setting)
    calls = [knock.tell(said(answered, setting.words, is_today=today)), knock.redraw(question)]
    if answered.before is None and not member.has_agreed:
        calls.append(knock.say(welcome.welcome(member.name, setting)))
    elif answered.is_first_time and not _is_visit(answered):
        calls.append(knock.say(first_time(answered.gathering, setting)))
    return calls


def _write_in_private(knock: Knock, store: Store, answered: Answered) -> Sequence[Call]:
    """After a tap in a group, ask or tell the rest where nobody else reads it."""
    member = answered.member
    if not member.chat_id or not member.has_agreed:
        return []
    setting = knock.house.setting(member.language, knock.now)
    rest = question_after(answered, setting)
    if rest is None and _is_visit(answered):
        rest = _with_address(store, answered, setting)
    elif rest is None and answered.is_first_time:
        rest = first_time(answered.gathering, setting)
    return [say(member.chat_id, rest)] if rest else []


def _with_address(store: Store, answered: Answered, setting: Setting) -> Screen | None:
    """Return the card with where to go, which is for nobody but those who have a place."""
    if answered.is_same or answered.answer is not Answer.YES:
        return None
    return own_card(meetings.look_at(store, answered.gathering, member=answered.member), setting)


def _is_visit(answered: Answered) -> bool:
    return answered.gathering.kind is Kind.VISIT


def _too_late(knock: Knock, store: Store, gathering_id: int, key: str) -> Sequence[Call]:
    """Say so, and let the old card tell the truth."""
    if knock.is_private:
        return alert_and_redraw(knock, store, gathering_id, key)
    adopt(knock, store, gathering_id)
    store.touch(gathering_id)
    return [knock.alert(said_of(store.gatherings.get(gathering_id), key))]
