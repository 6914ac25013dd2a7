"""Tables are for the project group alone, and hold what was given for longer than one day."""

from dataclasses import replace

import pytest

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.exports import PresenceOpen, PresenceSkipped
from bot.domain.member import NotAnOrganiser, Role
from bot.domain.order import Form, Order, Paper
from bot.domain.rsvp import Answer, Readers, Rsvp, Via
from bot.ports import Store
from bot.services import tables
from bot.views import papers
from storage.database import SqlDatabase
from tests.demo.planted import NOW, planted
from tests.storage.counting import questions
from tests.views.scene import ENGLISH, FRENCH

WORD = "Je viens avec ma voisine Odette, qui entend mal"


def order(paper, demo, *, by="m01", of="M3"):
    return Order(paper, Form.CSV, demo.members[by], demo.gatherings[of])


def made(store, paper, demo, *, setting=FRENCH, **more):
    return papers.made(store, order(paper, demo, **more), setting)


def cells(file):
    return [cell for row in file.content.sheets[0].rows for cell in row]


async def test_a_table_says_what_it_is_of_which_day_and_for_whom(database: SqlDatabase):
    def deed(store: Store):
        demo = planted(store)
        return made(store, Paper.ANSWERS, demo), made(store, Paper.ANSWERS, demo, setting=ENGLISH)

    french, english = await database.write(deed)

    [sheet] = french.content.sheets
    assert (sheet.title, french.content.language) == ("Réponses", "fr")
    what, keep = sheet.notes
    assert "Réparer ensemble, à deux adresses, samedi" in what
    assert "à garder pour le groupe projet" in keep
    assert "dimanche 22 novembre 2026" in keep
    assert french.name.startswith("reponses-2026-")
    assert english.content.sheets[0].headings[0] == "Name"
    assert english.name.startswith("answers-2026-")


async def test_answers_come_by_name_with_the_day_on_the_clock_of_the_community(
    database: SqlDatabase,
):
    def deed(store: Store):
        demo = planted(store)
        store.rsvps.save(
            Rsvp(
                demo.gatherings["M3"],
                demo.members["m08"],
                Answer.NO,
                answered_at=NOW,
                via=Via.PHONE,
                entered_by=demo.members["m03"],
            )
        )
        return made(store, Paper.ANSWERS, demo)

    rows = (await database.write(deed)).content.sheets[0].rows

    assert len(rows) == 16
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=_folded)
    [lucienne] = [row for row in rows if row[0] == "Lucienne V."]
    assert lucienne[1:3] == ("Club de gymnastique douce", "Je ne peux pas")
    assert lucienne[6:8] == ("téléphone", "Thérèse B.")
    assert lucienne[8] == NOW.astimezone(FRENCH.zone).replace(tzinfo=None)


def _folded(name):
    return name.replace("É", "E").replace("ë", "e").replace("é", "e").casefold()


@pytest.mark.parametrize("readers", Readers)
async def test_words_and_the_names_of_guests_stay_where_they_were_said(
    database: SqlDatabase, readers
):
    def deed(store: Store):
        demo = planted(store)
        rsvp = store.rsvps.of(demo.gatherings["M3"], demo.members["m06"])
        assert rsvp
        said = replace(rsvp, word=WORD, readers=readers, guests=1, guest_names="Odette")
        store.rsvps.save(said)
        return made(store, Paper.ANSWERS, demo)

    told = cells(await database.write(deed))

    assert not [cell for cell in told if "Odette" in str(cell)]


async def test_who_was_erased_is_a_line_without_a_name(database: SqlDatabase):
    def deed(store: Store):
        demo = planted(store)
        store.attendances.put(
            Attendance(demo.gatherings["M3"], None, Circle.OTHER, Mode.IN_PERSON, people=3)
        )
        store.members.forget(demo.members["m06"], at=NOW)
        return made(store, Paper.ANSWERS, demo), made(store, Paper.PRESENCES, demo)

    answers, presences = (file.content.sheets[0].rows for file in await database.write(deed))

    assert (len(answers), answers[-1][0]) == (16, None)
    assert [row[0] for row in presences[-2:]] == ["sans nom", "sans nom"]
    assert sum(row[-1] for row in presences) == 12 + 3
    assert "Gaëlle" not in str((answers, presences))


async def test_presences_say_in_which_circle_and_how(database: SqlDatabase):
    def deed(store: Store):
        return made(store, Paper.PRESENCES, planted(store))

    rows = (await database.write(deed)).content.sheets[0].rows

    hugo = next(row for row in rows if row[0] == "Hugo M.")
    assert hugo == ("Hugo M.", "Fablab du passage", "récit", "en visio", 1)
    assert len(rows) == 12


@pytest.mark.parametrize(
    ("taking", "refusal"), [(Taking.OPEN, PresenceOpen), (Taking.SKIPPED, PresenceSkipped)]
)
async def test_a_list_that_nobody_ended_is_no_table(database: SqlDatabase, taking, refusal):
    def deed(store: Store):
        demo = planted(store)
        store.attendances.take(demo.gatherings["M3"], taking, at=NOW)
        with pytest.raises(refusal):
            take(store, demo, Paper.PRESENCES)
        with pytest.raises(refusal):
            made(store, Paper.PRESENCES, demo)
        return take(store, demo, Paper.ANSWERS)

    assert (await database.write(deed)).gathering.ordinal == 3


async def test_feedback_is_counts_and_what_may_be_quoted(database: SqlDatabase):
    def deed(store: Store):
        return made(store, Paper.FEEDBACKS, planted(store))

    sheet = (await database.write(deed)).content.sheets[0]

    counted = {row[1]: row[2] for row in sheet.rows if row[2] is not None}
    assert counted["Réponses en tout"] == 10
    assert (counted["Une idée"], counted["Rien cette fois"]) == (4, 1)
    assert counted["Je m’y reconnais"] == 4
    quotes = [(row[1], row[3]) for row in sheet.rows if row[2] is None]
    assert len(quotes) == 5
    assert ("Le casier partagé, c’est bête et c’est génial.", "Gaëlle") in quotes
    assert {by for _, by in quotes} == {"Gaëlle", "Ousmane", "sans nom"}
    assert [text for text, _ in quotes] == sorted((text for text, _ in quotes), key=str.casefold)
    assert "Il manquait un moment informel après." not in str(sheet.rows)
    assert "cinq réponses" in sheet.notes[-1]


async def test_what_is_taken_back_is_not_in_the_next_file(database: SqlDatabase):
    def deed(store: Store):
        demo = planted(store)
        store.members.forget(demo.members["m06"], at=NOW)
        return made(store, Paper.FEEDBACKS, demo)

    told = str(cells(await database.write(deed)))

    assert "Le casier partagé" not in told
    assert "Gaëlle" not in told


@pytest.mark.parametrize("paper", tables.PAPERS)
@pytest.mark.parametrize("by", ["m06", "m25"])
async def test_tables_are_for_the_project_group(database: SqlDatabase, paper, by):
    def deed(store: Store):
        demo = planted(store)
        with pytest.raises(NotAnOrganiser):
            take(store, demo, paper, by=by)
        with pytest.raises(NotAnOrganiser):
            made(store, paper, demo, by=by)
        return demo

    assert await database.write(deed)


async def test_who_left_the_project_group_meanwhile_gets_no_file(database: SqlDatabase):
    def deed(store: Store):
        demo = planted(store)
        taken = take(store, demo, Paper.ANSWERS)
        store.team.revoke(taken.by.id, Role.PROJECT_GROUP)
        with pytest.raises(NotAnOrganiser):
            made(store, Paper.ANSWERS, demo)
        return store.audit.page(start=0, size=1)

    [entry] = await database.write(deed)

    assert (entry.action, entry.facts) == ("table.take", "answers xlsx")


@pytest.mark.parametrize("paper", tables.PAPERS)
async def test_a_table_asks_as_little_of_a_large_meeting_as_of_a_small_one(
    database: SqlDatabase, paper
):
    def deed(store: Store):
        demo = planted(store)
        small = questions(store, lambda s: made(s, paper, demo, of="M2"))[1]
        for key in demo.members:
            facts = Rsvp(demo.gatherings["M2"], demo.members[key], Answer.YES, answered_at=NOW)
            store.rsvps.save(facts)
            store.attendances.put(
                Attendance(facts.gathering_id, facts.member_id, Circle.OTHER, Mode.REMOTE)
            )
        return small, questions(store, lambda s: made(s, paper, demo, of="M2"))[1]

    small, large = await database.write(deed)

    assert small == large


def take(store, demo, paper, *, by="m01"):
    return tables.take(
        store,
        member=store.members.get(demo.members[by]),
        gathering_id=demo.gatherings["M3"],
        paper=paper,
        form=Form.XLSX,
        now=NOW,
    )
