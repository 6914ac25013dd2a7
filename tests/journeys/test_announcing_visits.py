"""Whoever offered their house for a visit hears that it is announced."""

from tests.house.house import GROUP
from tests.house.offering import SENTENCE, dated, offered, organisers

ANNOUNCED = "Votre visite est annoncée"


async def test_a_host_reads_once_that_their_visit_is_announced_and_opens_who_comes(monday):
    nadia, yves = await organisers(monday)
    gaelle, ousmane = monday.somebody("m06"), monday.somebody("m07")
    await ousmane.start()
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await dated(nadia)
    await gaelle.reads("Vous convient-elle ?")
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")
    await gaelle.say("Trois marches")
    await nadia.reads("Trois marches")

    await nadia.tap_in("Ouvrir le brouillon", "À quelle adresse")
    await nadia.say("12 rue des Lilas")
    await nadia.tap_in("Publier", "C’est publié")
    told = await gaelle.reads(ANNOUNCED)
    await ousmane.there(GROUP).reads(SENTENCE)
    await monday.at_rest()
    people = (nadia, yves, gaelle, ousmane)
    read = [sum(ANNOUNCED in one.text for one in await who.messages()) for who in people]
    page = await gaelle.tap_in("Qui vient chez nous", "Personne n’a encore pris de place.")

    assert f"{ANNOUNCED} : « {SENTENCE} »\n📅 Quand : jeudi 18 mars à 17 h\n" in told.text
    assert "📍 Où : AMAP du canal, 12 rue des Lilas\n" in told.text
    assert "Petit groupe : 8 places.\nMerci d’ouvrir vos portes." in told.text
    assert told.labels == ["Qui vient chez nous"]
    assert f"Visite : {SENTENCE}" in page.text
    assert read == [0, 0, 1, 0]
