"""The date that an organiser types for an offered visit, always read back before it leaves."""

from collections.abc import Sequence
from datetime import date

from bot.calls import Call, Screen
from bot.domain import typed_date
from bot.domain.dialogue import Dialogue, Step
from bot.domain.offer import Offer
from bot.ports import Store
from bot.services import offers_settling
from bot.texts import Html
from bot.views import offers_team as views, readings
from bot.views.labels import shortened
from bot.views.meetings import blocks
from handlers.door import Knock, Steps
from handlers.offers.telling import while_it_is_open

_TYPED = 60  # characters of what could not be read, repeated


def ask_date(knock: Knock, store: Store, offer: Offer) -> Sequence[Call]:
    """Ask for a date."""
    store.dialogues.put(knock.asks(Step.OFFER_DATE, offer=offer.id))
    question = knock.setting.words("offer.ask_date")
    return [knock.toast(), knock.say(views.ask(offer, question, knock.setting))]


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Read a date, or the hour of a day that is known."""
    which = int(dialogue.facts["offer"] or 0)
    offer = offers_settling.check_current(store, knock.member, which)
    name = views.host_name(offers_settling.look(store, knock.member, which), knock.setting)
    day = dialogue.facts.get("day")
    known = date.fromisoformat(str(day)) if day else None
    return _hear(knock, store, offer, name, _read(knock, known), day=known)


def _read(knock: Knock, day: date | None) -> typed_date.Reading:
    """Read an hour for the day that is known; a whole new date is welcome too."""
    now, zone = knock.now, knock.setting.zone
    if day:
        reading = typed_date.read_on(day, knock.text, now=now, zone=zone)
        if not isinstance(reading, typed_date.Unclear):
            return reading
    return typed_date.read(knock.text, now=now, zone=zone)


def _hear(
    knock: Knock,
    store: Store,
    offer: Offer,
    name: str,
    reading: typed_date.Reading,
    *,
    day: date | None,
) -> Sequence[Call]:
    setting = knock.setting
    match reading:
        case typed_date.Understood(starts_at, _, note):
            key = readings.NOTES[note] if note else ""
            return _say(knock, views.confirm_date(offer, name, starts_at, setting, note=key))
        case typed_date.NoSuchHour(_, _, proposed_at):
            screen = views.confirm_date(offer, name, proposed_at, setting, note="draft.note_gap")
            return _say(knock, screen)
        case typed_date.NeedsHour(new_day):
            asked = knock.asks(Step.OFFER_DATE, offer=offer.id, day=new_day.isoformat())
            store.dialogues.put(asked)
            return _say(knock, views.ask_hour(offer, new_day, setting))
        case typed_date.Unclear() if day:
            unread = _unread(knock, "offer.hour_unread")
            return _say(knock, views.ask_hour(offer, day, setting, said=unread))
        case _:
            is_unread = isinstance(reading, typed_date.Unclear)
            said = _unread(knock, "offer.date_unread") if is_unread else None
            objection = said or readings.objection(reading, setting)
            return _say(knock, _again(knock, offer, objection))


def _unread(knock: Knock, key: str) -> Html:
    """Repeat what could not be read: perhaps it was meant for another question."""
    return knock.setting.words(key, typed=shortened(knock.text, limit=_TYPED))


def _again(knock: Knock, offer: Offer, objection: Html) -> Screen:
    question = blocks(objection, knock.setting.words("offer.ask_date"))
    return views.ask(offer, question, knock.setting)


def _say(knock: Knock, screen: Screen) -> Sequence[Call]:
    return [knock.say(screen)]


STEPS: Steps = {Step.OFFER_DATE: while_it_is_open(on_typed)}
