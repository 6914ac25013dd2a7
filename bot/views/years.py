"""The year on a page: what took place, what has begun, and which story changed us most."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from bot.callbacks.figures import (
    FloorTap,
    NoStoryTap,
    StoriesTap,
    StoryTap,
    ThreeTap,
    YearFormsTap,
    YearFormTap,
    YearTap,
)
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Button, Call, Screen, give_paper
from bot.domain.board import Slice
from bot.domain.order import Form, Order, Paper
from bot.domain.organisation import Scale
from bot.domain.year import Held, Year
from bot.services.year_pages import Floor, Page
from bot.texts import Html
from bot.views import meetings, pictures
from bot.views.charts import listed
from bot.views.figures import hours, stance
from bot.views.labels import shortened
from bot.views.report_forms import form_rows
from bot.views.setting import Setting
from bot.views.turning import turning
from bot.views.untitled import title_of

Thing = TypeVar("Thing")
_MOST: Final = 6  # lines of each kind: the document has all of them
_LINE: Final = 110
_TITLE: Final = 70


def year(page: Page, setting: Setting) -> Screen:
    """Show one year; whoever may choose its story finds the way to it."""
    found, words = page.year, setting.words
    title = words("year.title", year=found.year, stance=stance(setting))
    parts = list(_parts(found, setting)) or [words("year.empty")]
    return Screen(meetings.blocks(title, *parts), _ways(page, setting))


def _parts(found: Year, setting: Setting) -> Iterator[Html]:
    words = setting.words
    yield from _listed("year.meetings", found.meetings, _held, setting)
    yield from _listed("year.stories", found.stories, _story, setting)
    yield from _listed("year.visits", found.visits, _held, setting)
    if found.visits:
        yield words("telling.visits_told", told=found.told, count=len(found.visits))
    yield from _listed("year.sparks", found.sparks, _spark, setting)
    if found.reach.organisations:
        yield words(
            "year.reach",
            organisations=len(found.reach.organisations),
            places=len(found.reach.neighbourhoods) or "",
        )
    if found.held and found.missing:
        yield words("year.missing", names=listed(found.missing, setting))
    if found.minutes:
        yield words("year.hours", hours=hours(found.minutes, setting))
    if found.chosen:
        yield words("year.chosen", title=found.chosen.title, why=found.chosen.why)


def _listed(
    key: str, things: Sequence[Thing], line: Callable[[Thing, Setting], Html], setting: Setting
) -> Iterator[Html]:
    if not things:
        return
    lines = [line(one, setting) for one in things[-_MOST:]]
    if rest := len(things) - len(lines):
        lines.append(setting.words("year.more", count=rest))
    yield setting.words(key, count=len(things), lines=Html("\n".join(lines)))


def _held(one: Held, setting: Setting) -> Html:
    day = setting.day(one.starts_at.astimezone(setting.zone).date())
    title = shortened(title_of(one.title, setting), limit=_TITLE)
    if one.people is None:
        return setting.words("year.meeting_unknown", title=title, day=day)
    return setting.words("year.meeting", title=title, day=day, people=one.people)


def _story(one: Held, setting: Setting) -> Html:
    return setting.words("year.story", title=shortened(one.story_title, limit=_TITLE))


def _spark(text: str, setting: Setting) -> Html:
    return setting.words("year.line", text=shortened(text, limit=_LINE))


def _ways(page: Page, setting: Setting) -> Sequence[Sequence[Button]]:
    found = page.year
    rows: list[Sequence[Button]] = []
    if found.held:
        take = setting.button("year.take_button", YearFormsTap(found.year))
        rows.append([pictures.button(Paper.YEAR_FIGURES, found.year, setting), take])
    noted = [one for one in found.meetings if one.people is not None]
    if noted:
        rows.append([setting.button("figures.three_button", ThreeTap(noted[-1].gathering_id))])
    if page.chooses and found.stories:
        rows.append([setting.button("year.story_button", StoriesTap(found.year, 0))])
    if page.chooses and found.meetings:
        rows.append([setting.button("year.floor_button", FloorTap(found.year))])
    others = [one for one in (found.before, found.after) if one is not None]
    if others:
        rows.append([Button(str(one), YearTap(one).pack()) for one in others])
    return [*rows, [setting.button("button.menu", MenuTap(Errand.MENU))]]


def back(number: int, setting: Setting) -> Button:
    return setting.button("year.back_button", YearTap(number))


def forms(number: int, setting: Setting) -> Screen:
    """Ask as which kind of file."""
    rows = form_rows(lambda form: YearFormTap(number, form), setting)
    text = setting.words("year.forms", year=number)
    return Screen(text, [*rows, [back(number, setting)]])


def file(number: int, form: Form, *, reader_id: int, chat_id: int, setting: Setting) -> Call:
    """Order the year as a file; it is made when it leaves."""
    text = setting.words("year.file", year=number, community=setting.community.name)
    order = Order(Paper.YEAR, form, reader_id, number, setting.words.language)
    return give_paper(chat_id, Screen(text), order)


def floor(seen: Floor, setting: Setting) -> Screen:
    """Show who has had the floor: counts of voices, never names."""
    words, voices = setting.words, seen.voices
    lines = [
        words("floor.told", told=voices.told, shared=voices.shared),
        words("floor.scales", **{scale.value: voices.of(scale) for scale in Scale}),
    ]
    if voices.planned:
        planned = {scale.value: voices.with_planned(scale) for scale in Scale}
        lines.append(words("floor.planned", **planned))
    if seen.year.leads:
        lines.append(words("floor.leads", leads=seen.year.leads))
    text = meetings.blocks(
        words("floor.title", year=seen.year.year),
        Html("\n".join(lines)),
        words("floor.question"),
    )
    return Screen(text, [[back(seen.year.year, setting)]])


def stories(number: int, page: Slice[Held], *, chosen: str, setting: Setting) -> Screen:
    """Ask which story changed us most."""
    key = "year.which_now" if chosen else "year.which"
    facts = {"title": chosen} if chosen else {}
    rows: list[Sequence[Button]] = [
        [Button(shortened(one.story_title), StoryTap(number, one.gathering_id).pack())]
        for one in page.shown
    ]
    rows += turning(page, lambda turned: StoriesTap(number, turned), setting)
    if chosen:
        rows.append([setting.button("year.none_button", NoStoryTap(number))])
    text = setting.words(key, year=number, **facts)
    return Screen(text, [*rows, [back(number, setting)]])


def ask_why(story: Held, setting: Setting) -> Screen:
    """Ask for the reasons: they are what counts."""
    return Screen(setting.words("year.ask_why", title=story.story_title))
