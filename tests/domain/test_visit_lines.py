"""A programme has one line for each visit that is told there, whoever wrote it."""

from bot.domain.programme import AgendaItem, Part, Programme, mark
from bot.domain.section import Section
from bot.domain.visit_lines import MINUTES, Bound, with_visits

FABLAB = Bound(7, "Les coulisses du Fablab")
QUAY = Bound(8, "Le Quai")
STORY = AgendaItem("Récit", 20, Part.STORY)
CLOSING = AgendaItem("Pot", 15, Part.CLOSING)


def names(items: tuple[AgendaItem, ...]) -> list[str]:
    return [item.name for item in items]


def told(*items: AgendaItem, bound: list[Bound], left_out: frozenset[int] = frozenset()):
    return with_visits(items, bound, left_out=left_out)


def test_a_visit_has_its_line_before_the_story_and_before_what_ends_a_meeting():
    before_story = told(STORY, CLOSING, bound=[FABLAB])
    before_end = told(AgendaItem("Nouvelles"), CLOSING, bound=[FABLAB, QUAY])

    assert names(before_story) == [FABLAB.title, "Récit", "Pot"]
    assert names(before_end) == ["Nouvelles", FABLAB.title, QUAY.title, "Pot"]
    assert before_story[0].minutes == MINUTES
    assert before_story[0].visit_id == FABLAB.visit_id


def test_a_line_that_an_organiser_wrote_is_the_line_of_the_visit():
    for title in ("Retour sur la visite", "les coulisses du fablab, racontées", "Les visites"):
        assert names(told(AgendaItem(title), bound=[FABLAB])) == [title]

    by_part = told(AgendaItem("Le Fablab raconté", part=Part.REPORT_BACK), bound=[FABLAB])
    assert names(by_part) == ["Le Fablab raconté"]


def test_one_line_written_by_hand_stands_for_one_visit():
    one = told(AgendaItem("La visite racontée"), bound=[FABLAB, QUAY])
    other = told(AgendaItem("La visite au Quai : Le Quai"), bound=[FABLAB, QUAY])

    assert names(one) == ["La visite racontée", QUAY.title]
    assert names(other) == ["La visite au Quai : Le Quai", FABLAB.title]


def test_a_line_that_was_moved_stays_where_it_is_and_follows_its_visit():
    moved = AgendaItem("", 10, Part.REPORT_BACK, FABLAB.visit_id, FABLAB.title)

    assert names(told(STORY, moved, bound=[FABLAB])) == ["Récit", FABLAB.title]
    assert names(told(STORY, moved, bound=[])) == ["Récit"]
    # Written by hand later, it would stand there twice.
    by_hand = told(moved, AgendaItem("La visite racontée"), bound=[FABLAB])
    assert names(by_hand) == ["La visite racontée"]


def test_a_line_that_was_taken_out_stays_out():
    shown = Programme(told(STORY, bound=[FABLAB]))
    after = shown.with_lines(Section.AGENDA, [STORY])

    assert after.left_out == {FABLAB.visit_id}
    assert names(told(STORY, bound=[FABLAB], left_out=after.left_out)) == ["Récit"]


def test_buttons_tell_the_lines_of_two_visits_apart():
    one, other = told(bound=[FABLAB, QUAY])

    assert mark(one) != mark(other)
