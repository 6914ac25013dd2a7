"""A report as it would be published: read page by page, then published in two steps."""

from collections.abc import Sequence

from bot.callbacks.after import ReadTap
from bot.callbacks.reports import (
    DeskTap,
    PreviewTap,
    PublishStep,
    PublishTap,
    ReviewStep,
    ReviewTap,
)
from bot.calls import Button, Screen
from bot.domain.board import Slice
from bot.domain.report import Told
from bot.services.report_desks import Desk
from bot.services.report_publications import Published
from bot.texts import Html
from bot.views import chat_pages, report_manuscripts, untold_visits
from bot.views.report_calls import judging
from bot.views.report_desks import at_work, missing, publish_button
from bot.views.setting import Setting
from bot.views.turning import turning


def preview(told: Told, seen: Desk, number: int, setting: Setting) -> Screen:
    """Show one page of the report; a page that is no more is the last one."""
    pages = _pages(told, setting)
    number = min(number, len(pages) - 1)
    which = told.gathering.id
    at = Slice([pages[number]], number, is_last=number == len(pages) - 1)
    turns = turning(at, lambda other: PreviewTap(which, other), setting)
    return Screen(pages[number], (*turns, *_ways(seen, setting)))


def _ways(seen: Desk, setting: Setting) -> Sequence[Sequence[Button]]:
    """Offer to judge it to who was asked, to have it read, and to publish what is new."""
    which, report = seen.gathering.id, seen.report
    last = [setting.button("desk.to_desk", DeskTap(which))]
    if seen.has_news or not report.is_published:
        last.append(publish_button(report, setting))
    if report.is_under_review and report.review_by != seen.editor.member.id:
        return [judging(which, report.reading, setting), last]
    if report.is_published:
        return [last]
    return [(setting.button("desk.ask_review", ReviewTap(which, ReviewStep.ASK)),), last]


def _pages(told: Told, setting: Setting) -> Sequence[Html]:
    return chat_pages.pages(report_manuscripts.manuscript(told, setting), setting)


def whole(told: Told, setting: Setting) -> Sequence[Screen]:
    """Return everything that would be published, one message for each page."""
    return [Screen(page) for page in _pages(told, setting)]


def confirm(seen: Desk, setting: Setting, *, people: int, groups: int) -> Screen:
    """Ask once more, under the whole of it: how many will be told, and what is missing."""
    words, which = setting.words, seen.gathering.id
    others = at_work(seen.at_work, setting)
    if seen.report.is_published:
        text = words("desk.confirm_correction", at_work=others)
        label = "desk.correct_now"
    else:
        text = words(
            "desk.confirm",
            people=people,
            groups=str(groups) if groups else "",
            remarks=str(remarks) if (remarks := seen.report.remarks) else "",
            missing=missing(seen.missing, setting),
            untold=untold_visits.named(seen.untold),
            at_work=others,
        )
        label = "desk.publish_now"
    do = (setting.button(label, PublishTap(which, PublishStep.DO), style="success"),)
    rows = [do]
    if groups and not seen.report.is_published:
        quietly = PublishTap(which, PublishStep.QUIETLY)
        rows.append((setting.button("desk.publish_quietly", quietly),))
    return Screen(text, (*rows, _back(which, setting)))


def _back(which: int, setting: Setting) -> Sequence[Button]:
    return (setting.button("desk.not_yet", DeskTap(which)),)


def done(published: Published, setting: Setting) -> Screen:
    """Say what was published, and to how many people it is told."""
    which, report = published.gathering.id, published.report
    if report.corrected_at:
        text = setting.words("desk.corrected_now", title=published.gathering.title)
    else:
        text = setting.words(
            "desk.published_now", title=published.gathering.title, people=published.told
        )
    read = setting.button("desk.read", ReadTap(which, 0))
    desk = setting.button("desk.to_desk", DeskTap(which))
    return Screen(text, ((read, desk),))
