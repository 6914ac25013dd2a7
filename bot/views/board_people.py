"""How a list names somebody, and what it says of their answer, for organisers alone."""

from collections.abc import Sequence

from bot.domain.board import Listing, Named
from bot.domain.gathering import Gathering
from bot.domain.member import Channel
from bot.domain.rsvp import Rsvp, Timing, Via, timing
from bot.texts import Html, Words
from bot.views.boards import company, said
from bot.views.labels import shortened
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

_ORGANISATIONS, _NAMES, _NOTE = 50, 30, 50  # signs: eight people share a message


def name_of(person: Named, words: Words) -> str:
    return person.name or words.plain("board.erased")


def named(person: Named, words: Words) -> Html:
    """Name somebody with their organisations."""
    name = name_of(person, words)
    if not person.organisations:
        return words("board.person", name=name)
    return words("board.person_of", name=name, organisations=organisations_of(person, words))


def organisations_of(person: Named, words: Words) -> str:
    """Name somebody’s organisations, as far as they fit."""
    every = person.organisations or words.plain("board.no_organisation")
    return shortened(every, limit=_ORGANISATIONS)


def details(person: Named, listing: Listing, gathering: Gathering, setting: Setting) -> str:
    """Say what surrounds an answer: with whom, when it came, who noted it."""
    words, rsvp = setting.words, person.rsvp
    pieces: list[str] = []
    if listing is Listing.COMING and person.is_first:
        pieces.append(words.plain("board.first"))
    if rsvp:
        pieces += _answer(rsvp, listing, words)
        pieces += _how(person, rsvp, gathering, setting)
    if not person.is_reachable and (rsvp is None or listing is Listing.OTHERWISE):
        pieces += [channel(person, words), shortened(person.contact_note, limit=_NOTE)]
    return ", ".join(piece for piece in pieces if piece)


def _answer(rsvp: Rsvp, listing: Listing, words: Words) -> Sequence[str]:
    pieces: list[str] = []
    if listing in {Listing.TO_CONFIRM, Listing.OTHERWISE}:
        pieces.append(words.plain("board.said_before", answer=said(rsvp.answer, words)))
    if rsvp.guests:
        pieces.append(_guests(rsvp, words))
    if rsvp.listens:
        pieces.append(words.plain("board.listens"))
    if rsvp.stand_in:
        name = shortened(rsvp.stand_in, limit=_NAMES)
        pieces.append(words.plain("board.stand_in", name=name))
    elif rsvp.stand_ins:
        key = "board.stand_ins_one" if rsvp.stand_ins == 1 else "board.stand_ins_many"
        pieces.append(words.plain(key, count=rsvp.stand_ins))
    return pieces


def _guests(rsvp: Rsvp, words: Words) -> str:
    with_them = company(rsvp.guests, words)
    if not rsvp.guest_names:
        return with_them
    names = shortened(rsvp.guest_names, limit=_NAMES)
    return words.plain("board.guests_named", guests=with_them, names=names)


def _how(person: Named, rsvp: Rsvp, gathering: Gathering, setting: Setting) -> Sequence[str]:
    words = setting.words
    when = timing(rsvp, gathering, zone=setting.zone)
    key = said_of(gathering, f"board.timing_{when.value}")
    return [
        "" if when is Timing.BEFORE else words.plain(key),
        _noted(person, rsvp, words),
        words.plain("board.has_word") if rsvp.word else "",
    ]


def _noted(person: Named, rsvp: Rsvp, words: Words) -> str:
    """Say who wrote an answer down; the one who did may have been erased since."""
    if rsvp.entered_by is None:
        return ""
    how = via(rsvp.via, words)
    if not person.noted_by:
        return words.plain("board.noted_alone", via=how)
    return words.plain("board.noted", name=shortened(person.noted_by, limit=_NAMES), via=how)


def via(how: Via, words: Words) -> str:
    known = {Via.PHONE, Via.MAIL, Via.IN_PERSON}
    return words.plain(f"board.via_{how.value}") if how in known else ""


def channel(person: Named, words: Words) -> str:
    """Say how somebody can be reached whom we cannot write to."""
    is_closed = person.channel is Channel.TELEGRAM
    return words.plain(
        "board.telegram_closed" if is_closed else f"board.channel_{person.channel.value}"
    )
