"""A document in a chat: every word of it, in order, on pages that Telegram takes."""

from hypothesis import given, strategies as st

from bot.calls import Screen
from bot.domain.manuscript import (
    Fact,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quote,
    Quotes,
)
from bot.sandbox.entities import formatted
from bot.views.chat_pages import PAGE, cut, pages
from tests.views.scene import FRENCH, plain, problems

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=1500)
TELEGRAM_TAKES = 4096
LONG = "Une phrase qui compte. " * 60


def written(*blocks):
    """Return the pages of a document as people read them."""
    made = pages(Manuscript("Rencontre", "fr", blocks), FRENCH)
    assert [problem for page in made for problem in problems(Screen(page))] == []
    return [plain(formatted(page, "HTML", None)[0]) for page in made]


def test_a_short_document_is_one_page_in_its_order():
    [page] = written(
        Facts([Fact("Lieu", "visio"), Fact("Présences", "12")]),
        Heading("Nos constats"),
        Items([Item("Moins de monde", "-", "moins"), Item("Des questions", "+", "plus")]),
        Quotes([Quote("C’est génial.", "Gaëlle"), Quote("J’ai osé.")]),
        Paragraph("Corrigé.", is_remark=True),
    )

    assert page == (
        "Rencontre\n\nLieu : visio\nPrésences : 12\n\nNos constats\n− Moins de monde\n"
        "+ Des questions\n« C’est génial. » (Gaëlle)\n« J’ai osé. »\n\nCorrigé."
    )


def test_a_table_is_said_in_lines():
    [page] = written(Grid(("Rencontre", "Présences"), [("Mars", "14"), ("Avril", "15")], "Deux"))

    assert page.endswith("Deux\nMars : Présences 14\nAvril : Présences 15")


def test_a_heading_never_stands_alone_at_the_end_of_a_page():
    filler = Paragraph("a" * 800)
    made = written(
        filler, filler, filler, Paragraph("b" * 540), Heading("Pistes"), Paragraph(LONG)
    )

    assert len(made) > 1
    assert not any(page.endswith("Pistes") for page in made)
    assert any("Pistes\nUne phrase" in page for page in made)


def test_no_page_is_cut_within_a_sentence_that_fits_on_one():
    made = written(Paragraph(LONG), Paragraph(LONG), Paragraph(LONG))

    assert len(made) > 1
    assert all(page.endswith("Une phrase qui compte.") for page in made)


def test_a_list_longer_than_a_page_is_cut_between_its_names():
    names = ", ".join(f"Association {number:03}" for number in range(300))
    made = written(Facts([Fact("Structures", names)]))

    read = " ".join(" ".join(made).split())
    assert len(made) > 1
    assert all(f"Association {number:03}" in read for number in range(300))


@given(text=WORDS)
def test_nothing_is_lost_in_cutting(text):
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(text=WORDS, mark=st.sampled_from(["", "+", "-", "~"]))
def test_whatever_people_write_every_page_can_be_sent_and_all_of_it_is_read(text, mark):
    said = f"x{text}x"
    made = written(
        Heading(said), Facts([Fact("L", said)]), Items([Item(said, mark)]), Paragraph(said)
    )

    assert all(len(page.encode("utf-16-le")) // 2 <= TELEGRAM_TAKES for page in made)
    letters = "".join("".join(made).split())
    assert letters.count("".join(plain(said).split())) >= 4
    assert max(len(page) for page in made) <= PAGE + 1500
