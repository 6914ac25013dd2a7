"""Two people went on a visit: what one of them lets us quote without a name names neither."""

from datetime import timedelta

from bot.domain.report import Section
from bot.domain.visit import Telling
from bot.services import report_choices, report_desks, report_publications, telling
from bot.services.telling import Verdict
from tests.house.papers import holding, read_by_others, taken
from tests.house.telling import member_of
from tests.house.visiting import TITLE
from tests.journeys.test_telling_visits import answered, evening_after

WALL, LOCKER = "Un mur des projets ratés, et personne ne rit.", "Une clé pour quatre casiers."


def publish(store, house, meeting_id, visit_id, author):
    """Say that a visit was told, quote all that may be quoted of it, and publish the report."""
    now, member = house.plan.now(), member_of(store, author)
    verdict = Verdict(visit_id, meeting_id, Telling.TOLD)
    telling.settle(store, verdict, member=member, community=house.plan.community, now=now)
    editor = report_desks.take(store, gathering_id=meeting_id, member=member, now=now)
    for source, one in report_desks.look(store, editor, now=now).quotable(Section.VISIT):
        report_choices.quote(store, editor, source=source, sentence_id=one.id, now=now)
    report_publications.publish(store, gathering_id=meeting_id, member=member, now=now)


async def test_no_file_and_no_letter_says_of_which_visit_a_nameless_sentence_is(monday):
    nadia, host, (ousmane, fatou), meeting, visit = await evening_after(monday, "m07", "m12")
    await answered(ousmane, "Oui, sans mon nom", text=WALL)
    await monday.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())
    deed = (monday, meeting.id, visit.id, nadia)
    await monday.cellar.change(lambda store: publish(store, *deed))

    texts = await read_by_others(await taken(monday, fatou, meeting))
    await monday.clock(to=(meeting.ends_at + timedelta(days=2, hours=1)).isoformat())
    echo = await host.reads(f"La visite « {TITLE} » a été racontée.")

    assert holding(texts, WALL) == set(texts)
    assert holding(texts, TITLE) == set()
    assert texts["txt"].index(WALL) < texts["txt"].index("La visite racontée")
    assert WALL not in echo.text


async def test_with_their_first_name_it_is_of_the_visit_everywhere(sqlite_monday):
    nadia, host, (ousmane, fatou), meeting, visit = await evening_after(
        sqlite_monday, "m07", "m12"
    )
    await answered(ousmane, "Oui, avec mon prénom", text=LOCKER)
    await sqlite_monday.clock(to=(meeting.ends_at + timedelta(hours=1)).isoformat())
    deed = (sqlite_monday, meeting.id, visit.id, nadia)
    await sqlite_monday.cellar.change(lambda store: publish(store, *deed))

    texts = await read_by_others(await taken(sqlite_monday, fatou, meeting))
    await sqlite_monday.clock(to=(meeting.ends_at + timedelta(days=2, hours=1)).isoformat())
    echo = await host.reads(LOCKER)

    assert holding(texts, LOCKER) == holding(texts, TITLE) == set(texts)
    assert "Ousmane" in echo.text
