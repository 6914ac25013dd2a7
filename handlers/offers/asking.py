"""The questions of an offer, one message each, and the whole before it is sent."""

from collections.abc import Sequence
from dataclasses import replace

from bot.calls import Call
from bot.domain.dialogue import Step
from bot.domain.member import Member, NotAnOrganiser
from bot.domain.offer import AlreadyAnnounced, NoSuchOffer, OfferSettled
from bot.domain.offering import STEPS as STEP_OF, Offering, OfferLine
from bot.domain.organisation import Organisation
from bot.ports import Store
from bot.services import offers, offers_for_others
from bot.services.boards import NobodyThere
from bot.views import offers as views
from handlers.door import Knock
from handlers.ending import ending_on

while_it_may_be_offered = ending_on(
    NotAnOrganiser, NobodyThere, NoSuchOffer, OfferSettled, AlreadyAnnounced
)
"""Take a typed line; end the question, and say why, once it leads nowhere any more."""


def go_on(knock: Knock, store: Store, offering: Offering, *, why: str = "") -> Sequence[Call]:
    """Ask for what is missing, or show the whole, after `why` it is shown again, a key."""
    line = offering.missing
    if line:
        return ask(knock, store, offering, line)
    store.dialogues.put(knock.asks(Step.OFFER_READY, **offering.facts()))
    named, organisation = _named(knock, store, offering), whose(knock, store, offering)
    return knock.turn_to(views.summary(named, organisation, knock.setting, why=why))


def ask(
    knock: Knock, store: Store, offering: Offering, line: OfferLine, *, why: str = ""
) -> Sequence[Call]:
    """Ask for one line, after `why` not, a key; what was said before is kept with the question."""
    store.dialogues.put(knock.asks(STEP_OF[line], **offering.facts()))
    theirs = organisations(knock, store, offering) if line is OfferLine.ORGANISATION else ()
    named = _named(knock, store, offering)
    screen = views.ask(named, line, knock.setting, organisations=theirs, why=why)
    return knock.turn_to(screen)


def _named(knock: Knock, store: Store, offering: Offering) -> Offering:
    """Add the name of whom it is noted for: it is kept with nobody's open question."""
    host = _host(knock, store, offering) if offering.for_id else None
    return replace(offering, for_name=host.name) if host else offering


def change(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    """Let each line be said anew."""
    store.dialogues.put(knock.asks(Step.OFFER_READY, **offering.facts()))
    is_of_several = len(organisations(knock, store, offering)) > 1
    return knock.turn_to(views.change(offering, knock.setting, is_of_several=is_of_several))


def organisations(knock: Knock, store: Store, offering: Offering) -> Sequence[Organisation]:
    """Return in whose name it may be offered."""
    host = _host(knock, store, offering)
    return offers.organisations_of(store, host) if host else ()


def _host(knock: Knock, store: Store, offering: Offering) -> Member | None:
    if offering.for_id:
        return offers_for_others.pick(store, knock.member, offering.for_id)
    return knock.member


def whose(knock: Knock, store: Store, offering: Offering) -> str:
    """Return the name of the organisation in whose name it is offered."""
    theirs = organisations(knock, store, offering)
    return next((one.name for one in theirs if one.id == offering.organisation_id), "")
