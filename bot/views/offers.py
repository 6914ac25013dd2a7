"""An offer while it is made: its questions, one message each, and the whole before it is sent."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.callbacks.offers import (
    Audience,
    HostDeed,
    MyOfferTap,
    OfferAudienceTap,
    OfferingStep,
    OfferingTap,
    OfferKindTap,
    OfferLineTap,
    OfferOrganisationTap,
    OfferSizeTap,
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
_SIZES: Final = {OfferKind.VISIT: USUAL_SIZES, OfferKind.PLACE: ROOM_SIZES}


def choose(own: Sequence[Offer], setting: Setting) -> Screen:
    """Ask what is offered; one's own offers are near."""
    kinds = tuple(
        setting.button(f"offer.kind_{kind.value}", OfferKindTap(kind)) for kind in OfferKind
    )
    mine = ((own_button(one),) for one in own)
    menu = (setting.button("button.menu", MenuTap(Errand.MENU)),)
    text = setting.words("offer.choose_again" if own else "offer.choose")
    return Screen(text, (kinds, *mine, menu))


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
    text = blocks(words(why), text) if why else text
    return Screen(text, (*_answers(offering.kind, line, setting), cancel))


def _step(offering: Offering, line: OfferLine, setting: Setting) -> Html:
    """Say where one is; nothing where a single line is said anew."""
    if offering.is_fixing:
        return Html("")
    asked = LINES[offering.kind]
    number = asked.index(line) + 1
    key = "offer.first_step" if number == 1 else "offer.step"
    return setting.words(key, number=number, total=len(asked))


def _answers(kind: OfferKind, line: OfferLine, setting: Setting) -> Rows:
    match line:
        case OfferLine.AUDIENCE:
            return (tuple(_audience(one, setting) for one in Audience),)
        case OfferLine.CAPACITY:
            return (tuple(Button(str(size), OfferSizeTap(size).pack()) for size in _SIZES[kind]),)
        case _:
            return ()


def _audience(audience: Audience, setting: Setting) -> Button:
    return setting.button(f"offer.for_{audience.value}", OfferAudienceTap(audience))


def _whose(organisations: Sequence[Organisation], setting: Setting) -> Rows:
    named = (
        (Button(shortened(one.name), OfferOrganisationTap(one.id).pack()),)
        for one in organisations
    )
    return (*named, (setting.button("offer.own_name_button", OfferOrganisationTap(0)),))


def summary(offering: Offering, organisation: str, setting: Setting) -> Screen:
    """Show all that was said, before anybody else reads it."""
    words = setting.words
    text = blocks(
        words(f"offer.summary_{offering.kind.value}"),
        facts(offering, organisation, setting),
        words("offer.send_ask"),
    )
    buttons = (
        (setting.button("offer.send_button", OfferingTap(OfferingStep.SEND), style="success"),),
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


def sent(offer: Offer, setting: Setting) -> Screen:
    """Thank for an offer, and say what follows."""
    mine = MyOfferTap(offer.id, HostDeed.SHOW)
    buttons = (
        (setting.button("offer.mine_button", mine),),
        (setting.button("button.menu", MenuTap(Errand.MENU)),),
    )
    return Screen(setting.words(f"offer.ack_{offer.kind.value}"), buttons)
