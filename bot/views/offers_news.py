"""What organisers are told at once about offers."""

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.offers import OfferPageTap, TeamDeed
from bot.calls import Button, Screen
from bot.domain.offer import Offer
from bot.services.offers import Said
from bot.services.offers_agreeing import Agreed
from bot.services.offers_changing import Amended
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.offers import answers, facts
from bot.views.offers_mine import topic
from bot.views.setting import Setting

_NAME = 40


def made(offer: Offer, name: str, organisation: str, setting: Setting) -> Screen:
    """Tell that somebody offers something."""
    text = setting.words(
        f"offer.new_{offer.kind.value}",
        name=_called(name, setting),
        topic=topic(offer),
        organisation=organisation,
    )
    text = blocks(text, *answers(offer, setting))
    return Screen(text, ((_open(offer, setting),),))


def _called(name: str, setting: Setting) -> str:
    return shortened(name, limit=_NAME) or setting.words.plain("relay.nobody")


def _open(offer: Offer, setting: Setting) -> Button:
    return setting.button("offer.open_button", OfferPageTap(offer.id, TeamDeed.OPEN))


def answered(said: Said, setting: Setting) -> Screen:
    """Pass on what a host wrote."""
    return _said(said, "offer.host_wrote", setting)


def wished(said: Said, setting: Setting) -> Screen:
    """Tell that another date would suit the host better."""
    newer = said.offer.proposed_at
    if said.about is None or newer is None:
        return _said(said, "offer.host_wishes", setting)
    text = setting.words(
        "offer.host_wishes_still",
        name=_called(said.host.name, setting),
        topic=topic(said.offer),
        about=setting.when(said.about),
        text=said.text,
        when=setting.when(newer),
    )
    return Screen(text, ((_open(said.offer, setting),),))


def amended(news: Amended, setting: Setting) -> Screen:
    """Tell that a host says anew what they offer."""
    name = _called(news.host.name, setting)
    key = "offer.host_amends_draft" if news.offer.is_draft else "offer.host_amends"
    text = blocks(
        setting.words(key, name=name, topic=topic(news.offer)),
        facts(news.offer, news.organisation, setting),
    )
    return Screen(text, ((_open(news.offer, setting),),))


def _said(said: Said, key: str, setting: Setting) -> Screen:
    offer = said.offer
    name = _called(said.host.name, setting)
    text = setting.words(key, name=name, topic=topic(offer), text=said.text)
    if not offer.is_open:
        return Screen(text, ((_open(offer, setting),),))
    reply = setting.button("offer.answer_button", OfferPageTap(offer.id, TeamDeed.ASK))
    date = setting.button("offer.date_button", OfferPageTap(offer.id, TeamDeed.DATE))
    return Screen(text, ((date if key == "offer.host_wishes" else reply, _open(offer, setting)),))


def entry(said: Said, setting: Setting) -> Screen:
    """Tell how one gets in."""
    name = _called(said.host.name, setting)
    text = setting.words("offer.host_entry", name=name, topic=topic(said.offer), text=said.text)
    return Screen(text, ((_open(said.offer, setting),),))


def agreed(news: Agreed, setting: Setting) -> Screen:
    """Tell that a date suits the host, and that a visit is prepared."""
    offer = news.offer
    when = setting.when(news.starts_at) if news.starts_at else ""
    text = setting.words(
        "offer.host_agreed", name=_called(news.host.name, setting), topic=topic(offer), when=when
    )
    draft = DraftTap(offer.gathering_id or 0, DraftStep.RESUME)
    return Screen(text, ((setting.button("offer.draft_button", draft),), (_open(offer, setting),)))


def withdrawn(news: Agreed, setting: Setting) -> Screen:
    """Tell that a host withdrew; `news` holds the offer as it was before."""
    key = "offer.host_left_draft" if news.offer.is_draft else "offer.host_left"
    name = _called(news.host.name, setting)
    text = setting.words(key, name=name, topic=topic(news.offer))
    return Screen(text, ((_open(news.offer, setting),),))
