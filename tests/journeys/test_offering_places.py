"""A member offers a place for meetings; and whatever else becomes of offers."""

from datetime import UTC, datetime, timedelta

from bot.callbacks.offers import (
    HostDeed,
    MyOfferTap,
    OfferPageTap,
    OfferVerdictTap,
    TeamDeed,
    Verdict,
)
from bot.domain.offer import Offer, OfferKind, OfferWord
from bot.ports import Store
from storage.tables import offer_words, offers
from tests.house.offering import SENTENCE, offered, organisers, said
from tests.storage.rows import rows_of

_DAY = timedelta(days=1)
HALL = "Salle du port, 12 quai des Tanneurs"


async def place_offered(host):
    await host.say("/accueillir")
    await host.tap_in("Un lieu de rencontre", "Quel est ce lieu")
    await host.say(HALL)
    await host.reads("peuvent s’y asseoir")
    await host.tap_in("30", "Y entre-t-on sans marche ?")
    await host.say("oui")
    await host.reads("Quel matériel y trouve-t-on ?")
    await host.say("Un écran")
    await host.reads("ce lieu est-il libre ?")
    await host.say("le soir")
    await host.tap_in("Envoyer", "Le groupe projet vous répond sous une semaine.")


async def announced_there(organiser):
    """Publish a meeting in the place that was offered."""
    await organiser.say("/nouvelle")
    await organiser.say("Une soirée jeux")
    await organiser.say("dans 15 jours à 18h30")
    await organiser.tap_in("Oui, c’est cela", "Comment se retrouve")
    await organiser.tap_in("Sur place", "À quel endroit")
    await organiser.tap_in("Salle du port, 30 places", "Voici ce que liront les membres.")
    await organiser.tap_in("Publier", "C’est publié")


async def test_an_accepted_place_is_known_and_its_host_thanked_when_it_is_used(monday):
    nadia, _ = await organisers(monday)
    gaelle = monday.somebody("m06")
    await place_offered(gaelle)

    opened = await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await nadia.tap_in("Accepter ce lieu", "dans la liste des lieux")
    thanks = await gaelle.reads("fait maintenant partie des lieux")
    await announced_there(nadia)
    used = await gaelle.reads("Une rencontre s’annonce chez vous")

    assert "Proposer une date" not in opened.labels
    assert "Places assises : 30\nAccès : Sans marche\nMatériel : Un écran" in opened.text
    assert HALL in thanks.text
    assert "« Salle du port » :\nUne soirée jeux" in used.text
    places = await monday.look(lambda store: store.gatherings.places())
    place = next(one for one in places if one.name == "Salle du port")
    assert (place.address, place.seats) == ("12 quai des Tanneurs", 30)
    assert place.access == "Sans marche · Un écran"


async def test_only_organisers_settle_offers_and_only_hosts_withdraw_theirs(sqlite_house):
    house = sqlite_house
    await organisers(house)
    gaelle, ousmane = house.somebody("m06"), house.somebody("m07")
    await offered(gaelle)
    there = await ousmane.say("/menu")

    refused = [
        await ousmane.forge(tap.pack(), message_id=there.id)
        for tap in (
            OfferPageTap(1, TeamDeed.OPEN),
            OfferVerdictTap(1, 0, Verdict.ACCEPT),
            MyOfferTap(1, HostDeed.SURE),
        )
    ]

    assert refused[0].text == refused[1].text
    assert "groupe projet" in refused[0].text
    assert refused[2].text == "Cette proposition n’existe plus."
    assert await house.look(lambda store: store.offers.count_waiting()) == 1


async def test_who_erases_themselves_takes_their_offer_and_all_words_along(house):
    nadia, _ = await organisers(house)
    ousmane = house.somebody("m07")
    await offered(ousmane)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await nadia.tap_in("Poser une question", "Votre question pour")
    await nadia.say("Combien de vélos ?")
    await ousmane.reads("Combien de vélos ?")

    shown = await ousmane.say("/mes_donnees")
    await ousmane.tap_in("Tout effacer", "On efface ?")
    await ousmane.tap_in("Oui, tout effacer", "C’est effacé.")
    old = await nadia.last()
    gone = await nadia.forge(OfferPageTap(1, TeamDeed.OPEN).pack(), message_id=old.id)

    assert "propositions : 1" in shown.text
    assert gone.text == "Cette proposition n’existe plus."
    url = house.plan.config.database.url
    assert rows_of(url, offers) == []
    assert rows_of(url, offer_words) == []


async def test_organisers_find_what_waits_in_their_menu(sqlite_house):
    house = sqlite_house
    nadia, _ = await organisers(house)
    await offered(house.somebody("m06"))
    await nadia.reads("propose une visite")
    await nadia.say("/menu")

    await nadia.tap_in("Groupe projet", "Groupe projet : que")
    listed = await nadia.tap_in("Propositions : 1", "Visite : ")
    await nadia.tap_in(listed.labels[0], "Cette proposition attend")
    await nadia.tap_in("Accepter sans date", "Un brouillon de visite est prêt.")
    await nadia.tap_in("Toutes les propositions", "Visite en brouillon")

    assert f"« {SENTENCE} », par Gaëlle S." in listed.text


async def test_who_belongs_to_several_organisations_says_in_whose_name(sqlite_house):
    house = sqlite_house
    nadia, _ = await organisers(house)
    gaelle = house.somebody("m06")

    def tie(store: Store) -> None:
        member = store.members.by_telegram_id(gaelle.id)
        assert member
        other = store.organisations.add("Fournil du quai")
        store.organisations.affiliate(member.id, other.id)

    await house.cellar.change(tie)
    await gaelle.say("/accueillir")
    await gaelle.tap_in("Une visite", "Que verra-t-on chez vous")
    await gaelle.say("Le fournil")
    await gaelle.tap_in("Tout le monde", "Quels jours")
    await gaelle.say("le mardi")
    await gaelle.tap_in("5", "Au nom de quelle structure")
    summary = await gaelle.tap_in("Fournil du quai", "J’envoie cela")
    await gaelle.tap_in("Envoyer", "Merci !")
    news = await nadia.reads("propose une visite")

    assert "Au nom de : Fournil du quai" in summary.text
    assert "Structure : Fournil du quai" in news.text


async def test_somebody_new_gets_to_know_the_bot_first(sqlite_house):
    stranger = await sqlite_house.stranger("Anouk")

    answer = await stranger.say("/host")

    assert answer.text == "Commençons par faire connaissance : envoyez /start."


async def test_what_is_begun_is_left_by_turning_elsewhere(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    summary = await said(gaelle)

    await gaelle.say("/annuler")
    late = await gaelle.forge("1:od:send", message_id=summary.id)

    assert late.text.startswith("Cette proposition est déjà partie, ou n’est plus")


def many(store: Store) -> None:
    """Let nine offers wait, and seven words be said about the first one."""
    now = datetime(2026, 11, 1, 10, tzinfo=UTC)
    host = store.members.get(6)
    for number in range(9):
        made = Offer(0, OfferKind.VISIT, host.id, f"Visite n° {number}", now + number * _DAY)
        store.offers.add(made)
    for number in range(7):
        said_then = now + number * _DAY
        store.offers.add_word(
            OfferWord(0, 1, host.id, by_host=True, text=f"Mot {number}", at=said_then)
        )


async def test_many_offers_and_many_words_are_turned_page_by_page(sqlite_house):
    house = sqlite_house
    nadia, _ = await organisers(house)
    await house.cellar.change(many)
    await nadia.say("/menu")
    await nadia.tap_in("Groupe projet", "Groupe projet : que")

    first = await nadia.tap_in("Propositions : 9", "Visite n° 7")
    last = await nadia.tap_in("Page suivante", "Visite n° 8")
    again = await nadia.tap_in("Page d’avant", "Visite n° 0")
    opened = await nadia.tap_in(first.labels[0], "Mot 6")
    latest = await nadia.tap_in("Tous les échanges", "Mot 2")
    earlier = await nadia.tap_in("Page d’avant", "Mot 1")
    await nadia.tap_in("Page suivante", "Mot 6")
    await nadia.tap_in("Retour", "Cette proposition attend")

    assert "Visite n° 8" not in first.text
    assert "Page suivante" not in last.labels
    assert "Page d’avant" not in again.labels
    assert "Mot 3" not in opened.text
    assert "Mot 1" not in latest.text
    assert "Page d’avant" not in earlier.labels
