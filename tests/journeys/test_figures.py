"""Numbers after a meeting, side by side and over the year: the same for all who look."""

from bot.callbacks.after import FiguresTap
from bot.callbacks.figures import EffortTap, FloorTap, SaysTap, StoriesTap, ThreeTap, YearTap
from bot.domain.member import Role
from bot.domain.report import Section
from tests.house.figures import forged, held, opens

STANCE = (
    "Ces nombres racontent un bout de l’histoire. Ils ne notent personne. "
    "Ce qui compte se discute en rencontre."
)
THIRD = "Réparer ensemble, à deux adresses"


async def test_an_organiser_reads_six_lines_and_says_what_they_tell_us(house):
    nadia = house.somebody("m01")
    third = await held(house, "M3")

    seen = await opens(nadia, FiguresTap(third), "Signes reçus")

    for line in (
        STANCE,
        "Signes reçus : 16 sur 22 (je viens : 11, je ne peux pas : 4, je ne sais pas encore : 1)",
        "Présences : 12 (groupe projet : 5, récit : 1, autres : 6)",
        "Déjà venues : 11 sur 12",
        "Premières venues : 1. La fois d’avant : 4, dont 2 de retour cette fois",
        "Structures : 9 (",
        "Quartiers : 4 (Écluse, Gare-Nord, Jardins, Vieux-Marché)",
        "une idée 4, un contact 2, l’envie de continuer 3, rien cette fois 1",
        "(réponses : 10 sur 12)",
        "Heures données : 14 h",
    ):
        assert line in seen.text
    asked = await nadia.tap_in("Qu’est-ce que cela nous dit ?", "Écrivez une phrase")
    assert "/annuler" in asked.text
    await house.restart()
    said = await nadia.say("Quatre structures ont prévenu : elles font partie du cercle.")
    assert "C’est ajouté aux constats" in said.text

    lines = await house.look(lambda store: store.report_lines.of(third))
    assert [line.text for line in lines if line.section is Section.OBSERVATIONS][-1] == (
        "Quatre structures ont prévenu : elles font partie du cercle."
    )


async def test_hours_are_noted_by_taps_and_never_by_person(house):
    nadia, ines = house.somebody("m01"), house.somebody("m05")
    third = await held(house, "M3")

    seen = await opens(nadia, EffortTap(third), "Heures données")
    assert "Préparation : 5 h" in seen.text
    assert "En tout : 14 h" in seen.text
    await nadia.tap_in("Préparation + 1 h", "En tout : 15 h")
    await opens(ines, EffortTap(third), "En tout : 15 h")
    await ines.tap_in("+ ½ h", "En tout : 15 h 30")
    await ines.tap_in("− ½ h", "En tout : 15 h")

    effort = await house.look(lambda store: store.efforts.of(third))
    assert effort.total == 15 * 60
    notes = await house.look(lambda store: store.audit.page(start=0, size=5))
    assert {note.action for note in notes} >= {"effort.note"}


async def test_a_member_sees_three_meetings_side_by_side_with_a_sentence_each(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    third = await held(sqlite_house, "M3")

    seen = await opens(gaelle, ThreeTap(third), "Présences")

    assert STANCE in seen.text
    assert "Présences : 14 → 15 → 12" in seen.text
    assert "Signes : 16 → 16 → 16" in seen.text
    assert "Structures : 13 → 12 → 9" in seen.text
    assert "« Le casier partagé, c’est bête et c’est génial. » (Gaëlle)" in seen.text
    assert "%" not in seen.text


async def test_the_year_is_one_page_for_a_member(house):
    gaelle = house.somebody("m06")

    seen = await gaelle.say("/annee")

    for line in (
        STANCE,
        "Rencontres : 3",
        f"{THIRD} (",
        "présences : 12",
        "Récits racontés : 3",
        "« Un composteur pour trois rues »",
        "Visites : 1",
        "Étincelles nées depuis : 2",
        "Les paniers attendent au chaud dans la salle du café.",
        "Structures rencontrées : 15",
        "Quartiers rencontrés : 4",
        "Heures données : 51 h",
    ):
        assert line in seen.text
    assert "Qui a eu la parole" not in seen.labels
    assert "Choisir le récit de l’année" not in seen.labels
    forms = await gaelle.tap_in("Emporter l’année", "sous quelle forme")
    assert "Retour à l’année" in forms.labels


async def test_the_project_group_chooses_the_story_of_the_year_and_says_why(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.say("/annee")

    which = await nadia.tap_in("Choisir le récit de l’année", "Lequel était-ce ?")
    assert which.labels[:3] == [
        "Un atelier de réparation à deux adresses",
        "La soirée soupe et courts métrages",
        "Un composteur pour trois rues",
    ]
    await nadia.tap_in("La soirée soupe et courts métrages", "Pourquoi ce récit ?")
    refused = await nadia.say("x" * 500)
    assert "trop long" in refused.text
    await house.restart()
    told = await nadia.say("On a compris qu’une table se partage & que l’argent se dit tôt.")
    assert "Le récit qui nous a le plus changés" in told.text

    seen = await gaelle.say("/annee")
    assert "On a compris qu’une table se partage & que l’argent se dit tôt." in seen.text
    await nadia.tap_in("Choisir le récit de l’année", "Aujourd’hui : « La soirée soupe")
    await nadia.tap("Aucun pour le moment")
    assert "le plus changés" not in (await gaelle.say("/annee")).text


async def test_only_the_project_group_sees_who_has_had_the_floor(sqlite_house):
    nadia, gaelle = sqlite_house.somebody("m01"), sqlite_house.somebody("m06")
    seen = await nadia.say("/annee")
    year = int(seen.text.split()[1])

    floor = await nadia.tap_in("Qui a eu la parole", "Pour le groupe projet seul")

    assert "Récits racontés : 3, dont à plusieurs voix : 1" in floor.text
    assert "Voix de bénévoles : 1, avec salariat : 3, institutions : 0" in floor.text
    assert (
        "Avec les récits prévus, bénévoles : 2, avec salariat : 4, institutions : 0" in floor.text
    )
    assert "Pistes notées dans les comptes rendus : 4" in floor.text
    for tap in (FloorTap(year), StoriesTap(year, 0)):
        toast = await forged(gaelle, tap)
        assert "groupe projet" in toast.text


async def test_numbers_of_one_meeting_are_for_those_who_may_see_totals(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    third = await held(sqlite_house, "M3")

    for tap in (FiguresTap(third), SaysTap(third), EffortTap(third)):
        toast = await forged(gaelle, tap)
        assert "groupe projet" in toast.text

    def appoint(store):
        member = store.members.by_telegram_id(gaelle.id)
        store.members.grant(member.id, Role.AUTHOR)

    await sqlite_house.cellar.change(appoint)
    seen = await opens(gaelle, FiguresTap(third), "Signes reçus")
    assert "Heures données" in seen.labels


async def test_the_year_speaks_english_and_knows_other_years(sqlite_house):
    anna = await sqlite_house.organiser("Anna", "en")

    seen = await anna.say("/year")

    assert "Meetings: 3" in seen.text
    assert "Hours given: 51 h" in seen.text
    year = int(seen.text.split()[2])
    empty = await opens(anna, YearTap(year + 20), "Nothing has taken place in that year yet.")
    await anna.tap_in(str(year), "Meetings: 3")
    assert [label for label in empty.labels if label.isdigit()] == [str(year)]
    for strange in (YearTap(1), YearTap(99_999)):
        toast = await forged(anna, strange)
        assert "button" in toast.text


async def test_an_organisation_is_named_as_long_as_its_member_wants_it(sqlite_house):
    nadia, solene = sqlite_house.somebody("m01"), sqlite_house.somebody("m15")
    third = await held(sqlite_house, "M3")
    seen = await opens(nadia, FiguresTap(third), "Structures : 9 (")
    assert "Atelier vélo" in seen.text

    await solene.say("/moi")
    await solene.tap("Mes structures")
    await solene.tap_in("Atelier vélo", "Dans les comptes rendus : nommée quand vous venez")
    await solene.tap_in("Ne plus la nommer", "Dans les comptes rendus : pas nommée")

    seen = await opens(nadia, FiguresTap(third), "Structures : 8 (")
    assert "Atelier vélo" not in seen.text
    await solene.tap_in("La nommer dans les comptes rendus", "nommée quand vous venez")
    await opens(nadia, FiguresTap(third), "Structures : 9 (")
