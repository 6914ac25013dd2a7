"""« Visites »: those to come, with places left and one's own state."""

from collections.abc import Sequence

from bot.callbacks.meetings import ShowTap
from bot.callbacks.offers import OffersTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.visit_boards import HostPageTap
from bot.callbacks.visit_drafts import NewVisitTap, VisitNewsTap, VisitsPageTap
from bot.callbacks.visits import OfferTap
from bot.calls import Button, Screen
from bot.domain.rsvp import Answer
from bot.domain.visit import Upcoming
from bot.services.visit_listings import VisitPage
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.setting import Setting

Rows = tuple[tuple[Button, ...], ...]
_NEWS_ARE = {True: "visit.news_are_on", False: "visit.news_are_off"}


def visits(
    page: VisitPage,
    setting: Setting,
    *,
    is_organiser: bool = False,
    said: Html | None = None,
) -> Screen:
    """Show the visits to come, and how to open one's own doors."""
    lines = Html("\n".join(_line(page.start + at, one, setting) for at, one in _counted(page)))
    text = setting.words(
        "menu.visits" if page.lines else "menu.visits_none",
        **({"visit_lines": lines} if page.lines else {}),
        past=_past(page, setting),
        news="" if said else setting.words(_NEWS_ARE[page.has_news]),
    )
    team = (
        setting.button("visit.offers_button", OffersTap(0)),
        setting.button("visit.new_button", NewVisitTap()),
    )
    rows = (
        *(_button(page.start + at, one, setting) for at, one in _counted(page)),
        *_turn(page, setting),
        (setting.button("visit.propose_button", OfferTap()),),
        (_news(page, setting),),
        *((team,) if is_organiser else ()),
        (setting.button("button.menu", MenuTap(Errand.MENU)),),
    )
    return Screen(Html(f"{said}\n\n{text}") if said else text, rows)


def _counted(page: VisitPage) -> Sequence[tuple[int, Upcoming]]:
    return list(enumerate(page.lines, start=1))


def _line(number: int, visit: Upcoming, setting: Setting) -> Html:
    words = setting.words
    when = setting.when(visit.starts_at) if visit.starts_at else words("listing.no_date")
    key = "visit.line" if visit.host_name else "visit.line_no_host"
    host = {"host": visit.host_name} if visit.host_name else {}
    line = words(key, number=number, title=visit.title, when=when, **host)
    state = words("hosting.own") if visit.is_host else _state(visit, setting)
    return words("visit.line_state", line=line, state=state)


def _state(visit: Upcoming, setting: Setting) -> Html:
    """Say what the visit is to this reader: their place, or how many are left."""
    words = setting.words
    if visit.offer_until is not None:
        return words("visit.own_offer", until=setting.when(visit.offer_until))
    if visit.answer is Answer.YES:
        return words("visit.own_to_confirm" if visit.to_confirm else "visit.own_place")
    if visit.waits:
        return words("visit.own_waits")
    if visit.left <= 0:
        return words("visit.none_left")
    return words("visit.left", left=visit.left)


def _past(page: VisitPage, setting: Setting) -> Html:
    """Say in one line which visits are still to be told."""
    if not page.to_tell:
        return Html("")
    titles = ", ".join(setting.words("visit.quoted", title=one.title) for one in page.to_tell)
    return setting.words("visit.to_tell", titles=Html(titles))


def _button(number: int, visit: Upcoming, setting: Setting) -> tuple[Button, ...]:
    label = setting.words.plain("listing.button", number=number, title=visit.title)
    which = visit.gathering_id
    tap = HostPageTap(which, 0) if visit.is_host else ShowTap(which)
    return (Button(shortened(label), tap.pack()),)


def _turn(page: VisitPage, setting: Setting) -> Rows:
    buttons = []
    if page.number:
        buttons.append(setting.button("button.before", VisitsPageTap(page.number - 1)))
    if not page.is_last:
        buttons.append(setting.button("button.after", VisitsPageTap(page.number + 1)))
    return (tuple(buttons),) if buttons else ()


def _news(page: VisitPage, setting: Setting) -> Button:
    key = "visit.no_news_button" if page.has_news else "visit.news_button"
    return setting.button(key, VisitNewsTap(int(not page.has_news)))
