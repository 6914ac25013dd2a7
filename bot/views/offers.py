"""An offer while it is made: its questions, one message each, and the whole before it is sent."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.callbacks.offers import (
    Audience,
    HostDeed,
    MyOfferTap,
    OfferAudienceTap,
    OfferForTap,
    OfferingStep,
    OfferingTap,
    OfferKindTap,
    OfferLineTap,
    OfferOrganisationTap,
    OfferPhraseTap,
    OfferSizeTap,
    Phrase,
)
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Button, Screen
from bot.domain.gathering import Status
from bot.domain.offer import Offer, OfferKind, OfferState
from bot.domain.offering import LINES, ROOM_SIZES, USUAL_SIZES, Offering, OfferLine
from bot.domain.organisation import Organisation
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]
_VISITS: Final[Mapping[Status, str]] = {
    Status.DRAFT: "prepared",
    Status.CANCELLED: "called_off",
    Status.HELD: "held",
    Status.REPORTED: "held",
}
_PHRASES: Final[Mapping[OfferLine, Sequence[Phrase]]] = {
    OfferLine.ACCESS: (Phrase.LEVEL, Phrase.STEPS),
    OfferLine.EQUIPMENT: (Phrase.TABLES, Phrase.SCREEN, Phrase.PLAIN),
}
_SIZES: Final = {OfferKind.VISIT: USUAL_SIZES, OfferKind.PLACE: ROOM_SIZES}


def choose(
    own: Sequence[Offer], setting: Setting, *, is_organiser: bool = False, why: str = ""
) -> Screen:
    """
    Ask what is offered, once more after saying `why`, a key.

    One's own offers are near, and for organisers those of others.
    """
    mine = ((own_button(one),) for one in own)
    others = ((setting.button("offer.for_somebody_button", OfferForTap(0)),),)
    menu = (setting.button("button.menu", MenuTap(Errand.MENU)),)
    text = setting.words("offer.choose_again" if own else "offer.choose")
    text = blocks(setting.words(why), text) if why else text
    return Screen(text, (kinds(0, setting), *mine, *(others if is_organiser else ()), menu))


def kinds(for_id: int, setting: Setting) -> Sequence[Button]:
    """Return a visit and a place to choose from; `for_id` is for whom, 0 for oneself."""
    return tuple(
        setting.button(f"offer.kind_{kind.value}", OfferKindTap(kind, for_id))
        for kind in OfferKind
    )


def own_button(offer: Offer) -> Button:
    return Button(shortened(offer.topic), MyOfferTap(offer.id, HostDeed.SHOW).pack())


def ask(
    offering: Offering,
    line: OfferLine,
    setting: Setting,
    *,
    organisations: Sequence[Organisation] = (),
    why: str = "",
) -> Screen:
    """
    Ask for one line, once more after saying `why`, a key.

    `organisations` are those in whose name it may be offered.
    """
    words = setting.words
    cancel = (setting.button("offer.cancel_button", OfferingTap(OfferingStep.CANCEL)),)
    if line is OfferLine.ORGANISATION:
        return Screen(words("offer.ask_whose"), (*_whose(organisations, setting), cancel))
    key = f"{offering.kind.value}_{line.value}"
    text = words(f"offer.ask_{key}", step=_step(offering, line, setting))
    text = blocks(*([words(why)] if why else []), *_noted_for(offering, setting), text)
    return Screen(text, (*_answers(offering.kind, line, setting), cancel))


def _noted_for(offering: Offering, setting: Setting) -> Sequence[Html]:
    """Remind an organiser of whom the answers are."""
    name = offering.for_name
    return [setting.words("offer.for_line", name=name)] if name else []


def _step(offering: Offering, line: OfferLine, setting: Setting) -> Html:
    """Say where one is; nothing where a single line is said anew."""
    if offering.is_fixing:
        return Html("")
    asked = offering.lines
    number = asked.index(line) + 1
    key = "offer.first_step" if number == 1 else "offer.step"
    return setting.words(key, number=number, total=len(asked))


def _answers(kind: OfferKind, line: OfferLine, setting: Setting) -> Rows:
    match line:
        case OfferLine.AUDIENCE:
            return (tuple(_audience(one, setting) for one in Audience),)
        case OfferLine.CAPACITY:
            return (tuple(Button(str(size), OfferSizeTap(size).pack()) for size in _SIZES[kind]),)
        case OfferLine.ACCESS | OfferLine.EQUIPMENT:
            return tuple((_phrase(line, one, setting),) for one in _PHRASES[line])
        case _:
            return ()


def _phrase(line: OfferLine, phrase: Phrase, setting: Setting) -> Button:
    return setting.button(f"offer.phrase_{phrase.value}", OfferPhraseTap(line, phrase))


def _audience(audience: Audience, setting: Setting) -> Button:
    return setting.button(f"offer.for_{audience.value}", OfferAudienceTap(audience))


def _whose(organisations: Sequence[Organisation], setting: Setting) -> Rows:
    named = (
        (Button(shortened(one.name), OfferOrganisationTap(one.id).pack()),)
        for one in organisations
    )
    return (*named, (setting.button("offer.own_name_button", OfferOrganisationTap(0)),))


def summary(offering: Offering, organisation: str, setting: Setting, *, why: str = "") -> Screen:
    """Show all that was said, before anybody else reads it; again after saying `why`, a key."""
    words, is_anew = setting.words, bool(offering.offer_id)
    text = blocks(
        *([words(why)] if why else []),
        words(f"offer.summary_{offering.kind.value}"),
        *_noted_for(offering, setting),
        facts(offering, organisation, setting),
        words("offer.keep_ask" if is_anew else "offer.send_ask"),
    )
    send = "offer.keep_changes_button" if is_anew else "offer.send_button"
    buttons = (
        (setting.button(send, OfferingTap(OfferingStep.SEND), style="success"),),
        (
            setting.button("offer.change_button", OfferingTap(OfferingStep.CHANGE)),
            setting.button("offer.cancel_button", OfferingTap(OfferingStep.CANCEL)),
        ),
    )
    return Screen(text, buttons)


def facts(what: Offering | Offer, organisation: str, setting: Setting) -> Html:
    """Say line by line what is offered."""
    return setting.words(
        f"offer.facts_{what.kind.value}",
        topic=what.topic,
        audience=what.audience,
        slots=what.slots,
        access=what.access,
        equipment=what.equipment,
        capacity=what.capacity or "",
        organisation=organisation,
    )


def how_far(offer: Offer) -> str:
    """Return the word for how far an offer is; its host and organisers read it in sentences."""
    if offer.state is not OfferState.ACCEPTED:
        return offer.state.value
    if offer.kind is OfferKind.PLACE:
        return "known"
    return _VISITS.get(offer.status or Status.DRAFT, "announced")


def change(offering: Offering, setting: Setting, *, is_of_several: bool) -> Screen:
    """Offer each line to be said anew."""
    kind = offering.kind.value
    lines = [
        (_line_button(f"{kind}_{line.value}", line, setting),) for line in LINES[offering.kind]
    ]
    if is_of_several:
        whose = OfferLineTap(OfferLine.ORGANISATION)
        lines.append((setting.button("offer.line_whose", whose),))
    back = (setting.button("offer.back_button", OfferingTap(OfferingStep.BACK)),)
    return Screen(setting.words("offer.change_what"), (*lines, back))


def _line_button(name: str, line: OfferLine, setting: Setting) -> Button:
    return setting.button(f"offer.line_{name}", OfferLineTap(line))


def sent(offer: Offer, organisation: str, setting: Setting, *, is_late: bool = False) -> Screen:
    """Thank for an offer, repeat it, and say what follows; `is_late` for the call it answered."""
    text = blocks(_thanks(offer, setting, is_late=is_late), facts(offer, organisation, setting))
    menu = (setting.button("button.menu", MenuTap(Errand.MENU)),)
    return Screen(text, (mend(offer, setting), menu))


def _thanks(offer: Offer, setting: Setting, *, is_late: bool) -> Html:
    if is_late:
        return setting.words("venue.ack_late")
    if offer.call_id is None:
        return setting.words(f"offer.ack_{offer.kind.value}")
    when = setting.when(offer.call_at) if offer.call_at else ""
    return setting.words("venue.ack", when=when)


def answers(offer: Offer, setting: Setting) -> Sequence[Html]:
    """Say to organisers which meeting an offer of a place answers, if it does."""
    if offer.call_id is None:
        return []
    when = setting.when(offer.call_at) if offer.call_at else ""
    return [setting.words("venue.answers", when=when)]


def mend(offer: Offer, setting: Setting) -> Sequence[Button]:
    """Return what a host may do with an offer that is not announced."""
    return (
        setting.button("offer.amend_button", MyOfferTap(offer.id, HostDeed.CHANGE)),
        setting.button("offer.withdraw_button", MyOfferTap(offer.id, HostDeed.WITHDRAW)),
    )


def for_organisers(offer: Offer | None, setting: Setting) -> Sequence[Html]:
    """Say beside a draft what its host said that no member reads; nothing if they said nothing."""
    if offer is None or not (offer.audience or offer.slots):
        return []
    return [setting.words("offer.host_note", audience=offer.audience, slots=offer.slots)]
