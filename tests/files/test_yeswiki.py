"""A page of YesWiki shows our structure, and in it the words that people wrote."""

import pytest
from hypothesis import given, strategies as st

from bot.domain.manuscript import Facts, Grid, Heading, Item, Items, Manuscript, Paragraph, Quotes
from bot.domain.order import Form
from bot.files.cleaning import cleaned
from bot.files.documents import write
from bot.files.punctuation import labelled, quoted
from bot.files.yeswiki import words
from tests.files import wiki_reader
from tests.files.manuscripts import ANY, FULL


def read(manuscript, version="4.4"):
    return wiki_reader.read(write(manuscript, Form.YESWIKI).decode("utf-8"), version)


def meant(manuscript):
    ours = cleaned(manuscript)
    lines = (line for block in ours.blocks for line in _meant(block, ours.language))
    return [f"[h1]{ours.title}[h1]", *lines]


def _meant(block, language) -> list[object]:
    seen: list[object]
    match block:
        case Heading():
            seen = [f"[h{block.level}]{block.text}[h{block.level}]"]
        case Paragraph():
            seen = [block.text]
        case Facts():
            seen = [f"[**]{labelled(f.label, language)}[**] {f.value}" for f in block.facts]
        case Items():
            marks = [f"[**]{item.mark}[**] " if item.mark else "" for item in block.items]
            seen = [f"[item-] {m}{i.text}" for m, i in zip(marks, block.items, strict=True)]
        case Quotes():
            seen = [f"[item-] {_said(quote, language)}" for quote in block.quotes]
        case Grid():
            head = ["[row]", *(f"[**]{head}[**]" if head else "" for head in block.headings)]
            rows = [["[row]", *row] for row in block.rows]
            caption = [block.caption] if block.caption else []
            seen = [*caption, head, *rows]
        case _:
            raise AssertionError(block)
    return seen


def _said(quote, language):
    return quoted(quote.text, language) + (f" ({quote.by})" if quote.by else "")


@pytest.mark.parametrize("version", wiki_reader.VERSIONS)
def test_every_kind_of_block_is_seen_as_what_it_is(version):
    assert read(FULL, version) == meant(FULL)


@given(ANY, st.sampled_from(sorted(wiki_reader.VERSIONS)))
def test_whatever_the_words_the_structure_is_ours(manuscript, version):
    assert read(manuscript, version) == meant(manuscript)


@pytest.mark.parametrize(
    "line",
    [
        '""<b>html</b>""',
        "**gras** //penché// ##code## @@ôté@@ ££mis££ __souligné__",
        "==titre== --- ----",
        "[[PageWiki une page]] {{nuagetag}} PageWiki YesWiki:Page %%code%%",
        "&lt; &amp; &#42; <script>",
        "- un - deux",
        "_un_ *deux* `trois` ~~quatre~~ [cinq](six) ![sept](huit) {# neuf #}",
        "# un",
    ],
)
def test_a_line_that_looks_like_markup_stays_a_line(line):
    manuscript = Manuscript("Un", "fr", [Paragraph(line), Items([Item(line, "+")])])

    assert read(manuscript)[1:] == [line, f"[item-] [**]+[**] {line}"]


def test_the_reader_of_these_tests_knows_markup_where_there_is_some():
    source = "==un==\n - **deux**\n {{trois}} PageWiki Note:un [[a b]] ----\n[|\n|!x!|b|\n|]"
    markdown = "# un\n_deux_ *trois* `quatre` [cinq](six)"

    assert wiki_reader.read(markdown) == [
        "[hashes # un\n][em _deux_] [em *trois*] [tick `quatre`] [link [cinq](six)]",
    ]
    assert wiki_reader.read(source) == [
        "[h5]un[h5]",
        "[item-] [**]deux[**]",
        "[item][action {{trois}}] [page PageWiki] [wiki Note:un] [forced [[a b]]] [rule ----]",
        ["[row]", "[attributes !x!]", "b"],
    ]


def test_plain_words_and_addresses_are_left_alone():
    ordinary = (
        "Présences : 14 (visio, 10:30). C’est l’AMAP ! Voir https://exemple.org/a//b?c=1&d=2"
    )

    assert words(ordinary, is_last=True) == ordinary


def test_nothing_is_told_as_raw_html():
    source = write(Manuscript("Un", "fr", [Paragraph('""<script>""')]), Form.YESWIKI).decode()

    assert '""' not in source
    assert "<" not in source
