"""What hosts read about their own offers."""

from collections.abc import Sequence

from bot.callbacks.offers import (
    DateDeed,
    HostDateTap,
    HostDeed,
    MyOfferTap,
    OfferAnswerTap,
    SkipEntryTap,
)
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Button, Screen
from bot.domain.moments import in_minutes
from bot.domain.offer import Offer
from bot.services.offers import Mine
from bot.services.offers_settling import Settled
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.offers import facts, how_far, mend
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]
TOPIC = 80  # characters of what is offered, where it only reminds of it


def page(mine: Mine, setting: Setting, *, said: str = "") -> Screen:
    """Show a host where their offer stands, and what they can do, after `said`, a key."""
    offer, title = mine.offer, setting.words("offer.mine")
    done = [setting.words(said)] if said else []
    shown = facts(offer, mine.organisation, setting)
    text = blocks(*done, title, shown, state(offer, setting))
    write = setting.button("offer.write_button", OfferAnswerTap(offer.id))
    rows: list[Sequence[Button]] = [*_dates(offer, setting), (write,)]
    if offer.is_open:
        rows.append(mend(offer, setting))
    return Screen(text, (*rows, _menu(setting)))


def state(offer: Offer, setting: Setting) -> Html:
    """Say to its host where an offer stands."""
    if offer.is_open and offer.proposed_at:
        return setting.words("offer.state_date", when=setting.when(offer.proposed_at))
    return setting.words(f"offer.state_{how_far(offer)}")


def _dates(offer: Offer, setting: Setting) -> Rows:
    if not offer.is_open or offer.proposed_at is None:
        return ()
    moment = in_minutes(offer.proposed_at)
    yes = HostDateTap(offer.id, moment, DateDeed.YES)
    other = HostDateTap(offer.id, moment, DateDeed.OTHER)
    return (
        (setting.button("offer.yes_button", yes, style="success"),),
        (setting.button("offer.another_date_button", other),),
    )


def _menu(setting: Setting) -> Sequence[Button]:
    return (setting.button("button.menu", MenuTap(Errand.MENU)),)


def _mine(offer: Offer, setting: Setting) -> Sequence[Button]:
    return (setting.button("offer.mine_button", MyOfferTap(offer.id, HostDeed.SHOW)),)


def topic(offer: Offer) -> str:
    return shortened(offer.topic, limit=TOPIC)


def asked(settled: Settled, setting: Setting) -> Screen:
    """Pass a question on to the host."""
    offer = settled.offer
    text = setting.words(
        "offer.asked", name=settled.by.name, topic=topic(offer), text=settled.text
    )
    answer = setting.button("offer.answer_button", OfferAnswerTap(offer.id))
    return Screen(text, ((answer,), _mine(offer, setting)))


def suggested(settled: Settled, setting: Setting) -> Screen:
    """Ask the host whether a date suits them."""
    offer = settled.offer
    when = setting.when(offer.proposed_at) if offer.proposed_at else ""
    before = setting.when(settled.before) if settled.before else ""
    text = setting.words(
        "offer.date_for_host",
        name=settled.by.name,
        topic=topic(offer),
        when=when,
        instead=setting.words("offer.date_instead", before=before) if before else "",
    )
    renounce = setting.button("offer.renounce_button", MyOfferTap(offer.id, HostDeed.WITHDRAW))
    return Screen(text, (*_dates(offer, setting), (renounce,)))


def undated(settled: Settled, setting: Setting) -> Screen:
    """Tell the host that a date is not asked of them any more."""
    offer, before = settled.offer, settled.before
    text = setting.words(
        "offer.undated_host",
        name=settled.by.name,
        topic=topic(offer),
        when=setting.when(before) if before else "",
    )
    return Screen(text, (_mine(offer, setting),))


def newer_date(offer: Offer, setting: Setting) -> Screen:
    """Pass a wish on, and ask about the date that was suggested while it was typed."""
    when = setting.when(offer.proposed_at) if offer.proposed_at else ""
    text = setting.words("offer.newer_date", when=when)
    return Screen(text, (*_dates(offer, setting), _mine(offer, setting)))


def accepted(settled: Settled, setting: Setting) -> Screen:
    """Tell the host that their offer is welcome."""
    offer = settled.offer
    text = setting.words(f"offer.welcome_{offer.kind.value}", topic=topic(offer))
    return Screen(text, (_mine(offer, setting),))


def declined(settled: Settled, setting: Setting) -> Screen:
    """Tell the host kindly that it will not be, this time."""
    offer = settled.offer
    text = setting.words(
        "offer.declined_host", topic=topic(offer), name=settled.by.name, text=settled.text
    )
    return Screen(text, (_mine(offer, setting),))


def ask_entry(offer: Offer, when: Html, setting: Setting) -> Screen:
    """Thank for a yes to a date, and ask how one gets in."""
    skip = (setting.button("offer.skip_button", SkipEntryTap(offer.id)),)
    text = blocks(setting.words("offer.agreed_host", when=when), setting.words("offer.ask_entry"))
    return Screen(text, (skip,))


def ask_word(offer: Offer, key: str, setting: Setting) -> Screen:
    """Ask for something typed; `key` says what."""
    back = setting.button("offer.cancel_button", MyOfferTap(offer.id, HostDeed.SHOW))
    return Screen(setting.words(key), ((back,),))


def ask_answer(offer: Offer, setting: Setting) -> Screen:
    return ask_word(offer, "offer.ask_answer", setting)


def ask_wish(offer: Offer, setting: Setting) -> Screen:
    return ask_word(offer, "offer.ask_wish", setting)


def said(offer: Offer, key: str, setting: Setting) -> Screen:
    """Say that something was taken in; `key` says how."""
    return Screen(setting.words(key), (_mine(offer, setting), _menu(setting)))


def no_more_asked(offer: Offer, setting: Setting) -> Screen:
    """Say to its host how far an offer is, once nothing more is asked of them."""
    if offer.is_draft:
        return said(offer, "offer.all_noted", setting)
    return Screen(state(offer, setting), (_mine(offer, setting), _menu(setting)))


def ask_withdraw(offer: Offer, setting: Setting) -> Screen:
    """Ask once more, and for no reason."""
    sure = MyOfferTap(offer.id, HostDeed.SURE)
    keep = MyOfferTap(offer.id, HostDeed.SHOW)
    return Screen(
        setting.words("offer.withdraw_ask", topic=topic(offer)),
        (
            (setting.button("offer.withdraw_sure_button", sure, style="danger"),),
            (setting.button("offer.keep_button", keep),),
        ),
    )
