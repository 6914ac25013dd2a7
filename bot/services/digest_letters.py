"""The evening's digest: what one organiser has not heard of, read when it is about to leave."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import digest as rules
from bot.domain.board import Change, Titled
from bot.domain.delivery import Delivery
from bot.domain.digest import GatheringNews, News, Period, Waiting
from bot.domain.member import Member
from bot.domain.telling import PATIENCE, Untold
from bot.ports import Store


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new for its reader."""

    member: Member
    news: News


def about(store: Store, delivery: Delivery, member: Member) -> Digest | None:
    """Return what a digest says now; None if its reader knows all of it."""
    since, until = (delivery.facts.get(name) for name in (rules.SINCE, rules.UNTIL))
    if not since or not until:
        return None
    period = Period(datetime.fromisoformat(str(since)), datetime.fromisoformat(str(until)))
    found = news(store, period, reader=member.id)
    return None if found.is_empty else Digest(member, found)


def news(store: Store, period: Period, *, reader: int) -> News:
    """Return what is new in a period, but for what the reader did or was told at once."""
    gatherings = _gatherings(store, period, reader)
    shown = gatherings[: rules.GATHERINGS]
    return News(
        period.since,
        [_with_places(store, one) for one in _fitting(shown)],
        others=len(gatherings) - len(shown),
        newcomers=store.digests.newcomers(period, besides=reader, size=rules.PEOPLE),
        unreached=store.digests.unreached(period, size=rules.PEOPLE),
        offers=_offers(store, period),
        rebound=store.digests.rebound(period),
        untold=_untold(store, period),
    )


def _offers(store: Store, period: Period) -> Waiting:
    """Count the offers that wait too long; an evening has news if one of them is new to that."""
    since = store.offers.waiting_since(period.until - rules.OFFER_PATIENCE)
    is_news = any(made_at > period.since - rules.OFFER_PATIENCE for made_at in since)
    return Waiting(len(since), is_news)


def _untold(store: Store, period: Period) -> Sequence[Untold]:
    """Return visits of which yet another meeting heard nothing, from the second one on."""
    found = [one for one in store.tellings.untold(now=period.until) if one.meetings >= PATIENCE]
    if not found:
        return ()
    before = {one.gathering_id: one.meetings for one in store.tellings.untold(now=period.since)}
    return [one for one in found if one.meetings > before.get(one.gathering_id, 0)]


def _gatherings(store: Store, period: Period, reader: int) -> list[GatheringNews]:
    """Return what changed in each gathering, the next one first."""
    titled: dict[int, Titled] = {}
    changes: dict[int, list[Change]] = {}
    totals: dict[int, int] = {}
    for sign in store.digests.signs(period, besides=reader, size=rules.PAGE):
        which = sign.gathering.gathering_id
        titled[which], totals[which] = sign.gathering, sign.total
        changes.setdefault(which, []).append(sign.change)
    words = {}
    for gathering, count in store.digests.words(period, besides=reader):
        titled.setdefault(gathering.gathering_id, gathering)
        words[gathering.gathering_id] = count
    return [
        GatheringNews(one, changes.get(which, ()), totals.get(which, 0), words.get(which, 0))
        for which, one in titled.items()
    ]


def _with_places(store: Store, news: GatheringNews) -> GatheringNews:
    """Add how it stands with the places, where there are places."""
    which = news.gathering.gathering_id
    places = store.places.of(which)
    if places is None:
        return news
    return replace(news, places=places, waiting=len(store.places.waiting(which)))


def _fitting(gatherings: list[GatheringNews]) -> list[GatheringNews]:
    """Cut the changes to one page, shared between the gatherings."""
    share = rules.PAGE // max(len(gatherings), 1)
    return [
        GatheringNews(one.gathering, one.changes[:share], one.total, one.words)
        for one in gatherings
    ]
