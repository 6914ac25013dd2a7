"""Steps from one's own card: more buttons, listening, taking an answer back, having missed it."""

from collections.abc import Mapping, Sequence

from bot.callbacks.rsvps import OwnStep, OwnTap
from bot.calls import Call
from bot.domain.gathering import Gathering, GatheringOver, Kind
from bot.ports import Store
from bot.services import companions, meetings, rsvps
from bot.services.rsvps import Respondent
from bot.views import visit_cards
from bot.views.own_cards import more
from bot.views.rsvps import missed_report
from handlers.door import Knock
from handlers.rsvps import guests, left_words, stand_ins
from handlers.rsvps.own_card import OwnDoor, card_of, leave_question, with_card
from handlers.rsvps.team import tell_team


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Go where a button of one's own card leads."""
    tap = knock.button(OwnTap)
    return DOORS[tap.step](knock, store, tap.gathering_id)


def _on_card(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    leave_question(knock, store)
    return knock.turn_to(card_of(knock, store, gathering_id))


def _on_more(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    rsvp = rsvps.own(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    if seen.gathering.kind is Kind.VISIT:
        return knock.turn_to(visit_cards.more(seen, knock.setting))
    return knock.turn_to(more(rsvp, knock.setting))


def _on_listen(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    return _listen(knock, store, gathering_id, listens=True)


def _on_speak(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    return _listen(knock, store, gathering_id, listens=False)


def _listen(knock: Knock, store: Store, gathering_id: int, *, listens: bool) -> Sequence[Call]:
    companions.listen(
        store, gathering_id=gathering_id, member=knock.member, listens=listens, now=knock.now
    )
    key = "rsvp.listening" if listens else "rsvp.speaking"
    return with_card(knock, store, gathering_id, key)


def _on_withdraw(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    is_done = rsvps.withdraw(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
    key = "rsvp.withdrawn" if is_done else "rsvp.nothing_to_withdraw"
    return with_card(knock, store, gathering_id, key)


def _on_missed(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Keep an excuse that comes afterwards; once the report is out, pass it on instead."""
    answered = rsvps.could_not_come(
        store,
        gathering_id=gathering_id,
        by=Respondent(knock.person, knock.member),
        now=knock.now,
    )
    if answered is None:
        return _pass_on(knock, store, store.gatherings.get(gathering_id))
    key = "rsvp.same" if answered.is_same else "late.recorded"
    return with_card(knock, store, gathering_id, key)


def _pass_on(knock: Knock, store: Store, gathering: Gathering) -> Sequence[Call]:
    if knock.member is None:
        raise GatheringOver
    member = knock.member
    told = tell_team(
        knock,
        store,
        about=member,
        draw=lambda setting: missed_report(member.name, gathering, setting),
    )
    card = card_of(knock, store, gathering.id)
    return [knock.alert("late.passed_on"), knock.redraw(card), *told]


DOORS: Mapping[OwnStep, OwnDoor] = {
    OwnStep.CARD: _on_card,
    OwnStep.MORE: _on_more,
    OwnStep.GUESTS: guests.on_ask,
    OwnStep.UNNAMED: guests.on_unnamed,
    OwnStep.LISTEN: _on_listen,
    OwnStep.SPEAK: _on_speak,
    OwnStep.WORD: left_words.on_show,
    OwnStep.WRITE: left_words.on_write,
    OwnStep.UNSAY: left_words.on_unsay,
    OwnStep.INSTEAD: stand_ins.on_ask,
    OwnStep.WITHDRAW: _on_withdraw,
    OwnStep.MISSED: _on_missed,
}
