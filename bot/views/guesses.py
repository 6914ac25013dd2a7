"""What is said to a line that nobody asked for."""

from collections.abc import Sequence
from datetime import date

from bot.callbacks.meetings import ShowTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.relays import GuessTap, PassOnTap, WrongGuessTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.guess import Guess
from bot.domain.listing import Listed
from bot.services.guesses import MOST_ASKED
from bot.views.labels import shortened
from bot.views.meetings import announcement, answers_to, titled
from bot.views.setting import Setting
from bot.views.visit_changes import said_of


def ask(guess: Guess, gathering: Gathering, setting: Setting) -> Screen:
    """Say what was understood, for which gathering, and have it confirmed."""
    text = setting.words(
        "error.guess",
        answer_label=_understood(guess, setting),
        meeting_title=titled(gathering.kind, gathering.title, setting),
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
    )
    yes = GuessTap(gathering.id, guess.answer, guess.guests)
    buttons = (
        (setting.button("error.guess_yes", yes),),
        (setting.button("error.guess_no", WrongGuessTap(gathering.id)),),
    )
    return Screen(text, buttons)


def ask_which(guess: Guess, found: Sequence[Listed], setting: Setting) -> Screen:
    """Say what was understood, and ask for which of several gatherings; none is noted before."""
    text = setting.words("error.guess_which", answer_label=_understood(guess, setting))
    rows = [
        (
            Button(
                _label(one, setting), GuessTap(one.gathering_id, guess.answer, guess.guests).pack()
            ),
        )
        for one in found[:MOST_ASKED]
    ]
    none = setting.button("error.guess_none", WrongGuessTap(found[0].gathering_id))
    return Screen(text, (*rows, (none,)))


def nothing_on(day: date, coming: Sequence[Listed], line: int | None, setting: Setting) -> Screen:
    """Say that nothing is announced on a day, lead to what is, or to a person with the line."""
    rows = [(Button(_label(one, setting), ShowTap(one.gathering_id).pack()),) for one in coming]
    human = setting.button("button.human", MenuTap(Errand.HUMAN))
    pass_on = setting.button("error.pass_it_on", PassOnTap(line)) if line else human
    return Screen(setting.words("error.nothing_on", day=setting.day(day)), (*rows, (pass_on,)))


def _understood(guess: Guess, setting: Setting) -> str:
    answer = setting.words.plain(f"answer.{guess.answer.value}")
    if not guess.guests:
        return answer
    return setting.words.plain("error.guess_guests", answer=answer, count=guess.guests)


def _label(one: Listed, setting: Setting) -> str:
    """Name a gathering by its day first: that is what people remember."""
    title = titled(one.kind, one.title, setting)
    if one.starts_at is None:
        return shortened(title)
    day = setting.day(one.starts_at.astimezone(setting.zone).date())
    return shortened(setting.words.plain("error.guess_line", day=day, title=title))


def left(gathering: Gathering, setting: Setting) -> Screen:
    """Say that nothing was noted, and let the person choose."""
    key = said_of(gathering, "error.guess_left")
    text = setting.words(key, meeting=announcement(gathering, setting))
    human = (setting.button("button.human", MenuTap(Errand.HUMAN)),)
    return Screen(text, (*answers_to(gathering, setting), human))


def offer(line: int, setting: Setting) -> Screen:
    """Offer to pass on what was not understood; `line` is its number."""
    pass_on = setting.button("error.pass_on", PassOnTap(line))
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
