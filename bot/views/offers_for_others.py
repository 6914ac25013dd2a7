"""An offer that an organiser notes for somebody: for whom, and what they are told."""

from collections.abc import Sequence

from bot.callbacks.offers import (
    HostDeed,
    MyOfferTap,
    OfferForTap,
    OfferFoundTap,
    OfferingStep,
    OfferingTap,
    OfferNewcomerTap,
    OfferPageTap,
    TeamDeed,
)
from bot.calls import Button, Screen
from bot.domain.board import Slice
from bot.domain.directory import Listed
from bot.domain.member import Member
from bot.domain.offer import Offer
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.offers import facts, kinds, mend
from bot.views.offers_mine import topic
from bot.views.setting import Setting
from bot.views.turning import turning


def ask_who(setting: Setting) -> Screen:
    """Ask who offers something."""
    return Screen(setting.words("offer.ask_for_whom"), (_leave(setting),))


def found(page: Slice[Listed], typed: str, setting: Setting) -> Screen:
    """Show who was found; somebody new can always be added."""
    add = setting.button("behalf.add", OfferNewcomerTap(), name=shortened(typed, limit=24))
    rows = [(_person(one, setting),) for one in page.shown]
    key = "behalf.found" if page.shown else "behalf.not_found"
    turn = turning(page, OfferFoundTap, setting)
    return Screen(setting.words(key, typed=typed), (*rows, *turn, (add,), _leave(setting)))


def _person(one: Listed, setting: Setting) -> Button:
    name = one.member.name or setting.words.plain("relay.nobody")
    label = f"{name}, {one.organisation}" if one.organisation else name
    return Button(shortened(label), OfferForTap(one.member.id).pack())


def _leave(setting: Setting) -> Sequence[Button]:
    return (setting.button("offer.cancel_button", OfferingTap(OfferingStep.CANCEL)),)


def ask_kind(who: Member, setting: Setting) -> Screen:
    """Ask what somebody else offers."""
    text = setting.words("offer.choose_for", name=who.name)
    return Screen(text, (kinds(who.id, setting), _leave(setting)))


def noted(offer: Offer, host: Member, setting: Setting, *, is_told: bool) -> Screen:
    """Say to the organiser what was kept, and whether its host was told."""
    key = "offer.noted_told" if is_told else "offer.noted"
    text = setting.words(key, name=host.name, topic=topic(offer))
    tap = OfferPageTap(offer.id, TeamDeed.OPEN)
    return Screen(text, ((setting.button("offer.open_button", tap),),))


def for_host(offer: Offer, by: Member, organisation: str, setting: Setting) -> Screen:
    """Ask the host whether what was noted for them is right: their own word wins."""
    text = blocks(
        setting.words("offer.noted_for_you", name=by.name),
        facts(offer, organisation, setting),
        setting.words("offer.noted_ask"),
    )
    right = setting.button("offer.right_button", MyOfferTap(offer.id, HostDeed.RIGHT))
    return Screen(text, ((right,), mend(offer, setting)))
