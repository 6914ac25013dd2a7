"""Two authors at the same moment, where several write: nobody's words are lost."""

from bot.domain.report_refusals import NothingNew
from bot.services import report_lines, report_publications
from storage.report_lines import CHANGE
from storage.reports import ADD_EDITION
from tests.services.community import NADIA, NOW, YVES
from tests.services.reporting import held, in_hand, lead, leads, written
from tests.services.test_side_by_side import Crossing, crossing

__all__ = ["crossing"]


async def test_two_who_reword_the_same_line_are_both_kept(crossing: Crossing):
    made = await crossing.database.write(held)
    [first] = await crossing.database.write(lambda store: written(store, made, "Visiter"))

    def reworded(person, text):
        def deed(store):
            editor = in_hand(store, made, person)
            return report_lines.rewrite(store, editor, line_id=first, read=1, text=text, now=NOW)

        return deed

    await crossing.cross(reworded(NADIA, "De Nadia"), reworded(YVES, "D’Yves"), before=CHANGE)

    shown = await crossing.database.read(lambda store: leads(store, made))
    assert sorted(shown) == ["De Nadia", "D’Yves"]


async def test_two_who_publish_at_once_publish_one_edition(crossing: Crossing):
    made = await crossing.database.write(held)

    def prepare(store):
        lead(store)
        written(store, made, "Visiter")

    await crossing.database.write(prepare)

    def published(person):
        def deed(store):
            who = store.members.by_telegram_id(person.telegram_id)
            try:
                return report_publications.publish(
                    store, gathering_id=made.id, member=who, now=NOW
                )
            except NothingNew:
                return None

        return deed

    other = await crossing.cross(published(NADIA), published(YVES), before=ADD_EDITION)

    report = await crossing.database.read(lambda store: store.reports.get(made.id))
    assert other is None
    assert report
    assert report.edition == 1
