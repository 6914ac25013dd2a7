"""What people type, outside a command: the answer to an open question, or out of the blue."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.relays import GuessTap, WrongGuessTap
from bot.calls import Call
from bot.domain import guess
from bot.domain.dialogue import Step
from bot.domain.guess import Courtesy, Guess
from bot.domain.rsvp import Via
from bot.ports import Store
from bot.services import companions, guesses, meetings, rsvps
from bot.services.rsvps import Respondent
from bot.views import guesses as views, menus, welcome
from bot.views.companions import question_after
from bot.views.own_cards import own_card
from bot.views.rsvps import said
from handlers.door import App, Knock, Steps, door, private


class Typed:
    """The door for typed lines; it knows which question leads to which door."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def on_text(self, knock: Knock, store: Store) -> Sequence[Call]:
        dialogue = store.dialogues.of(knock.person.telegram_id)
        if dialogue is None or dialogue.step is Step.RELAY_OFFER:
            return _out_of_the_blue(knock, store)
        if dialogue.is_stale(knock.now):
            store.dialogues.end(knock.person.telegram_id)
            return _understood(knock, store) or _expired(knock)
        step = self._steps.get(dialogue.step)
        if step is None:  # a question that only buttons answer
            return [knock.say(views.use_buttons(knock.setting))]
        return step(knock, store, dialogue)


def _out_of_the_blue(knock: Knock, store: Store) -> Sequence[Call]:
    """Guess, to be confirmed with a button; else offer to pass the line on to a person."""
    understood = _understood(knock, store)
    if understood:
        return understood
    if knock.member is None or not knock.member.has_agreed:
        return [knock.say(views.not_understood(knock.setting))]
    store.dialogues.put(knock.asks(Step.RELAY_OFFER, text=knock.text))
    return [knock.say(views.offer(knock.setting))]


def _understood(knock: Knock, store: Store) -> Sequence[Call]:
    """Answer what every word of is known; nothing to say otherwise."""
    meant = guess.read(knock.text, today=knock.setting.today)
    match meant:
        case Guess():
            zone = knock.setting.zone
            gathering = guesses.gathering_of(store, meant, now=knock.now, zone=zone)
            return [knock.say(views.ask(meant, gathering, knock.setting))] if gathering else []
        case Courtesy():
            kind = menus.courtesy(meant, knock.setting, is_organiser=knock.is_organiser)
            return [knock.say(kind)]
        case None:
            return []


def _expired(knock: Knock) -> Sequence[Call]:
    contact = knock.setting.community.human_contact
    text = knock.setting.words("start.expired", human_contact=contact)
    return [knock.say(menus.with_menu(text, knock.setting))]


def on_guess(knock: Knock, store: Store) -> Sequence[Call]:
    """Record what was guessed right, and show the card where it can be changed."""
    tap = knock.button(GuessTap)
    answered = rsvps.answer(
        store,
        gathering_id=tap.gathering_id,
        by=Respondent(knock.person, knock.member, via=Via.TEXT),
        answer=tap.answer,
        now=knock.now,
    )
    member = answered.member
    if tap.guests:
        companions.bring(
            store,
            gathering_id=tap.gathering_id,
            member=member,
            guests=tap.guests,
            now=knock.now,
        )
    seen = meetings.look_at(store, answered.gathering, member=member)
    asked = question_after(answered, knock.setting)
    card = knock.redraw(asked or own_card(seen, knock.setting))
    calls = [knock.tell(said(answered, knock.setting.words)), card]
    if answered.before is None and not member.has_agreed:
        calls.append(knock.say(welcome.welcome(member.name, knock.setting)))
    return calls


def on_wrong_guess(knock: Knock, store: Store) -> Sequence[Call]:
    gathering_id = knock.button(WrongGuessTap).gathering_id
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    return knock.turn_to(views.left(seen.gathering, knock.setting))


def on_command(knock: Knock, _: Store) -> Sequence[Call]:
    """An unknown word with a slash: show the menu, never « unknown command »."""
    return [knock.say(menus.menu(knock.setting, is_organiser=knock.is_organiser))]


def on_other(knock: Knock, _: Store) -> Sequence[Call]:
    return [knock.say(views.not_kept(knock.setting))]


def on_old_button(_: Knock, __: Store) -> Sequence[Call]:
    raise UnreadableButton


# Polls, dice, stories, and kinds that do not exist yet; what Telegram itself tells is no message.
_OTHER = ~filters.Sticker.ALL & ~filters.StatusUpdate.ALL


def register(app: App, steps: Steps) -> None:
    """Come last: these doors take what no other took."""
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(in_private & filters.COMMAND, door(on_command)))
    app.add_handler(MessageHandler(in_private & filters.TEXT, door(Typed(steps).on_text)))
    app.add_handler(MessageHandler(in_private & _OTHER, door(on_other)))
    for tap, open_ in ((GuessTap, on_guess), (WrongGuessTap, on_wrong_guess)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
    app.add_handler(CallbackQueryHandler(door(on_old_button)))
