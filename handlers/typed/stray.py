"""A line out of the blue: what it may answer is asked, and the rest offered to a person."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.relays import StrayTap
from bot.calls import Call
from bot.domain import guess
from bot.domain.guess import Courtesy, Guess
from bot.ports import Store
from bot.services import guesses, meetings, offers, offers_asked, stray_lines
from bot.services.guesses import Meant
from bot.views import guesses as views, menus, offers_asked as questions, offers_mine
from bot.views.own_cards import own_card
from handlers.door import App, Knock, door, private


def answered(knock: Knock, store: Store, line: str) -> Sequence[Call]:
    """Guess, to be confirmed with a button; else offer to pass the line on to a person."""
    return (
        understood(knock, store, line)
        or _question(knock, store, line)
        or _nothing_that_day(knock, store, line)
        or _not_understood(knock, store, line)
    )


def understood(knock: Knock, store: Store, line: str) -> Sequence[Call]:
    """Answer what every word of is known; nothing to say otherwise."""
    meant = guess.read(line, today=knock.setting.today)
    match meant:
        case Guess():
            about = _meant_by(knock, store, meant)
            if guess.is_bare(line) and not about.is_offered:
                asked = _date(knock, store, meant) or _question(knock, store, line)
                return asked or _about_which(knock, store, meant, about)
            return _date(knock, store, meant, about) or _about_which(knock, store, meant, about)
        case Courtesy():
            kind = menus.courtesy(meant, knock.setting, is_organiser=knock.is_organiser)
            return [knock.say(kind)]
        case None:
            return []


def _meant_by(knock: Knock, store: Store, meant: Guess) -> Meant:
    zone = knock.setting.zone
    return guesses.meant_by(store, meant, member=knock.member, now=knock.now, zone=zone)


def _about_which(knock: Knock, store: Store, guessed: Guess, about: Meant) -> Sequence[Call]:
    """Ask about the gathering that is meant, or which one; an offered place is shown again."""
    if not about.found:
        return []
    if len(about.found) > 1:
        return [knock.say(views.ask_which(guessed, about.found, knock.setting))]
    which = about.found[0].gathering_id
    seen = meetings.show(store, gathering_id=which, member=knock.member)
    if about.is_offered:
        return [knock.say(own_card(seen, knock.setting))]
    return [knock.say(views.ask(guessed, seen.gathering, knock.setting))]


def _date(knock: Knock, store: Store, meant: Guess, about: Meant | None = None) -> Sequence[Call]:
    """
    Show a host again the date that was suggested to them, with its buttons.

    Beside gatherings that an answer may be `about`, only if it is the day that was named.
    """
    offer = offers_asked.date_for(store, knock.member, now=knock.now)
    if offer is None or offer.proposed_at is None:
        return []
    zone = knock.setting.zone
    if about and not guesses.is_sooner(meant, offer.proposed_at, than=about, zone=zone):
        return []
    mine = offers.show(store, knock.member, offer.id)
    return [knock.say(offers_mine.page(mine, knock.setting))]


def _question(knock: Knock, store: Store, line: str) -> Sequence[Call]:
    """Ask a host whether a line answers what organisers asked them."""
    agreed = knock.member if knock.member and knock.member.has_agreed else None
    asked = offers_asked.question_for(store, agreed, now=knock.now)
    if asked is None:
        return []
    number = stray_lines.keep(store, knock.person.telegram_id, line, now=knock.now)
    return [knock.say(questions.is_it_this(asked, number, knock.setting))]


def _nothing_that_day(knock: Knock, store: Store, line: str) -> Sequence[Call]:
    """
    Say of a day to come that nothing is announced then, and show what is.

    Where something else than was named is announced then, ask whether that is meant.
    """
    today = knock.setting.today
    meant = guess.read(line, today=today)
    if not isinstance(meant, Guess) or meant.day is None or meant.day <= today:
        return []
    about = _meant_by(knock, store, replace(meant, kind=None))
    if about.found:
        return _about_which(knock, store, meant, about)
    coming = guesses.coming(store, knock.member, now=knock.now)
    if not coming:
        return []
    number = _kept(knock, store, line)
    return [knock.say(views.nothing_on(meant.day, coming, number, knock.setting))]


def _not_understood(knock: Knock, store: Store, line: str) -> Sequence[Call]:
    """Offer to pass a line on; of who has agreed to nothing yet, no line is kept."""
    number = _kept(knock, store, line)
    if number is None:
        return [knock.say(views.not_understood(knock.setting))]
    return [knock.say(views.offer(number, knock.setting))]


def _kept(knock: Knock, store: Store, line: str) -> int | None:
    """Keep a line to be passed on, and return its number; None for who has agreed to nothing."""
    if knock.member is None or not knock.member.has_agreed:
        return None
    return stray_lines.keep(store, knock.person.telegram_id, line, now=knock.now)


def on_other(knock: Knock, store: Store) -> Sequence[Call]:
    """Read as usual a line that was no answer to what its writer was asked."""
    number = knock.button(StrayTap).line
    line = stray_lines.read(store, knock.person.telegram_id, number, now=knock.now)
    if line is None:
        raise UnreadableButton
    stray_lines.let_go(store, knock.person.telegram_id, number, now=knock.now)
    meant = guess.read(line, today=knock.setting.today)
    about = _meant_by(knock, store, meant) if isinstance(meant, Guess) else Meant([])
    if isinstance(meant, Guess) and about.found:
        return [knock.toast(), *_about_which(knock, store, meant, about)]
    return [knock.toast(), *_not_understood(knock, store, line)]


def register(app: App) -> None:
    pattern = StrayTap.pattern()
    app.add_handler(CallbackQueryHandler(door(private(on_other)), pattern=pattern))
