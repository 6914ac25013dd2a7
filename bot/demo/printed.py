"""The reports of the demo community: what humans wrote, as it was published some days later."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.demo.cast import DemoCast
from bot.demo.past import end
from bot.domain.feedback import Consent
from bot.domain.report import Edition, Line, Report, ReportStatus, Section, Sign, Source
from bot.ports import Store
from bot.services import reports

_OPENED_AFTER = timedelta(days=2)
_WRITTEN_AFTER = timedelta(days=3)
_PUBLISHED_AFTER = timedelta(days=5)
_FIRST_EDITION = 1


def publish(store: Store, cast: DemoCast, meeting: dict[str, Any]) -> None:
    """Write and publish the report of a meeting, in the name of those who wrote it."""
    gathering = cast.gatherings[meeting["id"]]
    opened_at, published_at = (
        end(gathering) + after for after in (_OPENED_AFTER, _PUBLISHED_AFTER)
    )
    store.reports.open(gathering.id, at=opened_at)
    authors = [cast.members[key] for key in meeting["authors"]]
    for author in authors:
        store.report_authors.add(gathering.id, author, at=opened_at)
        store.report_authors.sign(gathering.id, author, signs=True, at=opened_at)
    lines = [
        store.report_lines.add(replace(line, position=number, written_by=authors[0]))
        for number, line in enumerate(_lines(store, cast, meeting["id"]))
    ]
    echoes = store.figures.echoes(gathering.id)
    printed = reports.printed(lines)
    edition = Edition(_FIRST_EDITION, printed, published_at, authors[0], echoes)
    store.reports.put_edition(gathering.id, edition)
    store.reports.save(_report(gathering.id, opened_at, published_at))


def _report(gathering_id: int, opened_at: datetime, published_at: datetime) -> Report:
    return Report(
        gathering_id,
        ReportStatus.PUBLISHED,
        opened_at,
        review_at=published_at,
        published_at=published_at,
        edition=_FIRST_EDITION,
        approved_at=published_at,
    )


def _lines(store: Store, cast: DemoCast, key: str) -> Iterator[Line]:
    demo, gathering = cast.demo, cast.gatherings[key]
    written = demo[f"report_{key}"]
    blank = Line(0, gathering.id, Section.OBSERVATIONS, 0, end(gathering) + _WRITTEN_AFTER)
    for sign, text in written["observations"]:
        yield replace(blank, text=text, sign=Sign(sign))
    for name, text in written.get("suggested", ()):
        yield replace(blank, text=text, source=Source.SUGGESTED, suggested_as=name)
    for feedback_id in _quotable(store, cast, key):
        quote = replace(blank, section=Section.ECHOES, source=Source.FEEDBACK)
        yield replace(quote, source_id=feedback_id)
    sparks = [one["text"] for one in demo["sparks"] if one["id"] in written.get("sparks", ())]
    typed = {
        Section.LEARNINGS: written["learnings"],
        Section.SPARKS: sparks,
        Section.LEADS: _leads(cast, key),
    }
    for section, texts in typed.items():
        yield from (replace(blank, section=section, text=text) for text in texts)


def _leads(cast: DemoCast, key: str) -> Sequence[str]:
    """Return what is to be followed up, each with who does."""
    leads = [one for one in cast.demo["leads"] if one["from"] == key]
    return [f"{one['label']} ({cast.first_name(one['owner'])})" for one in leads]


def _quotable(store: Store, cast: DemoCast, key: str) -> Iterator[int]:
    """Return the sentences that may be quoted, in the order in which they were said."""
    gathering = cast.gatherings[key]
    for meeting, who, consent, _ in cast.demo["feedback_sentences"]:
        if meeting == key and Consent(consent).is_quotable:
            feedback = store.feedbacks.of(gathering.id, cast.members[who])
            if feedback:
                yield feedback.id
