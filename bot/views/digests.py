"""What organisers read in the evening, and what cannot wait until then."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.digests import DigestTap, DigestWish
from bot.callbacks.directory import PersonStep, PersonTap
from bot.callbacks.meetings import BoardTap
from bot.callbacks.offers import OffersTap
from bot.calls import Button, Screen
from bot.domain.board import Change
from bot.domain.digest import GatheringNews, Known, News, Rebound, Some
from bot.domain.moments import is_quiet
from bot.services.digest_letters import Digest
from bot.services.late_no import LateNo
from bot.texts import Html
from bot.views.boards import change_line, label
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.setting import Setting
from bot.views.telling import told_here
from bot.views.visit_changes import said_of

Rows = Sequence[Sequence[Button]]

# So that the whole is one message, whatever people are called.
_NAME: Final = 40
_TITLE: Final = 80


def digest(letter: Digest, setting: Setting) -> Screen:
    """Tell one organiser what is new, with a way to each gathering and to who needs a word."""
    news, words = letter.news, setting.words
    parts = [words("digest.title", since=setting.when_plain(news.since))]
    parts += [_gathering(one, setting) for one in news.gatherings]
    if news.others:
        parts.append(words("digest.others", count=news.others))
    if news.newcomers.total:
        names = _names(news.newcomers, setting, of=True)
        parts.append(words("digest.newcomers", names=names))
    if news.unreached.total:
        parts.append(words("digest.unreached", names=_names(news.unreached, setting)))
    if news.offers.count:
        parts.append(words("offer.digest", count=news.offers.count))
    if news.rebound:
        parts.append(_rebound(news.rebound, setting))
    if news.untold:
        titles = ", ".join(shortened(one.title, limit=_TITLE) for one in news.untold)
        parts.append(words("telling.digest", titles=titles))
    off = (setting.button("digest.off_button", DigestTap(DigestWish.NO_THANKS)),)
    return Screen(blocks(*parts), (*_rows(news, setting), off))


def _rebound(visits: Sequence[Rebound], setting: Setting) -> Html:
    """Say where visits are told now that the meeting that was planned is not the one."""
    lines = [
        setting.words(
            "digest.rebound_line",
            title=shortened(one.title, limit=_TITLE),
            when=setting.when(one.told_on) if one.told_on else setting.words("visit.told_at_next"),
        )
        for one in visits
    ]
    return setting.words("digest.rebound", lines=Html("\n".join(lines)))


def _gathering(news: GatheringNews, setting: Setting) -> Html:
    words, starts_at = setting.words, news.gathering.starts_at
    lines = [change_line(_short(change), words) for change in news.changes]
    if news.untold:
        lines.append(_others(news.untold, setting))
    return words(
        "digest.gathering",
        title=shortened(news.gathering.title, limit=_TITLE),
        when=setting.when(starts_at) if starts_at else "",
        lines=Html("\n".join(lines)),
        places=_places(news, setting),
        unread=str(news.words) if news.words else "",
    )


def _places(news: GatheringNews, setting: Setting) -> Html:
    """Say how it stands with the places of a visit; of a meeting, nothing."""
    if news.places is None:
        return Html()
    return setting.words(
        "digest.places_waiting" if news.waiting else "digest.places",
        taken=news.places.taken,
        capacity=news.places.capacity,
        waiting=news.waiting,
    )


def _short(change: Change) -> Change:
    name = shortened(change.name, limit=_NAME)
    return Change(name, change.answer, change.before, change.guests)


def _others(count: int, setting: Setting) -> Html:
    return setting.words("digest.other" if count == 1 else "digest.more", count=count)


def _names(some: Some, setting: Setting, *, of: bool = False) -> Html:
    """Name people, with their organisations if wanted; and how many others there are."""
    names = ", ".join(_name(one, setting, of=of) for one in some.shown)
    return Html(f"{names} {_others(some.untold, setting)}" if some.untold else names)


def _name(one: Known, setting: Setting, *, of: bool) -> Html:
    name = shortened(one.name, limit=_NAME) or setting.words.plain("board.erased")
    if not of or not one.organisations:
        return setting.words("digest.name", name=name)
    organisations = shortened(one.organisations, limit=_NAME)
    return setting.words("digest.name_of", name=name, organisations=organisations)


def _rows(news: News, setting: Setting) -> Rows:
    boards = [
        (Button(label(one.gathering, setting), BoardTap(one.gathering.gathering_id).pack()),)
        for one in news.gatherings
    ]
    people = [
        Button(shortened(one.name), PersonTap(one.member_id, PersonStep.PAGE).pack())
        for one in (*news.newcomers.shown, *news.unreached.shown)
        if one.name
    ]
    visits = [(told_here(one.gathering_id, one.title, setting),) for one in news.untold]
    offers = [(setting.button("button.offers", OffersTap(0)),)] if news.offers.count else []
    return (*boards, *offers, *visits, *(people[i : i + 2] for i in range(0, len(people), 2)))


def switched(wish: DigestWish, setting: Setting) -> Screen:
    """Say whether the digest comes from now on, with the way back."""
    if wish is DigestWish.GLADLY:
        off = setting.button("digest.off_button", DigestTap(DigestWish.NO_THANKS))
        hour = setting.hour(setting.community.digest_at)
        return Screen(setting.words("digest.is_on", hour=hour), ((off,),))
    on = setting.button("digest.on_button", DigestTap(DigestWish.GLADLY))
    return Screen(setting.words("digest.is_off"), ((on,),))


def late_no(letter: LateNo, setting: Setting) -> Screen:
    """Tell an organiser at once that somebody is missed, or comes after all."""
    gathering, words = letter.gathering, setting.words
    key = f"late.team_{letter.answer.value}" if letter.answer else "late.team_withdrawn"
    text = words(
        said_of(gathering, key),
        name=shortened(letter.who.name, limit=_NAME),
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        task=words.plain(f"task.{letter.task.value}") if letter.task else "",
    )
    board = setting.button("late.board_button", BoardTap(gathering.id))
    hours, zone = setting.community.quiet, setting.zone
    return Screen(text, ((board,),), is_silent=is_quiet(setting.now, hours=hours, zone=zone))
