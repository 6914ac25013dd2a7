"""The parts of a visit: what stands in each, and the questions that change it."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.meetings import ChangeTap
from bot.callbacks.visit_drafts import (
    BindTap,
    HostsPageTap,
    HostTap,
    NewHostTap,
    ReceiverTap,
    Size,
    SizeTap,
    VisitEmptyTap,
    VisitPartTap,
    Way,
)
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.domain.organisation import Organisation
from bot.domain.places import Places
from bot.domain.section import Edit, Section
from bot.domain.typed_visit import line_of
from bot.domain.visit import Visit
from bot.services.members import Page
from bot.services.visits import InHand
from bot.texts import Html
from bot.views.draft_sections import at_work
from bot.views.labels import shortened
from bot.views.setting import Setting

MOST = (5, 8, 12)
LEAST = (2, 3, 4)
_LABEL = 40
_FOR_THOSE_WHO_COME = frozenset({Section.MEETING_POINT, Section.ACCESS, Section.CONTACT})

Rows = tuple[tuple[Button, ...], ...]


def ask_host(
    hand: InHand,
    page: Page,
    way: Way,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
) -> Screen:
    """Ask who opens their doors: an organisation that we know, or a name to type."""
    which = hand.gathering.id
    rows = tuple((_host(which, one, way),) for one in page.organisations)
    turn = _turn(which, page, way, setting)
    text = setting.words(
        "visit.ask_host",
        said=said or "",
        value=hand.visit.host_name,
        others=at_work(others, setting),
    )
    return Screen(text, (*rows, *turn, _leave(which, way, setting)))


def _turn(which: int, page: Page, way: Way, setting: Setting) -> Rows:
    buttons = []
    if page.number:
        buttons.append(setting.button("button.before", HostsPageTap(which, page.number - 1, way)))
    if not page.is_last:
        buttons.append(setting.button("button.after", HostsPageTap(which, page.number + 1, way)))
    return (tuple(buttons),) if buttons else ()


def near_hosts(
    which: int, typed: str, near: Sequence[Organisation], way: Way, setting: Setting
) -> Screen:
    """Show the organisations that are called nearly so, before another one is added."""
    label = setting.words.plain("visit.add_host", name=typed)
    add = Button(shortened(label, limit=_LABEL), NewHostTap(which, way).pack())
    other = setting.button("visit.other_host", VisitPartTap(which, Section.HOST, way))
    rows = tuple((_host(which, one, way),) for one in near)
    return Screen(setting.words("visit.near_hosts"), (*rows, (add,), (other,)))


def _host(which: int, organisation: Organisation, way: Way) -> Button:
    label = shortened(organisation.name, limit=_LABEL)
    return Button(label, HostTap(which, organisation.id, way).pack())


def ask_receivers(hand: InHand, members: Sequence[Member], way: Way, setting: Setting) -> Screen:
    """Ask who of the organisation receives the group."""
    which, hosts = hand.gathering.id, set(hand.visit.host_ids)
    rows = tuple(
        (Button(_receiver(one, hosts, setting), ReceiverTap(which, one.id, way).pack()),)
        for one in members
    )
    text = setting.words("visit.ask_receivers", host=hand.visit.host_name)
    return Screen(text, (*rows, (_go_on(which, way, setting),)))


def _receiver(member: Member, hosts: set[int], setting: Setting) -> str:
    name = shortened(member.name, limit=_LABEL)
    return setting.words.plain("visit.receives", name=name) if member.id in hosts else name


def ask_line(
    hand: InHand,
    section: Section,
    way: Way,
    setting: Setting,
    *,
    others: Sequence[Edit] = (),
) -> Screen:
    """Ask for one line, and say who will read it."""
    which, value = hand.gathering.id, line_of(hand.visit, section)
    text = setting.words(
        "visit.section",
        said="",
        name=setting.words.plain(f"draft.section_{section.value}"),
        value=value,
        ask=setting.words(f"visit.write_{section.value}"),
        reader=setting.words("visit.reader") if section in _FOR_THOSE_WHO_COME else "",
        others=at_work(others, setting),
    )
    empty = (setting.button("draft.empty", VisitEmptyTap(which, section)),)
    rows = (empty,) if value and way is Way.DRAFT else ()
    return Screen(text, (*rows, _leave(which, way, setting)))


def ask_size(
    which: int,
    places: Places,
    way: Way,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
) -> Screen:
    """Ask how many may come, from how many on it takes place, and who comes first."""
    words = setting.words
    text = words(
        "visit.ask_size",
        said=said or "",
        most=places.capacity,
        least=places.minimum or words.plain("visit.no_least"),
        each=words("visit.each_on" if places.one_each else "visit.each_off"),
        others=at_work(others, setting),
    )
    on = (setting.button("visit.go_on", VisitPartTap(which, Section.TOLD_AT, way)),)
    last = on if way is Way.ON else _leave(which, way, setting)
    return Screen(text, (*_sizes(which, places, way, setting), last))


def _sizes(which: int, places: Places, way: Way, setting: Setting) -> Sequence[Sequence[Button]]:
    def number(size: Size, of: int, key: str) -> Button:
        label = setting.words.plain(key, number=of)
        return Button(label, SizeTap(which, size, of, way).pack())

    each = "visit.not_each_button" if places.one_each else "visit.each_button"
    return (
        tuple(number(Size.MOST, most, "visit.most_button") for most in MOST),
        tuple(number(Size.LEAST, least, "visit.least_button") for least in LEAST),
        (number(Size.LEAST, 0, "visit.no_least_button"),),
        (number(Size.EACH, int(not places.one_each), each),),
    )


def ask_told(
    hand: InHand,
    meetings: Sequence[Gathering],
    way: Way,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
) -> Screen:
    """Ask which meeting will hear about it: one that has a date, or the next."""
    which = hand.gathering.id
    rows = tuple(
        (Button(_meeting(one, setting), BindTap(which, one.id, way).pack()),) for one in meetings
    )
    text = setting.words(
        "visit.ask_told",
        value=told_at(hand.visit, meetings, setting),
        others=at_work(others, setting),
    )
    following = (setting.button("visit.told_next_button", BindTap(which, 0, way)),)
    whole = Html(f"{said}\n\n{text}") if said else text
    return Screen(whole, (*rows, following, _leave(which, way, setting)))


def told_at(visit: Visit, meetings: Sequence[Gathering], setting: Setting) -> str:
    """Say which meeting will hear about a visit, as far as it is known; of `meetings` a draft."""
    at = visit.told_on or next(
        (one.starts_at for one in meetings if one.id == visit.told_at), None
    )
    if at is None:
        return setting.words.plain("visit.told_at_next") if visit.is_bound else ""
    return setting.when_plain(at)


def _meeting(meeting: Gathering, setting: Setting) -> str:
    when = _moment(meeting.starts_at, setting)
    if meeting.status is Status.DRAFT:
        return setting.words.plain("visit.draft_meeting", when=when)
    return shortened(f"{when}, {meeting.title}", limit=_LABEL)


def _moment(at: datetime | None, setting: Setting) -> str:
    return setting.when_plain(at) if at else ""


def size(places: Places, setting: Setting) -> str:
    """Say in a few words how many may come."""
    least, most = places.minimum, places.capacity
    if least == most:
        return setting.words.plain("visit.size_just", most=most)
    key = "visit.size_between" if least else "visit.size"
    return setting.words.plain(key, most=most, least=least)


def values(
    visit: Visit, places: Places, meetings: Sequence[Gathering], setting: Setting
) -> dict[Section, str]:
    """Say what stands in each part of a visit."""
    lines = (Section.TOPIC, Section.MEETING_POINT, Section.ACCESS, Section.CONTACT)
    return {
        **{section: line_of(visit, section) for section in lines},
        Section.HOST: visit.host_name,
        Section.SIZE: size(places, setting),
        Section.TOLD_AT: told_at(visit, meetings, setting),
    }


def _go_on(which: int, way: Way, setting: Setting) -> Button:
    match way:
        case Way.ON:
            return setting.button("visit.go_on", DraftTap(which, DraftStep.RESUME))
        case Way.DRAFT:
            return setting.button("draft.all_sections", DraftTap(which, DraftStep.SECTIONS))
        case Way.LIVE:
            return setting.button("change.back", ChangeTap(which))


def _leave(which: int, way: Way, setting: Setting) -> tuple[Button, ...]:
    """Return the row that leaves a question: for later, to all parts, or to all changes."""
    if way is Way.ON:
        return (setting.button("draft.later", DraftTap(which, DraftStep.PREVIEW)),)
    return (_go_on(which, way, setting),)
