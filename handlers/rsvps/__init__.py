"""Answers: the three buttons, and all that one may add to an answer in private."""

from telegram.ext import CallbackQueryHandler

from bot.callbacks.people import RsvpTap
from bot.callbacks.places import AnotherTap
from bot.callbacks.relays import GuessTap, WrongGuessTap
from bot.callbacks.rsvps import CountedTap, GuestsTap, OwnTap, ReadersTap, StayTap
from bot.callbacks.visits import WaitTap
from bot.domain.dialogue import Step
from handlers.door import App, Steps, door, private
from handlers.rsvps import guests, left_words, stand_ins
from handlers.rsvps.answering import on_tap
from handlers.rsvps.guessed import on_guess, on_wrong_guess
from handlers.rsvps.own_card import a_name, truthful, typed
from handlers.rsvps.steps import on_step
from handlers.rsvps.waiting import on_another, on_wait

STEPS: Steps = {
    Step.RSVP_GUESTS: typed(a_name(guests.on_names)),
    Step.RSVP_STAND_IN: typed(a_name(stand_ins.on_name)),
    Step.RSVP_WORD: typed(left_words.on_word),
}


def register(app: App) -> None:
    app.add_handler(CallbackQueryHandler(door(on_tap), pattern=RsvpTap.pattern()))
    for kind, open_ in (
        (OwnTap, on_step),
        (GuestsTap, guests.on_number),
        (StayTap, guests.on_stay),
        (ReadersTap, left_words.on_readers),
        (CountedTap, stand_ins.on_counted),
        (GuessTap, on_guess),
    ):
        own = door(private(truthful(open_, kind)))
        app.add_handler(CallbackQueryHandler(own, pattern=kind.pattern()))
    wrong = door(private(on_wrong_guess))
    app.add_handler(CallbackQueryHandler(wrong, pattern=WrongGuessTap.pattern()))
    for pattern, open_now in ((WaitTap.pattern(), on_wait), (AnotherTap.pattern(), on_another)):
        app.add_handler(CallbackQueryHandler(door(private(open_now)), pattern=pattern))
