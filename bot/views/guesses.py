"""What is said to a line that nobody asked for."""

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.relays import GuessTap, Relay, RelayTap, WrongGuessTap
from bot.calls import Screen
from bot.domain.gathering import Gathering
from bot.domain.guess import Guess
from bot.views.meetings import announcement, answers_to
from bot.views.setting import Setting


def ask(guess: Guess, gathering: Gathering, setting: Setting) -> Screen:
    """Say what was understood, for which gathering, and have it confirmed."""
    words = setting.words
    answer = words.plain(f"answer.{guess.answer.value}")
    if guess.guests:
        answer = words.plain("error.guess_guests", answer=answer, count=guess.guests)
    text = words(
        "error.guess",
        answer_label=answer,
        meeting_title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
    )
    yes = GuessTap(gathering.id, guess.answer, guess.guests)
    buttons = (
        (setting.button("error.guess_yes", yes),),
        (setting.button("error.guess_no", WrongGuessTap(gathering.id)),),
    )
    return Screen(text, buttons)


def left(gathering: Gathering, setting: Setting) -> Screen:
    """Say that nothing was noted, and let the person choose."""
    text = setting.words("error.guess_left", meeting=announcement(gathering, setting))
    human = (setting.button("button.human", MenuTap(Errand.HUMAN)),)
    return Screen(text, (*answers_to(gathering, setting), human))


def offer(setting: Setting) -> Screen:
    """Offer to pass on what was not understood."""
    pass_on = setting.button("error.pass_on", RelayTap(Relay.FORWARD))
    menu = setting.button("button.menu", MenuTap(Errand.MENU))
    return Screen(setting.words("error.not_understood"), ((pass_on,), (menu,)))


def not_understood(setting: Setting) -> Screen:
    """Answer somebody of whom nothing may be kept yet, not even a line."""
    contact = setting.community.human_contact
    human = setting.button("button.human", MenuTap(Errand.HUMAN))
    menu = setting.button("button.menu", MenuTap(Errand.MENU))
    text = setting.words("error.no_words_yet", human_contact=contact)
    return Screen(text, ((human,), (menu,)))


def use_buttons(setting: Setting) -> Screen:
    """Answer a line where only buttons answer."""
    menu = setting.button("button.menu", MenuTap(Errand.MENU))
    return Screen(setting.words("error.use_buttons"), ((menu,),))


def not_kept(setting: Setting, *, is_written: bool = False) -> Screen:
    """
    Say of a picture, a sound or a file that it is not kept, and who takes it.

    What `is_written` is a line of a report: only words that were typed can be read by all.
    """
    if is_written:
        return Screen(setting.words("desk.write_it"))
    contact = setting.community.human_contact
    human = setting.button("button.human", MenuTap(Errand.HUMAN))
    menu = setting.button("button.menu", MenuTap(Errand.MENU))
    return Screen(setting.words("error.media", human_contact=contact), ((human,), (menu,)))
