"""Documents for tests: one with every kind of block, and any that people could write."""

from hypothesis import strategies as st

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

FULL = Manuscript(
    title="Troisième rencontre : Réparer ensemble",
    language="fr",
    blocks=[
        Facts([Fact("Lieu", "visio"), Fact("Présences", "12 (groupe projet : 5)")]),
        Heading("Nos constats"),
        Items([Item("Moins de monde.", "-", "moins"), Item("Un récit franc.", "+", "plus")]),
        Items([Item("Rien à signaler.")]),
        Heading("En quoi cela nous parle"),
        Paragraph("Je m’y reconnais : 4."),
        Quotes([Quote("C’est bête et c’est génial.", "Gaëlle"), Quote("J’ai moins osé.")]),
        Grid(["Mois", "Présences"], [["Mai", "14"], ["Juin", ""]], "Les présences"),
        Paragraph("Une correction ? donnees@example.org", is_remark=True),
    ],
    author="Thérèse et Inès",
    subject="Compte rendu",
)
TRAPS = (
    *("- ", "+ ", "# ", "1. ", "2) ", "> ", "=", "==", "===", "---", "----", "```", "~~~", "***"),
    *("*", "**", "_", "__", "`", "|", "<", ">", "&", "&amp;", "&#42;", "&lt;script&gt;", "\\"),
    *("[x](https://x.example)", "![x](y)", "[[Page lien]]", "{{action}}", '""<b>html</b>""', '"'),
    *("%%code%%", "@@", "££", "##", "//", "<script>alert(1)</script>", "<!--", "]]>", "</p>"),
    *("https://exemple.org/a_b?c=d&e", "PageWiki", "YesWiki:Page", "Note:été", "[|", "|]", "!x!"),
    *(
        "\n",
        "\r\n",
        "\t",
        "  ",
        "\u2028",
        "\u00a0",
        "\u202e",
        "\u200d",
        "\ud800",
        "\ufffe",
        "\x00",
    ),
    *(
        "مرحبا",
        "日本語",
        "e\u0301\u0301\u0301",
        "👩‍🌾",
        "« mot »",
        " ?",
        "C#",
        "a_b",
        "$x$",
        ":-)",
    ),
)
WORDS = st.lists(st.sampled_from(TRAPS) | st.text(max_size=6), max_size=6).map("".join)
MARKS = st.sampled_from((("", ""), ("+", "plus"), ("-", "moins"), ("~", "à discuter"), ("+", "")))


def _items():
    one = st.builds(lambda text, mark: Item(text, *mark), WORDS, MARKS)
    return st.lists(one, min_size=1, max_size=3).map(Items)


def _grids():
    def of(width):
        row = st.lists(WORDS, min_size=width, max_size=width)
        return st.builds(Grid, row, st.lists(row, min_size=1, max_size=3), WORDS)

    return st.integers(1, 3).flatmap(of)


BLOCKS = st.one_of(
    st.builds(Heading, WORDS, st.integers(2, 3)),
    st.builds(Paragraph, WORDS, st.booleans()),
    st.lists(st.builds(Fact, WORDS, WORDS), min_size=1, max_size=3).map(Facts),
    _items(),
    st.lists(st.builds(Quote, WORDS, WORDS), min_size=1, max_size=3).map(Quotes),
    _grids(),
)
ANY = st.builds(
    Manuscript,
    title=WORDS,
    language=st.sampled_from(("fr", "en")),
    blocks=st.lists(BLOCKS, max_size=6),
    author=WORDS,
    subject=WORDS,
)
