"""A call for a place: what a group reads, what organisers see of it, and who answers."""

from collections.abc import Sequence
from dataclasses import replace

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.grammar import base36
from bot.callbacks.meetings import BoardTap
from bot.callbacks.offers import OfferPageTap, OffersTap, TeamDeed
from bot.callbacks.place_calls import CallDeed, PlaceCallTap, RetainAskTap, RetainTap
from bot.callbacks.visits import OfferTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering, Status
from bot.domain.offer import OfferState
from bot.domain.place_call import has_place, wants_place
from bot.services.meetings import Seen
from bot.services.offers_settling import Proposal, Settled
from bot.services.place_calls import Called, CallPage
from bot.texts import Html
from bot.views.meetings import blocks, group_card
from bot.views.offers_mine import topic
from bot.views.setting import Setting

_SETTLING = frozenset({OfferState.PROPOSED, OfferState.ACCEPTED})


def in_group(seen: Seen | Called, setting: Setting) -> Screen:
    """Show a group what one of its messages is about: a gathering, or a call for a place."""
    match seen:
        case Seen():
            return group_card(seen, setting)
        case Called():
            return group_call(seen, setting)


def group_call(called: Called, setting: Setting) -> Screen:
    """Ask a group who can host a meeting: the day and numbers only."""
    gathering = called.gathering
    if called.is_open(setting.now):
        return _call(called, setting)
    if has_place(gathering) and gathering.status is not Status.CANCELLED:
        return Screen(setting.words("venue.found", when=_when(gathering, setting)))
    return ended(setting)


def ended(setting: Setting) -> Screen:
    """Tell a group that no place is sought any more."""
    return Screen(setting.words("venue.ended"))


def _call(called: Called, setting: Setting) -> Screen:
    text = setting.words(
        "venue.group",
        when=_when(called.gathering, setting),
        count=str(called.expected) if called.expected else "",
    )
    url = setting.link(f"l_{base36(called.gathering.id)}")
    answer = Button(setting.words.plain("venue.answer_button"), url=url)
    return Screen(text, ((answer,),))


def _when(gathering: Gathering, setting: Setting) -> str:
    return setting.when(gathering.starts_at) if gathering.starts_at else ""


def seek(gathering: Gathering, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer to look for a place, where one is missing."""
    if not wants_place(gathering, now=setting.now):
        return ()
    return ((_tap(gathering, CallDeed.LOOK, "venue.button", setting),),)


def _tap(gathering: Gathering, deed: CallDeed, key: str, setting: Setting) -> Button:
    return setting.button(key, PlaceCallTap(gathering.id, deed))


def page(shown: CallPage, setting: Setting) -> Screen:
    """Show an organiser what the groups would read; once they do, how many places came."""
    called, back = shown.called, _back(shown.called.gathering, setting)
    if called.is_open(setting.now):
        return _standing(shown, setting)
    if not shown.groups:
        return Screen(setting.words("venue.no_group"), (back,))
    key = "venue.preview_one" if shown.groups == 1 else "venue.preview_many"
    text = blocks(setting.words(key, count=shown.groups), Html(_call(called, setting).text))
    publish = PlaceCallTap(called.gathering.id, CallDeed.PUBLISH)
    button = setting.button("venue.publish_button", publish, style="success")
    return Screen(text, ((button,), back))


def _standing(shown: CallPage, setting: Setting) -> Screen:
    gathering = shown.called.gathering
    when = _when(gathering, setting)
    text = setting.words("venue.standing", when=when, count=shown.answers)
    offers = setting.button("venue.offers_button", OffersTap(0))
    return Screen(text, ((offers,), _back(gathering, setting)))


def published(shown: CallPage, setting: Setting) -> Screen:
    """Say in how many groups the call is read."""
    key = "venue.published_one" if shown.groups == 1 else "venue.published_many"
    text = setting.words(key, count=shown.groups)
    return Screen(text, (_back(shown.called.gathering, setting),))


def _back(gathering: Gathering, setting: Setting) -> Sequence[Button]:
    is_draft = gathering.status is Status.DRAFT
    draft = DraftTap(gathering.id, DraftStep.PREVIEW)
    return (setting.button("offer.back_button", draft if is_draft else BoardTap(gathering.id)),)


def intro(called: Called, setting: Setting) -> Screen:
    """Tell who came from a group what is asked of a host."""
    gathering = called.gathering
    text = setting.words("venue.intro", when=_when(gathering, setting))
    return Screen(text, ((_tap(gathering, CallDeed.ANSWER, "venue.begin_button", setting),),))


def over(setting: Setting) -> Screen:
    """Tell who came late that the call ended; a place is welcome all the same."""
    another = setting.button("venue.another_button", OfferTap())
    return Screen(setting.words("venue.over"), ((another,),))


def choosing(proposal: Proposal, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer to hold the meeting there, while its call stands."""
    offer, called = proposal.offer, proposal.called
    if called is None or offer.state not in _SETTLING or not called.is_open(setting.now):
        return ()
    starts_at = called.gathering.starts_at
    day = setting.day(starts_at.astimezone(setting.zone).date()) if starts_at else ""
    is_draft = called.gathering.status is Status.DRAFT
    tap = RetainTap if is_draft else RetainAskTap
    retain = tap(offer.id, offer.version)
    return ((setting.button("venue.retain_button", retain, style="success", day=day),),)


def sure(proposal: Proposal, setting: Setting) -> Screen:
    """Ask once more: whoever comes is told of the place, and the other hosts are thanked."""
    offer, called = proposal.offer, proposal.called
    when = _when(called.gathering, setting) if called else ""
    text = setting.words("venue.sure", topic=topic(offer), when=when)
    do = setting.button("venue.sure_button", RetainTap(offer.id, offer.version), style="success")
    back = setting.button("offer.back_button", OfferPageTap(offer.id, TeamDeed.OPEN))
    return Screen(text, ((do,), (back,)))


def done(screen: Screen, proposal: Proposal, setting: Setting) -> Screen:
    """Add to the page of an offer the way back to the meeting that is held there."""
    if proposal.called is None:
        return screen
    return replace(screen, buttons=(*screen.buttons, _back(proposal.called.gathering, setting)))


def retained(proposal: Proposal, setting: Setting) -> Html:
    """Say what follows now that a place is chosen."""
    called = proposal.called
    is_draft = called is not None and called.gathering.status is Status.DRAFT
    key = "venue.retained_draft" if is_draft else "venue.retained"
    return setting.words(key, when=_when(called.gathering, setting) if called else "")


def chosen(settled: Settled, setting: Setting) -> Screen:
    """Tell a host that people will meet at their place."""
    offer = settled.offer
    when = setting.when(offer.call_at) if offer.call_at else ""
    return Screen(setting.words("venue.chosen", topic=topic(offer), when=when))
