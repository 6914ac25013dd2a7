"""The desk of a report: how far it is, who writes what, and the ways to each part of it."""

from collections.abc import Sequence

from bot.callbacks.meetings import BoardTap
from bot.callbacks.reports import (
    AuthorsTap,
    PreviewTap,
    PublishStep,
    PublishTap,
    ReviewStep,
    ReviewTap,
    SectionTap,
)
from bot.calls import Button, Screen
from bot.domain.report import AtWork, Report, ReportStatus, Section
from bot.services.report_desks import Desk
from bot.texts import Html
from bot.views import untold_visits
from bot.views.charts import listed
from bot.views.meetings import blocks
from bot.views.report_facts import excused, named, present
from bot.views.setting import Setting

_PER_ROW = 2


def desk(seen: Desk, setting: Setting, *, said: Html | None = None) -> Screen:
    """Show a whole report at a glance: what is known, what is written, what is missing."""
    gathering, words = seen.gathering, setting.words
    authors = [author.name for author in seen.authors if author.signs]
    text = words(
        "desk.desk",
        said=said or "",
        title=gathering.title,
        state=_state(seen.report, setting),
        news=words("desk.news") if seen.has_news else "",
        changes=_changes(seen, setting),
        at_work=at_work(seen.at_work, setting),
    )
    facts = words(
        "desk.facts",
        present=present(seen.figures, gathering, setting),
        excused=excused(seen.figures, listed(seen.figures.excused_from, setting)),
        authors=named(authors, setting),
        missing=missing(seen.missing, setting),
    )
    asked = untold_visits.asked(seen.untold, setting)
    rows = (*untold_visits.rows(seen.untold, setting), *_sections(seen, setting))
    parts = [part for part in (text, facts, asked) if part]
    return Screen(blocks(*parts), (*rows, *_ways(seen, setting)))


def _state(report: Report, setting: Setting) -> Html:
    words = setting.words
    match report.status:
        case ReportStatus.PUBLISHED if report.published_at:
            when = report.corrected_at or report.published_at
            key = "desk.corrected" if report.corrected_at else "desk.published"
            return words(key, when=setting.when(when))
        case ReportStatus.IN_REVIEW if report.approved_at:
            return words("desk.approved")
        case ReportStatus.IN_REVIEW:
            return words("desk.in_review")
        case _:
            return words("desk.draft")


def _changes(seen: Desk, setting: Setting) -> str:
    if not seen.changes or seen.report.is_published:
        return ""
    key = "desk.changes_one" if seen.changes == 1 else "desk.changes_many"
    return setting.words.plain(key, count=seen.changes)


def missing(sections: Sequence[Section], setting: Setting) -> str:
    """Name the sections that nobody wrote yet."""
    return ", ".join(name_of(section, setting) for section in sections)


def name_of(section: Section, setting: Setting) -> str:
    return setting.words.plain(f"paper.section_{section.value}")


def at_work(others: Sequence[AtWork], setting: Setting) -> Html:
    """Say who writes what at this moment; nothing is locked."""
    lines = [
        setting.words("desk.at_work", name=one.name, section=name_of(one.section, setting))
        for one in others
    ]
    return Html("\n".join(lines))


def _sections(seen: Desk, setting: Setting) -> Sequence[Sequence[Button]]:
    return [(_section(seen, section, setting),) for section in Section if _is_open(seen, section)]


def _is_open(seen: Desk, section: Section) -> bool:
    """Tell whether a section makes sense: a visit is told only where there was one."""
    return section is not Section.VISIT or bool(seen.of(section) or seen.quotable(section))


def _section(seen: Desk, section: Section, setting: Setting) -> Button:
    return setting.button(
        "desk.section_button",
        SectionTap(seen.gathering.id, section),
        section=name_of(section, setting),
        count=len(seen.of(section)),
    )


def _ways(seen: Desk, setting: Setting) -> Sequence[Sequence[Button]]:
    which = seen.gathering.id
    buttons = [
        setting.button("desk.preview", PreviewTap(which, 0)),
        setting.button("desk.authors", AuthorsTap(which)),
    ]
    if not seen.report.is_published:
        buttons.append(setting.button("desk.ask_review", ReviewTap(which, ReviewStep.ASK)))
    if seen.has_news or not seen.report.is_published:
        buttons.append(publish_button(seen.report, setting))
    buttons.append(setting.button("desk.board", BoardTap(which)))
    return [buttons[i : i + _PER_ROW] for i in range(0, len(buttons), _PER_ROW)]


def publish_button(report: Report, setting: Setting) -> Button:
    key = "desk.correct" if report.is_published else "desk.publish"
    return setting.button(key, PublishTap(report.gathering_id, PublishStep.ASK), style="success")
