"""What readers say of a report reaches somebody who may answer, however many wrote it."""

from bot.domain.member import Person
from bot.services import report_listeners
from tests.services.community import NADIA, NOW, agreed
from tests.services.reporting import held, lead

MANY = 12


async def test_the_project_group_hears_it_beside_many_authors_who_may_not_answer(database):
    def deed(store):
        made = held(store)
        lead(store, NADIA)
        for number in range(MANY):
            author = agreed(store, Person(1_000 + number, f"Lou {number}"))
            store.report_authors.appoint(made.id, author.id)
            store.report_authors.add(made.id, author.id, at=NOW)
        return report_listeners.authors(store, made.id, now=NOW)

    told = await database.write(deed)

    assert [one.name for one in told].count("Nadia") == 1
    assert len(told) == 11


async def test_one_of_few_authors_who_may_answer_is_enough(database):
    def deed(store):
        made = held(store)
        lead(store, NADIA)
        lead(store)
        store.report_authors.add(made.id, agreed(store).id, at=NOW)
        return report_listeners.authors(store, made.id, now=NOW)

    assert [one.name for one in await database.write(deed)] == ["Yves"]
