"""What was said of an offer is sent: a new one, one that was changed, one of somebody else."""

from collections.abc import Sequence

from bot.calls import Call
from bot.domain.offering import Offering
from bot.ports import Store
from bot.services import offers, offers_changing, offers_for_others, relays
from bot.services.offers import Mine
from bot.views import offers as views, offers_for_others as for_others, offers_mine, offers_news
from handlers.door import Knock
from handlers.offers.asking import whose
from handlers.offers.telling import tell


def send(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    """Keep what was said; whoever organises, and its host, hear of it as they should."""
    if offering.offer_id:
        calls = _amended(knock, store, offering)
    elif offering.for_id:
        calls = _noted(knock, store, offering)
    else:
        calls = _made(knock, store, offering)
    store.dialogues.end(knock.person.telegram_id)
    return calls


def _made(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    made = offers.make(store, knock.member, offering, now=knock.now)
    is_late = bool(offering.call_id) and made.call_id is None
    name = knock.member.name if knock.member else ""
    organisation = whose(knock, store, offering)
    told = tell(
        knock,
        relays.listeners(store, now=knock.now, but=made.member_id),
        lambda setting: offers_news.made(made, name, organisation, setting),
    )
    return [*knock.turn_to(views.sent(made, organisation, knock.setting, is_late=is_late)), *told]


def _amended(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    news = offers_changing.amend(store, knock.member, offering, now=knock.now)
    mine = Mine(news.offer, news.organisation)
    screen = offers_mine.page(mine, knock.setting, said="offer.amended")
    told = tell(knock, news.readers, lambda setting: offers_news.amended(news, setting))
    return [*knock.turn_to(screen), *told]


def _noted(knock: Knock, store: Store, offering: Offering) -> Sequence[Call]:
    organisation = whose(knock, store, offering)
    news = offers_for_others.make(store, knock.member, offering, now=knock.now)
    made, host, by = news.offer, news.host, news.by
    letter = tell(
        knock, [host], lambda setting: for_others.for_host(made, by, organisation, setting)
    )
    others = tell(
        knock,
        news.readers,
        lambda setting: offers_news.made(made, host.name, organisation, setting),
    )
    screen = for_others.noted(made, host, knock.setting, is_told=bool(letter))
    return [*knock.turn_to(screen), *letter, *others]
