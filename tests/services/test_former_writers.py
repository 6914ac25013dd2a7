"""Who writes no reports any more reads nothing that is for those who do."""

from datetime import timedelta

from bot.domain.member import Role
from bot.domain.report import Section
from bot.ports import Store
from bot.services import report_calls, report_lines, report_listeners, report_teams
from storage.database import SqlDatabase
from tests.services.community import COMMUNITY, GAELLE, NADIA, NOW, YVES, meeting
from tests.services.evenings import reachable
from tests.services.reporting import OVER, in_hand


def left_by_yves(store: Store):
    """Let Yves write a line of a report, and leave the project group; Gaëlle writes it too."""
    reachable(store, NADIA, Role.PROJECT_GROUP)
    yves, gaelle = reachable(store, YVES, Role.PROJECT_GROUP), reachable(store, GAELLE)
    made = meeting(store, starts_at=OVER - timedelta(hours=2), ends_at=OVER)
    store.report_authors.appoint(made.id, gaelle.id)
    for person in (YVES, GAELLE):
        editor = in_hand(store, made, person)
        report_lines.add(store, editor, section=Section.LEADS, text=person.first_name, now=NOW)
    store.team.revoke(yves.id, Role.PROJECT_GROUP)
    return made, gaelle


async def test_neither_remarks_nor_corrections_reach_who_was_an_author(database: SqlDatabase):
    def deed(store: Store):
        made, _ = left_by_yves(store)
        remarked = report_teams.fellow_authors(store, in_hand(store, made))
        asked = report_teams.readers(store, in_hand(store, made))
        corrected = report_listeners.authors(store, made.id, now=NOW)
        return [[one.name for one in found] for found in (remarked, asked, corrected)]

    remarked, asked, corrected = await database.write(deed)

    assert remarked == ["Gaëlle"]
    assert asked == ["Gaëlle"]
    assert corrected == ["Gaëlle", "Nadia"]


async def test_a_draft_that_waits_is_told_to_who_may_still_write_it(database: SqlDatabase):
    def deed(store: Store):
        made, gaelle = left_by_yves(store)
        store.report_authors.remove(made.id, gaelle.id)
        [_, owed] = report_calls.owed(made, {}, COMMUNITY)
        store.appointments.plan([owed], at=NOW)
        due = store.appointments.find(owed.key)
        assert due
        kept = report_calls.keep(store, due, community=COMMUNITY, now=owed.due_at)
        promised = store.deliveries.claim(now=owed.due_at, most=9)
        return kept, [store.members.get(one.member_id).name for one in promised]

    assert await database.write(deed) == ("", ["Nadia"])
