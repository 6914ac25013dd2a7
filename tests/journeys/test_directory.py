"""/membres: the project group looks people up, adds them, corrects and erases them."""

import pytest

from bot.domain.member import Channel
from tests.house.house import GROUP
from tests.house.people import plain


def member_named(name):
    """Return a deed that finds a member by the whole name."""

    def deed(store):
        found = store.directory.members_like(name, start=0, limit=8)
        return next((one for one in found if one.name == name), None)

    return deed


async def test_a_part_of_a_name_finds_people_whatever_the_accents(house):
    nadia = house.somebody("m01")
    listed = await nadia.say("/membres")
    assert "Membres : 25" in listed.text
    assert len([label for label in listed.labels if "(" in label]) <= 8

    found = await nadia.say("gaelle")

    assert "1 pour « gaelle »" in found.text
    page = await nadia.tap_in(found.labels[0], "Moyen de contact : Telegram")
    assert "Structures : AMAP du canal" in page.text
    assert "État : participe" in page.text
    assert "Réponses : 4 oui, 0 non, 0 pas encore" in page.text


async def test_pages_turn_and_keep_what_was_searched(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    first = await nadia.say("/members a")

    second = await nadia.tap_in("Suite →", "Membres")

    assert "pour « a »" in first.text
    assert "pour « a »" in second.text
    assert not set(first.labels[:8]) & set(second.labels[:8])


async def test_somebody_without_telegram_is_added_reached_and_corrected(house):
    nadia = house.somebody("m01")
    await nadia.say("/membres")
    await nadia.tap_in("Ajouter une personne", "Qui voulez-vous ajouter")
    await nadia.say("Marcelle <b>")
    await nadia.tap_in("Téléphone", "voici la nouvelle fiche")
    await nadia.tap_in("Comment joindre", "Écrivez-le en une ligne")

    page = await nadia.say("voisine de palier de Rosa")

    assert page.text.startswith("C’est noté.\n\nMarcelle <b>\nMoyen de contact : Téléphone")
    assert "Pour joindre : voisine de palier de Rosa" in page.text
    await nadia.tap_in("Changer le nom", "Quel nom afficher")
    await house.restart()
    assert "Marcelle du 12" in (await nadia.say("Marcelle du 12")).text
    await nadia.tap_in("Structures", "à titre personnel")
    await nadia.tap_in("Ajouter une structure", "Écrivez une partie du nom")
    await nadia.say("amap canal")
    await nadia.tap_in("AMAP du canal", "Structures liées à")
    await nadia.tap_in("Retour à la fiche", "Structures : AMAP du canal")
    await nadia.tap_in("Structures", "Structures liées à")
    await nadia.tap_in("Retirer : AMAP du canal", "à titre personnel")
    marcelle = await house.look(member_named("Marcelle du 12"))
    assert (marcelle.channel, marcelle.contact_note) == (
        Channel.PHONE,
        "voisine de palier de Rosa",
    )


async def test_a_name_known_already_is_shown_before_a_second_one_is_made(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/membres")
    await nadia.tap_in("Ajouter une personne", "Qui voulez-vous ajouter")

    asked = await nadia.say("Lucienne")

    assert "Je connais déjà des noms proches" in asked.text
    assert asked.labels[0].startswith("Lucienne")
    await nadia.tap_in(asked.labels[0], "Moyen de contact : ")


async def test_who_asks_to_be_erased_is_gone_after_two_taps(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await gaelle.there(GROUP).reads("Je viens : 9")
    found = await nadia.say("/membres gaëlle")
    name = found.labels[0]
    await nadia.tap_in(name, "Moyen de contact")
    asked = await nadia.tap_in("Effacer", "Effacer tout ce qui nomme")

    await nadia.tap_in("Oui, tout effacer", "plus rien ne nomme")

    assert "Cela ne peut pas être annulé." in asked.text
    await gaelle.there(GROUP).reads("Je viens : 8")
    assert "Je ne trouve personne" in (await nadia.say("/membres gaëlle")).text
    again = await nadia.forge("1:xp:6:erased", message_id=asked.id)
    assert (again.text, again.is_alert) == ("Cette fiche n’existe plus.", True)


async def test_an_organiser_is_not_erased(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    found = await nadia.say("/membres yves")
    await nadia.tap_in(found.labels[0], "Rôles : ")

    refused = await nadia.tap("Effacer")

    assert refused.is_alert
    assert await sqlite_house.look(lambda s: s.members.by_telegram_id(100_002)) is not None


async def test_an_organisation_is_found_named_and_described(house):
    nadia = house.somebody("m01")
    await nadia.say("/membres")
    await nadia.tap_in("Structures", "Touchez un nom, ou écrivez une partie du nom.")
    found = await nadia.say("epicerie")
    page = await nadia.tap_in(found.labels[0], "Personnes : ")
    assert "Type : Autre" in page.text
    await nadia.tap_in("Type", "de quel type")
    await nadia.tap_in("Association", "Type : Association")
    await nadia.tap_in("Échelle", "qui la fait vivre")
    await nadia.tap_in("Des bénévoles", "Échelle : Des bénévoles")
    await nadia.tap_in("Quartier", "Dans quel quartier")
    assert "Quartier : Le canal" in (await nadia.say("Le canal")).text
    await nadia.tap_in("Changer le nom", "Comment appeler désormais")
    taken = await nadia.say("AMAP du canal")
    assert "Une autre structure porte déjà ce nom" in taken.text

    renamed = await nadia.say("Épicerie du quai")

    assert renamed.text.startswith("C’est noté.\n\nÉpicerie du quai")


async def test_a_new_organisation_is_added(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/membres")
    await nadia.tap_in("Structures", "Touchez un nom")
    await nadia.tap_in("Ajouter une structure", "Comment s’appelle cette structure")

    page = await nadia.say("La Fabrique à vélos")

    assert page.text.startswith("C’est noté.\n\nLa Fabrique à vélos\nType : Autre\nPersonnes : 0")


@pytest.mark.parametrize(
    "memory",
    [
        "1:xl:people:0",
        "1:xl:merges:0",
        "1:xp:1:page",
        "1:xp:1:name",
        "1:xp:8:link",
        "1:xp:8:unlink",
        "1:xp:8:erased",
        "1:xc:8:mail",
        "1:xa:person",
        "1:xj:8:1:in",
        "1:xj:8:1:out",
        "1:xg:1:page:0",
        "1:xg:1:name:0",
        "1:xk:1:place",
        "1:xs:1:staff",
        "1:xt:member:8:9",
        "1:xm:member:8:9:only",
        "1:xt:org:1:2",
        "1:xm:org:1:2:only",
        "1:xu:1",
        "1:xr:ask",
    ],
)
async def test_whoever_is_no_organiser_sees_and_changes_nothing(member_house, memory):
    house, fatou, card = member_house
    before = await house.cellar.whole()

    toast = await fatou.forge(memory, message_id=card.id)

    assert (toast.is_alert, "groupe projet" in toast.text) == (True, True)
    assert await house.cellar.whole() == before


@pytest.fixture
async def member_house(sqlite_house):
    fatou = sqlite_house.somebody("m12")
    refused = await fatou.say("/membres")
    assert "groupe projet" in plain(refused.text)
    return sqlite_house, fatou, refused
