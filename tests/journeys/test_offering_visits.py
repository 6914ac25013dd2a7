"""A member opens their doors: four short questions, and the way to a draft of a visit."""

from bot.callbacks.offers import DateDeed, HostDateTap
from bot.domain.gathering import Kind, Status
from bot.domain.member import Role
from bot.domain.moments import in_minutes
from bot.domain.offer import OfferState
from tests.house.offering import (
    LAST_QUESTION,
    SENTENCE,
    dated,
    offered,
    organisers,
    said,
    suggested,
    the_offer,
)


async def agreed(house):
    """Lead an offer to a yes of its host; return its organisers and its host."""
    nadia, yves, gaelle = await suggested(house)
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")
    return nadia, yves, gaelle


async def test_all_that_is_said_of_an_offer_comes_before_the_eyes_of_the_team(monday):
    nadia, yves, gaelle = await agreed(monday)

    noted = await gaelle.say("Trois marches, sonnez deux fois")
    await nadia.reads("Trois marches")
    news = await yves.reads("Gaëlle S. propose une visite")
    ready = await yves.reads("Gaëlle S. est d’accord")
    opened = await yves.tap_in("Ouvrir la proposition", "Un brouillon de visite est prêt")

    assert noted.text == "Merci, tout est noté. Le groupe projet prépare la visite."
    assert SENTENCE in news.text
    assert "jeudi 18 mars à 17 h" in ready.text
    assert "Pour qui : Des associations\nQuand : le jeudi, en fin de journée" in opened.text
    assert "Pour entrer : Trois marches, sonnez deux fois" in opened.text


async def test_an_offer_becomes_a_draft_once_its_host_says_yes_to_a_date(monday):
    nadia, _, gaelle = await agreed(monday)
    await gaelle.say("Trois marches")
    await nadia.reads("Trois marches")

    await nadia.tap_in("Ouvrir le brouillon", SENTENCE)

    offer = await monday.look(the_offer)
    draft = await monday.look(lambda store: store.gatherings.get(offer.gathering_id))
    visit = await monday.look(lambda store: store.visits.of(draft.id))
    places = await monday.look(lambda store: store.places.of(draft.id))
    roles = await monday.look(
        lambda store: store.members.roles_of(offer.member_id, gathering_id=draft.id)
    )
    assert (draft.kind, draft.status, draft.title) == (Kind.VISIT, Status.DRAFT, SENTENCE)
    assert (visit.host_ids, visit.access) == ([offer.member_id], "Trois marches")
    assert (places.capacity, places.minimum) == (8, 3)
    assert Role.VISIT_HOST in roles


async def test_the_visit_is_told_at_the_next_meeting_after_it(monday):
    await agreed(monday)

    offer = await monday.look(the_offer)
    draft = await monday.look(lambda store: store.gatherings.get(offer.gathering_id))
    visit = await monday.look(lambda store: store.visits.of(draft.id))
    after = await monday.look(lambda store: store.gatherings.next_meeting(now=draft.ends_at))
    assert (visit.told_at, visit.told_next) == ((after.id, False) if after else (None, True))


async def test_questions_go_to_the_host_and_answers_to_the_whole_group(monday):
    nadia, yves = await organisers(monday)
    gaelle = monday.somebody("m06")
    await offered(gaelle)

    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await nadia.tap_in("Poser une question", "Votre question pour Gaëlle S. ?")
    await nadia.say("Y a-t-il des <b>marches</b> ?")
    question = await gaelle.reads("Y a-t-il des <b>marches</b> ?")
    await gaelle.tap_in("Répondre", "Écrivez votre message.")
    await gaelle.say("Deux seulement")
    answer = await nadia.reads("Deux seulement")
    theirs = await yves.reads("Deux seulement")
    told = [message.text for message in await yves.messages() if "à propos de" in message.text]
    opened = await yves.tap_in("Ouvrir la proposition", "Deux seulement")

    assert question.text.startswith("Nadia R., du groupe projet")
    assert answer.text.startswith("Gaëlle S., à propos de")
    assert "Répondre" in answer.labels
    assert told == [theirs.text] == [answer.text]
    assert "Y a-t-il des <b>marches</b> ?" in opened.text


async def test_another_date_may_be_wished_for_and_the_first_one_is_off_the_table(monday):
    nadia, _ = await organisers(monday)
    gaelle = monday.somebody("m06")
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await dated(nadia)

    await gaelle.reads("Vous convient-elle ?")
    first = await monday.look(the_offer)
    await gaelle.tap_in("Une autre date", "vous arrangeraient mieux ?")
    passed_on = await gaelle.say("Plutôt la semaine d’après")
    await nadia.reads("préfère une autre date")
    late = HostDateTap(1, in_minutes(first.proposed_at), DateDeed.YES)
    outdated = await gaelle.forge(late.pack(), message_id=passed_on.id)
    await dated(nadia, "jeudi 25 mars 2027 à 17 h")
    await gaelle.reads("jeudi 25 mars à 17 h")
    await gaelle.tap_in("Oui, c’est bon", "Dernière question")
    await gaelle.tap_in("Passer", "Merci, tout est noté.")

    assert passed_on.text == "Merci, c’est transmis au groupe projet."
    assert outdated.text.startswith("Cette date est déjà fixée, ou n’est plus en discussion.")
    assert (await monday.look(the_offer)).state is OfferState.ACCEPTED


async def test_a_host_may_withdraw_before_anything_is_announced(monday):
    nadia, yves = await organisers(monday)
    gaelle = monday.somebody("m06")
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await nadia.tap_in("Accepter sans date", "Un brouillon de visite est prêt.")
    await gaelle.reads("Bonne nouvelle")

    await gaelle.tap_in("Ma proposition", "Rien n’est encore annoncé.")
    await gaelle.tap_in("Retirer", "sans vous justifier")
    await gaelle.tap_in("Oui, je me retire", "C’est fait.")
    await yves.reads("Le brouillon de la visite est parti avec.")
    await nadia.tap("Ouvrir la proposition")
    settled = await nadia.reads("Proposition retirée par Gaëlle S.")

    assert "Poser une question" not in settled.labels
    waiting = await monday.look(lambda store: store.offers.open(start=0, most=9))
    drafts = await monday.look(lambda store: store.gatherings.waiting(1, start=0, most=50))
    assert list(waiting) == []
    assert SENTENCE not in [one.draft.title for one in drafts]


async def test_every_line_can_be_said_anew_and_a_restart_forgets_nothing(house):
    gaelle = house.somebody("m06")
    await gaelle.say("/accueillir")
    await gaelle.tap_in("Une visite", "Que verra-t-on chez vous")
    await gaelle.say("Le fournil")
    await house.restart()
    await gaelle.say("Les voisins du quai")
    await gaelle.reads("Quels jours et quelles heures")
    await gaelle.say("le mardi")
    await gaelle.reads(LAST_QUESTION)
    wrong = await gaelle.say("entre trois et cent")
    huge = await gaelle.say("61")
    summary = await gaelle.say("une douzaine")
    await gaelle.tap_in("Changer", "Que changeons-nous ?")
    await gaelle.tap_in("Ce qu’on verra", "Que verra-t-on chez vous")
    fixed = await gaelle.say("Le fournil, la nuit")
    typed = await gaelle.say("oui, envoyez")
    await gaelle.tap_in("Annuler", "rien n’est parti")

    assert wrong.text.startswith("Il me faut un seul nombre, de 2 à 60.")
    assert huge.text.startswith("Il me faut un seul nombre, de 2 à 60.")
    assert huge.labels == ["5", "8", "12", "Annuler"]
    assert "Personnes au plus : 12" in summary.text
    assert "Ce qu’on verra : Le fournil, la nuit" in fixed.text
    assert typed.text.startswith("Ce que vous venez d’écrire n’y est pas.")
    assert "J’envoie cela au groupe projet ?" in typed.text
    assert await house.look(lambda store: store.offers.count_waiting()) == 0


async def test_a_second_tap_sends_nothing_twice_and_old_buttons_are_kind(sqlite_house):
    house = sqlite_house
    gaelle = house.somebody("m06")
    summary = await said(gaelle)

    await gaelle.tap("Envoyer", on=summary)
    again = await gaelle.forge("1:od:send", message_id=summary.id)
    await gaelle.say("/annuler")

    assert again.text.startswith("Cette proposition est déjà partie")
    assert await house.look(lambda store: store.offers.count_waiting()) == 1


async def test_of_two_organisers_the_second_reads_what_the_first_did(monday):
    nadia, yves = await organisers(monday)
    gaelle = monday.somebody("m06")
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await yves.tap_in("Ouvrir la proposition", "Cette proposition attend")

    await nadia.tap_in("Décliner, avec un mot", "Un mot pour Gaëlle S. ?")
    await nadia.say("Nous avons déjà visité un atelier vélo")
    declined = await gaelle.reads("Nous avons déjà visité")
    await yves.tap("Accepter sans date")
    read = await yves.reads("Quelqu’un a agi entre-temps.")

    assert "Cette fois, ce ne sera pas possible." in declined.text
    assert "Proposition déclinée par Nadia R." in read.text
    assert (await monday.look(the_offer)).state is OfferState.DECLINED


async def test_who_left_the_bot_is_shown_as_out_of_reach(sqlite_monday):
    house = sqlite_monday
    nadia, _ = await organisers(house)
    gaelle = house.somebody("m06")
    await offered(gaelle)

    await gaelle.do("block")
    await house.until_so(
        lambda store: store.members.get(the_offer(store).member_id).chat_id is None
    )
    opened = await nadia.tap_in("Ouvrir la proposition", "Mes messages n’arrivent pas chez")
    await nadia.tap_in("Poser une question", "Votre question pour")
    kept = await nadia.say("Toujours d’accord ?")

    assert "Cette proposition attend une réponse." in opened.text
    assert kept.text.startswith("C’est gardé ici, mais mon message ne peut pas partir.")
    assert "Toujours d’accord ?" in kept.text


async def test_whoever_writes_about_an_offer_that_is_settled_hears_so_once(monday):
    nadia, yves = await organisers(monday)
    gaelle, settled = monday.somebody("m06"), "a déjà reçu une réponse, ou a été retirée"
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await dated(nadia)
    await gaelle.reads("Vous convient-elle ?")
    await gaelle.tap_in("Une autre date", "vous arrangeraient mieux ?")
    await yves.tap_in("Ouvrir la proposition", "La réponse est attendue.")
    await yves.tap_in("Proposer une autre date", "Quelle date proposez-vous ?")
    await nadia.tap_in("Décliner, avec un mot", "Un mot pour Gaëlle S. ?")
    await nadia.say("Nous avons déjà visité un atelier vélo")
    await gaelle.reads("Nous avons déjà visité")

    for late, line in ((gaelle, "Plutôt le mardi"), (yves, "jeudi 25 mars 2027 à 17 h")):
        first, second = await late.say(line), await late.say(line)
        assert settled in first.text
        assert settled not in second.text
