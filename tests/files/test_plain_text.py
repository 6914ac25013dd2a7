"""Plain text can be read aloud, line by line, on any machine."""

from hypothesis import given

from bot.domain.manuscript import Facts, Grid, Heading, Items, Manuscript, Paragraph, Quotes
from bot.domain.order import Form
from bot.files.cleaning import cleaned
from bot.files.documents import write
from bot.files.plain_text import WIDTH
from bot.files.punctuation import labelled, quoted
from tests.files.manuscripts import ANY, FULL
from tests.views.scene import plain

READ = """\
Troisième rencontre : Réparer ensemble
======================================

Lieu : visio
Présences : 12 (groupe projet : 5)

Nos constats
------------

- (-) Moins de monde.
- (+) Un récit franc.

- Rien à signaler.

En quoi cela nous parle
-----------------------

Je m’y reconnais : 4.

- « C’est bête et c’est génial. » (Gaëlle)
- « J’ai moins osé. »

Les présences
- Mois : Mai
  Présences : 14
- Mois : Juin

Une correction ? donnees@example.org
"""


def text(manuscript):
    return write(manuscript, Form.TEXT).decode("utf-8")


def test_every_kind_of_block_is_told_as_what_it_is():
    assert plain(text(FULL)) == READ


def test_long_lines_end_at_72_signs_and_go_on_below_their_beginning():
    long = "Plusieurs personnes parlent de prêter avant de monter un projet : " * 3
    manuscript = Manuscript(long, "fr", [Heading(long), Paragraph(long)])

    lines = text(manuscript).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert [line for line in lines if set(line) == {"="}] == ["=" * max(map(len, lines[:3]))]


def test_a_mark_never_begins_a_line():
    words = " ".join(f"Et après{blank}? «{blank}Rien{blank}»{blank}!" for blank in "\u00a0\u202f")
    manuscript = Manuscript("Un", "fr", [Paragraph(" ".join([words] * 9))])

    assert not [line for line in text(manuscript).splitlines() if line[:1] in set("?!»")]
    assert not [line for line in text(manuscript).splitlines() if line.endswith("«")]


@given(ANY)
def test_whatever_the_words_they_are_all_there_in_their_order(manuscript):
    ours, written = cleaned(manuscript), text(manuscript)

    said = [ours.title, *(word for b in ours.blocks for word in _words(b, ours.language))]
    assert _split(written) == _split("\n".join(said))
    assert written.endswith("\n")
    assert not {"\r", "\t", "\ufeff", "\x00"} & set(written)
    assert not [line for line in written.split("\n") if _could_be_shorter(line)]


def _split(words):
    """Return words without what we draw around them."""
    return [word for word in words.split() if set(word) - set("=-")]


def _could_be_shorter(line):
    """A word that is longer than a line stands alone on its own."""
    return len(line) > WIDTH and " " in line.strip().removeprefix("- ")


def _words(block, language):
    match block:
        case Heading() | Paragraph():
            seen = [block.text]
        case Facts():
            seen = [f"{labelled(fact.label, language)} {fact.value}" for fact in block.facts]
        case Items():
            seen = [f"({i.mark}) {i.text}" if i.mark else i.text for i in block.items]
        case Quotes():
            said = [(quoted(quote.text, language), quote.by) for quote in block.quotes]
            seen = [f"{words} ({by})" if by else words for words, by in said]
        case Grid():
            rows = [
                [
                    f"{labelled(h, language)} {c}"
                    for h, c in zip(block.headings, row, strict=True)
                    if c
                ]
                for row in block.rows
            ]
            seen = [block.caption, *(cell for row in rows for cell in row)]
        case _:
            raise AssertionError(block)
    return seen
