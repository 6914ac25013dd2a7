"""Pictures are for those who may see the numbers, when they are drawn as when they are asked."""

import pytest

from bot.domain.chart import Chart
from bot.domain.member import NotAnOrganiser, NotReadyYet, Role
from bot.domain.order import Form, Order, Paper
from bot.ports import Store
from bot.services import pictures
from bot.services.pictures import Wish
from bot.views import papers
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, NOW, planted
from tests.storage.counting import questions
from tests.views.scene import COMMUNITY, FRENCH

SUBJECTS = {Paper.FIGURES: "M3", Paper.THREE_MEETINGS: "M3", Paper.YEAR_FIGURES: "2026"}
NAMES = {name.split()[0] for _, name, *_ in DEMO["members"]}
ORGANISATIONS = {key: name for key, name, *_ in DEMO["organisations"]}
TOLD_INSTEAD = {
    **{f"({name})": "(sans nom)" for name in ("Gaëlle", "Ousmane", "Hugo")},
    **{visit["title"]: ORGANISATIONS[visit["host_org"]] for visit in DEMO["visits"]},
}
"""What a funder reads in the place of a first name, and of what a visit was called."""


def subject(paper, demo):
    of = SUBJECTS[paper]
    return int(of) if of.isdigit() else demo.gatherings[of]


def drawn(store, paper, demo, *, by):
    order = Order(paper, Form.PNG, demo.members[by], subject(paper, demo))
    content = papers.made(store, order, FRENCH).content
    assert isinstance(content, Chart)
    return content


def words(chart):
    return str((chart.title, chart.subtitle, chart.panels))


@pytest.mark.parametrize("paper", pictures.PAPERS)
async def test_a_funder_sees_the_same_numbers_and_no_name(database: SqlDatabase, paper):
    def deed(store: Store):
        demo = planted(store)
        return drawn(store, paper, demo, by="m01"), drawn(store, paper, demo, by="m25")

    nadia, funder = (words(chart) for chart in await database.write(deed))

    assert not [name for name in NAMES if f"({name})" in funder]
    for private, told in TOLD_INSTEAD.items():
        nadia = nadia.replace(private, told)
    assert nadia == funder


async def test_the_numbers_of_one_meeting_are_for_those_who_see_totals(database: SqlDatabase):
    def deed(store: Store):
        demo = planted(store)
        with pytest.raises(NotAnOrganiser):
            drawn(store, Paper.FIGURES, demo, by="m06")
        return drawn(store, Paper.THREE_MEETINGS, demo, by="m06")

    assert "Présences" in words(await database.write(deed))


@pytest.mark.parametrize("paper", pictures.PAPERS)
async def test_who_is_gone_by_then_gets_no_picture(database: SqlDatabase, paper):
    def deed(store: Store):
        demo = planted(store)
        store.team.revoke(demo.members["m01"], Role.PROJECT_GROUP)
        store.team.revoke(demo.members["m01"], Role.FACILITATOR)
        store.members.forget(demo.members["m01"], at=NOW)
        with pytest.raises((NotAnOrganiser, NotReadyYet)):
            drawn(store, paper, demo, by="m01")
        wish = Wish(paper, subject(paper, demo), None, COMMUNITY, NOW)
        with pytest.raises((NotAnOrganiser, NotReadyYet)):
            pictures.look(store, wish)
        return demo

    assert await database.write(deed)


@pytest.mark.parametrize("paper", pictures.PAPERS)
async def test_a_picture_asks_the_same_however_many_were_there(database: SqlDatabase, paper):
    def deed(store: Store):
        demo = planted(store)
        before = questions(store, lambda s: drawn(s, paper, demo, by="m01"))[1]
        for key in ("m08", "m11", "m12", "m13", "m14"):
            rsvp = store.rsvps.of(demo.gatherings["M2"], demo.members["m01"])
            assert rsvp
            store.rsvps.save(
                type(rsvp)(demo.gatherings["M3"], demo.members[key], rsvp.answer, 0, NOW)
            )
        return before, questions(store, lambda s: drawn(s, paper, demo, by="m01"))[1]

    before, after = await database.write(deed)

    assert before == after
