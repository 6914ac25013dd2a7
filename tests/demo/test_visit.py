"""A visit is counted by who visited and who was visited: it has no circles of a meeting."""

from bot.ports import Store
from bot.services import figures, suggestions
from bot.views import charts
from bot.views.programmes import title_of
from bot.views.report_facts import present
from storage.database import SqlDatabase
from tests.demo.planted import DEMO, EXPECTED, NOW, planted
from tests.views.scene import FRENCH, plain


async def test_a_visit_is_told_by_visitors_and_hosts_wherever_it_is_counted(
    database: SqlDatabase,
):
    def deed(store: Store):
        which = planted(store).gatherings["V1"]
        counted = figures.of(store, which, now=NOW)
        gathering = store.gatherings.get(which)
        [first, *_] = suggestions.of(store, which, now=NOW)
        drawn = charts.after_one(counted, FRENCH).panels[1]
        return present(counted, gathering, FRENCH), first, drawn

    written, suggested, drawn = await database.write(deed)

    visitors, hosts = EXPECTED["visit"]["visitors"], len(DEMO["visits"][0]["hosts"])
    told = f"(visite : {visitors}, hôtes : {hosts})"
    assert plain(written) == f"{visitors + hosts} {told}"
    words = plain(FRENCH.words.plain(suggested.sentence, **suggested.facts))
    assert words == f"Présences : {visitors + hosts} {told}."
    assert [plain(one.label) for one in drawn.tallies] == [
        f"En visite : {visitors}",
        f"Hôtes : {hosts}",
    ]
    assert [one.count for one in drawn.tallies] == [visitors, hosts]


async def test_the_visit_has_one_line_in_the_programme_that_hears_of_it_and_two_who_tell_it(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = planted(store).gatherings
        items = store.programmes.of(there["M4"]).items
        tellers = store.tellings.tellers(there["V1"])
        return [title_of(item, FRENCH) for item in items], {one.name for one in tellers}

    titles, tellers = await database.write(deed)

    assert [title for title in titles if "racontée" in title] == ["La visite du Fablab racontée"]
    assert tellers == {
        name
        for key, name, *_ in DEMO["members"]
        if key in DEMO["visits"][0]["report_back_tellers"]
    }
