"""A report page by page, its leads, and the files it can be taken along as."""

from dataclasses import replace

from bot.callbacks.report_reading import Part
from bot.domain.board import Slice
from bot.domain.order import DOCUMENTS, Form, Order, Paper
from bot.domain.report import Section, ToldLine
from bot.views.report_pages import file, forms, latest_rows, listed, page
from tests.views.scene import ENGLISH, FRENCH, YVES, buttons, problems, read
from tests.views.told import MEETING, TOLD

LONG = replace(
    TOLD,
    lines=[ToldLine(Section.LEADS, f"Piste {n} : " + "aller voir " * 40) for n in range(30)],
)


def test_a_short_report_is_one_page_with_all_ways_on():
    screen = page(TOLD, Part.WHOLE, 0, FRENCH)

    assert problems(screen) == []
    assert read(screen).endswith(
        "Une correction, une phrase à retirer ? donnees@example.org\n"
        "[Les pistes] [Emporter]\n[Corriger ou retirer]\n[Tous les comptes rendus]"
    )


def test_a_long_report_is_turned_page_by_page_to_its_end():
    first = page(LONG, Part.WHOLE, 0, FRENCH)
    total = int(read(first).split("Page 1 sur ")[1].split()[0])
    seen = [read(page(LONG, Part.WHOLE, number, FRENCH)) for number in range(total)]

    assert total > 2
    assert all(problems(page(LONG, Part.WHOLE, number, FRENCH)) == [] for number in range(total))
    assert all(sum(f"Piste {n} :" in text for text in seen) == 1 for n in range(30))
    assert "[← Avant]" not in seen[0]
    assert "[Suite →]" not in seen[-1]


def test_a_page_that_is_no_more_is_the_last_one():
    assert read(page(TOLD, Part.WHOLE, 99, FRENCH)) == read(page(TOLD, Part.WHOLE, 0, FRENCH))


def test_leads_stand_alone_without_what_they_come_from():
    said = read(page(TOLD, Part.LEADS, 0, FRENCH))

    assert said.startswith("Pistes\n\nTroisième rencontre : Réparer ensemble")
    assert "• Un lieu calme" in said
    assert "casier" not in said
    assert "[Lire en entier] [Emporter]" in said


def test_a_report_without_leads_says_so_and_offers_none():
    bare = replace(TOLD, lines=[line for line in TOLD.lines if line.section is not Section.LEADS])

    assert "aucune piste" in read(page(bare, Part.LEADS, 0, FRENCH))
    assert "[Les pistes]" not in read(page(bare, Part.WHOLE, 0, FRENCH))


def test_every_kind_of_document_can_be_asked_for():
    screen = forms(TOLD, FRENCH)
    memories = [button.memory for button in buttons(screen)]

    assert problems(screen) == []
    assert memories[:-1] == [f"1:jo:3:{form.value}" for form in DOCUMENTS]


def test_a_file_is_ordered_in_the_readers_language_with_a_short_caption():
    call = file(TOLD, Form.YESWIKI, YVES, 102, ENGLISH)

    assert call.order == Order(Paper.REPORT, Form.YESWIKI, YVES.id, 3, "en")
    assert call.fields["caption"].startswith("Here is the report.\n<b>Third meeting")
    assert len(call.fields["caption"]) < 300


def test_the_list_names_each_report_and_its_day():
    screen = listed(Slice([MEETING, replace(MEETING, id=2, ordinal=2)], 1, is_last=True), FRENCH)

    assert problems(screen) == []
    said = read(screen)
    assert "9. Troisième rencontre : Réparer ensemble, à deux adresses (samedi 31 octobre)" in said
    assert "[10. Deuxième rencontre" in said
    assert "[← Avant]" in said


def test_where_nothing_was_told_yet_there_is_no_button_to_it():
    assert latest_rows(None, FRENCH) == ()
    assert "Aucun compte rendu" in read(listed(Slice(), FRENCH))
