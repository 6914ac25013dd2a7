"""A report as a document has its known lines in their order, and no line without words."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.figures import Echoes, Figures, Presence, Signs
from bot.domain.gathering import Gathering, Kind
from bot.domain.manuscript import Facts, Heading, Items, Paragraph, Quotes
from bot.domain.observing import without_names
from bot.domain.place import Format, Place
from bot.domain.report import Section, Told, ToldLine
from bot.domain.visit import Visited, VisitWord
from bot.views.report_manuscripts import manuscript
from tests.views.scene import ENGLISH, FRENCH, plain
from tests.views.told import FIGURES, MEETING, NEXT, STARTS, TOLD

HALL = Place(id=2, name="Maison des associations", address="4 place du Marché")


def lines(told, setting=FRENCH):
    """Return a manuscript as somebody would read it out."""
    return [plain(line) for block in manuscript(told, setting).blocks for line in _read(block)]


def _read(block):
    match block:
        case Heading():
            return [f"# {block.text}"]
        case Facts():
            return [f"{fact.label} = {fact.value}" for fact in block.facts]
        case Paragraph():
            return [f"({block.text})" if block.is_remark else block.text]
        case Items():
            return [f"{item.mark} {item.text}".strip() for item in block.items]
        case Quotes():
            return [f"{quote.text} / {quote.by}" for quote in block.quotes]
        case _:
            raise AssertionError(block)


def test_a_whole_report_in_french():
    made = manuscript(TOLD, FRENCH)

    assert plain(made.title) == "Troisième rencontre : Réparer ensemble, à deux adresses"
    assert (made.language, made.author, made.subject) == ("fr", "Thérèse et Inès", "Compte rendu")
    assert lines(TOLD) == [
        "Date de la rencontre = samedi 31 octobre 2026, 10 h à 11 h 30",
        "Lieu = visio",
        "Écrit par = Thérèse et Inès",
        "Présences = 12 (groupe projet : 5, récit : 1, autres : 6)",
        "Structures = Antenne de bénévolat, Atelier vélo, Fablab du passage",
        "Personnes excusées = 4 (Cinéma de quartier, Collège du quartier)",
        "Récit = « Un atelier de réparation à deux adresses », par Hugo (Fablab du passage)",
        "# Nos constats",
        "- Moins de monde que les deux fois précédentes.",
        "+ Quatre structures ont prévenu de leur absence.",
        "~ Tout le monde a entendu, et après ?",
        "# En quoi cela nous parle",
        "Je m’y reconnais : 4. Je peux m’en inspirer : 5. C’est loin de moi : 1.",
        "Le casier partagé, c’est bête et c’est génial. / Gaëlle",
        "En visio, j’ai moins osé, mais j’ai tout entendu. / sans nom",
        "# Ce que nous apprend cette rencontre",
        "Le temps informel manque : prévoir un quart d’heure.",
        "# Pistes",
        "Visiter le Fablab en petit groupe, puis raconter (Malik)",
        "Un lieu calme et de plain-pied pour la suite (Inès)",
        "Prochaine rencontre : samedi 28 novembre 2026, 10 h, dans un lieu à trouver.",
        "(Une correction, une phrase à retirer ? donnees@example.org)",
    ]


def test_the_same_report_in_english():
    said = lines(TOLD, ENGLISH)

    assert manuscript(TOLD, ENGLISH).title == "Third meeting: Réparer ensemble, à deux adresses"
    assert said[:4] == [
        "Date = Saturday 31 October 2026, 10:00 to 11:30",
        "Place = video",
        "Written by = Thérèse and Inès",
        "Present = 12 (project group: 5, story: 1, others: 6)",
    ]
    assert "I see us in it: 4. I can draw on it: 5. It’s far from me: 1." in said
    assert "Next meeting: Saturday 28 November 2026, 10:00, place to be found." in said
    assert said[-1] == "(A correction, a sentence to remove? donnees@example.org)"


def test_what_is_empty_has_neither_line_nor_heading():
    bare = Figures(3, "", None, STARTS)
    told = replace(
        TOLD,
        gathering=Gathering(id=3),
        figures=bare,
        authors=(),
        lines=(),
        following=None,
    )

    assert manuscript(told, FRENCH).title == "Rencontre"
    assert lines(told) == ["(Une correction, une phrase à retirer ? donnees@example.org)"]


def test_a_draft_says_that_it_is_one_and_a_correction_its_day():
    draft = replace(TOLD, published_at=None)
    corrected = replace(TOLD, corrected_at=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))

    assert lines(draft)[0] == "(Brouillon : ce compte rendu n’est pas encore publié.)"
    assert "(Compte rendu corrigé le mardi 1er décembre 2026.)" in lines(corrected)
    assert not [line for line in lines(TOLD) if "orrigé" in line or "rouillon" in line]


def test_where_nobody_noted_who_was_there_the_answers_are_called_answers():
    told = replace(TOLD, figures=replace(FIGURES, presence=None))
    silent = replace(TOLD, figures=replace(FIGURES, presence=None, signs=Signs(), excused=0))

    assert "Présences = d’après les réponses seulement (je viens : 11)" in lines(told)
    assert not [line for line in lines(silent) if line.startswith(("Présences", "Personnes"))]


def test_who_followed_from_afar_is_told_where_some_came():
    meeting = replace(MEETING, format=Format.HYBRID, place=HALL)
    presence = replace(FIGURES.presence or Presence(), remote=3)
    told = replace(TOLD, gathering=meeting, figures=replace(FIGURES, presence=presence))

    said = lines(told)
    assert "Lieu = Maison des associations, 4 place du Marché, et en visio" in said
    assert "Présences = 12 (groupe projet : 5, récit : 1, autres : 6, à distance : 3)" in said


def test_the_next_meeting_is_told_as_far_as_it_is_known():
    following = replace(NEXT, place=HALL, story_title="Les paniers du vendredi")
    told = replace(TOLD, following=following)
    video = replace(TOLD, following=replace(NEXT, format=Format.VIDEO))
    undated = replace(TOLD, following=replace(NEXT, starts_at=None))

    assert (
        "Prochaine rencontre : samedi 28 novembre 2026, 10 h, Maison des associations, "
        "4 place du Marché. Récit : « Les paniers du vendredi »." in lines(told)
    )
    assert "Prochaine rencontre : samedi 28 novembre 2026, 10 h, en visio." in lines(video)
    assert not [line for line in lines(undated) if line.startswith("Prochaine")]


def test_the_secret_link_of_a_video_is_in_no_report():
    assert MEETING.online_url
    assert MEETING.online_url not in str(manuscript(TOLD, FRENCH))


def test_french_lines_get_french_spaces_and_english_pages_leave_them_as_typed():
    line = ToldLine(Section.LEARNINGS, "Et après ? « Rien » : on verra !")
    told = replace(TOLD, lines=(line,))

    [french], [english] = (
        [item.text for block in made.blocks if isinstance(block, Items) for item in block.items]
        for made in (manuscript(told, FRENCH), manuscript(told, ENGLISH))
    )
    assert french == "Et après\u202f? «\u202fRien\u202f»\u00a0: on verra\u202f!"
    assert english == line.text


def test_a_meeting_without_number_or_name_still_has_a_title():
    titles = {
        manuscript(replace(TOLD, gathering=gathering), FRENCH).title
        for gathering in (
            Gathering(id=1, title="Café"),
            Gathering(id=1, ordinal=2, title="Rencontre"),
            Gathering(id=1, kind=Kind.VISIT, title="Le Fablab"),
        )
    }

    assert {plain(title) for title in titles} == {
        "Rencontre : Café",
        "Deuxième rencontre",
        "Visite : Le Fablab",
    }


def test_a_funder_reads_of_no_person():
    nameless = without_names(TOLD, receivers={})
    made = manuscript(nameless, FRENCH)
    read = " ".join(lines(nameless))

    assert made.author == ""
    assert "« Un atelier de réparation à deux adresses »" in read
    assert "Le casier partagé, c’est bête et c’est génial. / sans nom" in read
    for name in ("Thérèse", "Hugo", "Gaëlle"):
        assert name not in read


FORGE = Visited(7, "La forge", datetime(2026, 11, 5, 17, tzinfo=UTC))
KITCHEN = Visited(8, "La cantine", datetime(2026, 11, 3, 17, tzinfo=UTC))


def said(text, about, by="", visit=FORGE):
    return ToldLine(Section.VISIT, text, is_quote=True, by=by, about=about, visit=visit)


def test_what_a_visit_brought_stands_below_what_it_is():
    typed = ToldLine(Section.VISIT, "Nous étions huit.")
    quotes = [
        said("Une seule clé pour tout le monde.", VisitWord.SURPRISE, "Gaëlle"),
        said("Un mardi sans réunion.", VisitWord.SIDESTEP),
        said("On ferme à midi.", VisitWord.SURPRISE),
        said("On épluche ensemble.", VisitWord.SURPRISE, visit=KITCHEN),
    ]
    told = Told(
        Gathering(1, title="Repas"), replace(FIGURES, echoes=Echoes()), (), [typed, *quotes]
    )

    french, english = lines(told)[1:], lines(told, ENGLISH)
    assert french[french.index("# La visite racontée") :][:11] == [
        "# La visite racontée",
        "Nous étions huit.",
        "Visite « La cantine », mardi 3 novembre 2026",
        "Un étonnement :",
        "On épluche ensemble. / sans nom",
        "Visite « La forge », jeudi 5 novembre 2026",
        "Un étonnement :",
        "Une seule clé pour tout le monde. / Gaëlle",
        "On ferme à midi. / sans nom",
        "Un pas de côté à essayer :",
        "Un mardi sans réunion. / sans nom",
    ]
    assert {"A surprise:", "A sidestep to try:"} < set(english)
