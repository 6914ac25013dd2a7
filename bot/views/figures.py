"""Numbers in words: after one gathering, and at most three side by side. No mark, no trend."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.callbacks.after import FiguresTap, ReportTap
from bot.callbacks.figures import EffortTap, SaysTap, ThreeTap, YearTap
from bot.callbacks.meetings import BoardTap
from bot.calls import Button, Screen
from bot.domain.feedback import Takeaway
from bot.domain.figures import Figures
from bot.domain.order import Paper
from bot.services.figure_pages import After, Beside, Side
from bot.texts import Html
from bot.views import meetings, pictures, report_facts
from bot.views.charts import listed
from bot.views.setting import Setting
from bot.views.untitled import title_of

_AND_THEN = " → "


def after(seen: After, setting: Setting) -> Screen:
    """Show one gathering in six lines, and ask what they tell us."""
    gathering, words = seen.gathering, setting.words
    title = words(
        "figures.title",
        heading=meetings.heading(gathering, setting),
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        stance=stance(setting),
    )
    lines = Html("\n".join(_lines(seen, setting)))
    # Whoever may answer reads the question on a button.
    question = () if seen.writes else (words("figures.question"),)
    return Screen(meetings.blocks(title, lines, *question), _ways(seen, setting))


def stance(setting: Setting) -> str:
    """Return what stands above every number."""
    return setting.words.plain("chart.stance").replace("\n", " ")


def _lines(seen: After, setting: Setting) -> Iterator[Html]:
    found, words = seen.figures, setting.words
    signs, presence = found.signs, found.presence
    yield words(
        "figures.signs",
        total=signs.total,
        invited=signs.invited,
        yes=signs.yes,
        no=signs.no,
        maybe=signs.maybe,
    )
    if presence is None:
        yield words("figures.not_noted")
    else:
        present = report_facts.present(found, seen.gathering, setting)
        yield words("figures.present", present=present)
        if presence.named:
            yield words("figures.back", back=presence.back, named=presence.named)
            yield _firsts(found, presence.first, setting)
        yield from _reach(found, setting)
    yield from _takings(found, setting)
    if found.minutes:
        yield words("figures.hours", hours=hours(found.minutes, setting))


def _firsts(found: Figures, first: int, setting: Setting) -> Html:
    if not found.tells_who_came_again:
        return setting.words("figures.first", first=first)
    before, again = found.first_before, found.came_again
    return setting.words("figures.again", first=first, before=before, again=again)


def _reach(found: Figures, setting: Setting) -> Sequence[Html]:
    reach = found.reach
    if not reach.organisations:
        return []
    return [
        setting.words(
            "figures.reach",
            count=len(reach.organisations),
            names=listed(reach.organisations, setting),
            places=len(reach.neighbourhoods) or "",
            place_names=listed(reach.neighbourhoods, setting) if reach.neighbourhoods else "",
        )
    ]


def _takings(found: Figures, setting: Setting) -> Sequence[Html]:
    takings, words = found.takings, setting.words
    if not takings.answers:
        return []
    if not takings.are_told:
        return [words("figures.takings_few", answers=takings.answers)]
    counts = {one.value: takings.of(one) for one in Takeaway}
    people = found.presence.named if found.presence else 0
    if people < takings.answers:
        return [words("figures.takings_alone", answers=takings.answers, **counts)]
    return [words("figures.takings", answers=takings.answers, people=people, **counts)]


def hours(minutes: int, setting: Setting) -> str:
    """Say how long was worked, to the minute."""
    return setting.duration(timedelta(minutes=minutes))


def _ways(seen: After, setting: Setting) -> Sequence[Sequence[Button]]:
    gathering_id, may = seen.gathering.id, seen
    rows: list[Sequence[Button]] = []
    if may.writes:
        rows.append([setting.button("figures.says_button", SaysTap(gathering_id))])
    picture = pictures.button(Paper.FIGURES, gathering_id, setting)
    given = setting.button("figures.hours_button", EffortTap(gathering_id))
    rows.append([picture, given] if may.gives else [picture])
    rows.append([setting.button("figures.three_button", ThreeTap(gathering_id))])
    year = setting.button("figures.year_button", YearTap(seen.year))
    return [*rows, [year, setting.button("figures.board_button", BoardTap(gathering_id))]]


def ask(setting: Setting) -> Screen:
    """Ask what the numbers tell us."""
    return Screen(setting.words("figures.ask"))


def said(gathering_id: int, setting: Setting) -> Screen:
    """Say that it stands among the observations."""
    report = setting.button("figures.report_button", ReportTap(gathering_id))
    return Screen(setting.words("figures.said"), [[report], [back(gathering_id, setting)]])


def back(gathering_id: int, setting: Setting) -> Button:
    return setting.button("figures.back_button", FiguresTap(gathering_id))


def beside(seen: Beside, setting: Setting) -> Screen:
    """Show meetings side by side, each with a sentence that somebody said there, or a question."""
    words = setting.words
    year = setting.button("figures.year_button", YearTap(seen.year))
    if not seen.sides:
        return Screen(words("figures.three_none"), [[year]])
    title = words("figures.three", stance=stance(setting))
    rows = Html("\n".join(_rows([side.figures for side in seen.sides], setting)))
    quotes = [_quoted(side, setting) for side in seen.sides]
    last = seen.sides[-1].figures.gathering_id
    picture = pictures.button(Paper.THREE_MEETINGS, last, setting)
    return Screen(meetings.blocks(title, rows, *quotes), [[picture, year]])


def _rows(found: Sequence[Figures], setting: Setting) -> Iterator[Html]:
    people = [one.presence.total if one.presence else 0 for one in found]
    yield setting.words("figures.row_present", row=_AND_THEN.join(map(str, people)))
    signs = [one.signs.total for one in found]
    yield setting.words("figures.row_signs", row=_AND_THEN.join(map(str, signs)))
    met = [len(one.reach.organisations) for one in found]
    if any(met):
        yield setting.words("figures.row_reach", row=_AND_THEN.join(map(str, met)))
    given = [one.minutes for one in found]
    if all(given):
        row = _AND_THEN.join(hours(minutes or 0, setting) for minutes in given)
        yield setting.words("figures.row_hours", row=row)


def _quoted(side: Side, setting: Setting) -> Html:
    day = setting.day(side.figures.starts_at.astimezone(setting.zone).date())
    facts = {"heading": title_of(side.figures.title, setting), "day": day}
    if side.quote is None:
        return setting.words("figures.unquoted", **facts)
    by = side.quote.by or setting.words.plain("figures.nameless")
    return setting.words("figures.quoted", text=side.quote.text, by=by, **facts)
