"""An organiser prepares a visit and announces it; what members and groups read of it."""

from tests.house.drafting import PREVIEW, completing, opened
from tests.house.house import GROUP
from tests.house.publishing import on_monday, written_to

ADDRESS = "12 rue des Lilas"
SECRETS = (ADDRESS, "portail vert", "code 4321", "Rosa", "06 12 34 56 78")


async def visit_of(nadia, *, told="La prochaine, pas encore fixée"):
    """Prepare a visit as far as its preview."""
    await nadia.say("/nouvelle")
    await nadia.tap_in("Une visite", "Que verra-t-on")
    await nadia.say("Une cuisine partagée")
    await nadia.say("dans 15 jours à 14h")
    await nadia.tap_in("Oui, c’est cela", "Qui ouvre ses portes")
    await nadia.say("La Cantine du coin")
    await nadia.tap_in("Ajouter « La Cantine du coin »", "À quelle adresse")
    await nadia.say(ADDRESS)
    await nadia.tap_in("5 au plus", "Au plus : 5")
    await nadia.tap_in("Continuer", "À quelle rencontre")
    return await nadia.tap_in(told, PREVIEW)


async def test_a_visit_is_prepared_and_announced_without_its_address(house):
    await on_monday(house)
    nadia, gaelle, ousmane = await written_to(house, "m01", "m06", "m07")

    preview = await visit_of(nadia)
    await completing(nadia, "Point de rendez-vous")
    await nadia.say("devant le portail vert")
    await opened(nadia, "Accès")
    await nadia.say("code 4321, deux marches")
    asked = await opened(nadia, "Contact sur place")
    await nadia.say("Rosa, 06 12 34 56 78")
    filled = await nadia.last()
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié : « Une cuisine partagée »")

    letter = await gaelle.reads("Une cuisine partagée")
    card = await ousmane.there(GROUP).reads("Une cuisine partagée")
    assert "Visite : Une cuisine partagée\n📅 Quand : " in preview.text
    assert "📍 Où : chez La Cantine du coin\nPetit groupe : 5 places.\n" in preview.text
    assert "raconter à la prochaine rencontre ce qu’elle vous inspire" in preview.text
    assert "Seules les personnes qui ont une place le liront" in asked.text
    assert "Contact sur place : Rosa, 06 12 34 56 78" in filled.labels
    assert "Places : 5 au plus" in filled.labels
    assert "Petit groupe : 5 places." in letter.text
    assert "Places libres : 5" in card.text
    assert card.labels[:2] == ["Je viens", "Pas cette fois"]
    assert not [word for word in SECRETS for read in (letter, card) if word in read.text]
