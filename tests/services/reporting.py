"""A meeting that is over, and those who write its report. All are made in a deed."""

from datetime import timedelta

from bot.domain.gathering import Gathering
from bot.domain.member import Role
from bot.domain.report import Section
from bot.ports import Store
from bot.services import report_desks, report_lines, report_reviews
from bot.services.report_desks import Editor
from tests.services.community import NADIA, NOW, YVES, agreed, meeting

OVER = NOW - timedelta(days=1)


def held(store: Store) -> Gathering:
    """Let a meeting be over since yesterday; Yves is an author of it alone."""
    made = meeting(store, starts_at=OVER - timedelta(hours=2), ends_at=OVER)
    store.report_authors.appoint(made.id, agreed(store, YVES).id)
    return made


def in_hand(store: Store, made: Gathering, person=NADIA, *, now=NOW) -> Editor:
    who = store.members.by_telegram_id(person.telegram_id)
    return report_desks.take(store, gathering_id=made.id, member=who, now=now)


def written(store: Store, made: Gathering, *texts: str, section=Section.LEADS) -> list[int]:
    """Write lines as Nadia; return their ids."""
    report_lines.add(store, in_hand(store, made), section=section, text="\n".join(texts), now=NOW)
    return [one.id for one in store.report_lines.of(made.id) if one.section is section]


def found_good(store: Store, made: Gathering, person=NADIA, *, reading: int | None = None) -> bool:
    """Find a report good as it is now, or as it was when it bore another mark."""
    editor = in_hand(store, made, person)
    mark = editor.report.reading if reading is None else reading
    return report_reviews.approve(store, editor, reading=mark, now=NOW)


def leads(store: Store, made: Gathering) -> list[str]:
    """Return the lines that would be published as leads."""
    return [
        one.text
        for one in store.report_lines.of(made.id)
        if one.section is Section.LEADS and one.state.value == "kept"
    ]


def lead(store: Store, person=YVES) -> None:
    """Let somebody join the project group."""
    store.members.grant(agreed(store, person).id, Role.PROJECT_GROUP)
