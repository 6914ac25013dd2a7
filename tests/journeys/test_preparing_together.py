"""Several organisers, several drafts: resumed, copied, relayed, changed by two at once."""

import asyncio

from tests.house.drafting import PREVIEW, completing, opened, prepared, turned
from tests.house.house import GROUP
from tests.house.letters import NEW

INVITATION = "https://webinaire.example.org/s-inscrire"
OF_THE_DEMO = 8  # lines of the agenda of its meeting to come


async def test_two_organisers_at_one_draft_see_each_other_and_lose_nothing(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await prepared(nadia)
    await completing(nadia, "Programme")

    await yves.say("/nouvelle")
    previewed = await yves.tap_in("Une soirée jeux", PREVIEW)
    opening = await completing(yves, "Programme")
    await asyncio.gather(nadia.say("De Nadia 10 min"), yves.say("D’Yves"))
    both = await yves.say("Encore d’Yves")
    await nadia.say("/nouvelle")
    await nadia.tap_in("Continuer", "En ce moment, Yves L. modifie : Programme.")
    await house.clock(forward_seconds=600)
    alone = await nadia.tap_in("Compléter", "Touchez une partie")

    assert "En ce moment, Nadia R. modifie : Programme.\n" in previewed.text
    assert opening.text.endswith("En ce moment, Nadia R. modifie : Programme.")
    assert {"De Nadia (10 min)", "D’Yves"} <= {
        line.partition(". ")[2] for line in both.text.split("\n")
    }
    assert "3. Encore d’Yves" in both.text
    assert "En ce moment" not in alone.text


async def test_what_another_wrote_meanwhile_is_shown_when_it_is_replaced(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await prepared(nadia)
    await completing(nadia, "Question centrale")
    await yves.say("/nouvelle")
    await yves.tap_in("Une soirée jeux", PREVIEW)
    await completing(yves, "Question centrale")

    await yves.say("Pourquoi jouer ?")
    told = await nadia.say("Comment jouer ?")

    assert told.text.startswith(
        "C’est noté. Entre-temps, quelqu’un avait écrit : « Pourquoi jouer ? »."
    )
    assert "Question centrale : Comment jouer ?" in told.labels


async def test_a_line_that_another_took_out_is_told_and_what_was_typed_is_kept(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await prepared(nadia)
    await completing(nadia, "Programme")
    await nadia.say("Un\nDeux")
    await yves.say("/nouvelle")
    await yves.tap_in("Une soirée jeux", PREVIEW)
    listed = await completing(yves, "Programme")
    await nadia.tap_in("1", "1. Un\nPour la remplacer")

    await yves.tap("1", on=listed)
    await yves.tap_in("Retirer", "1. Deux\nÉcrivez")
    told = await nadia.tap("Retirer")
    await nadia.tap_in("1", "1. Deux\nPour la remplacer")
    again = await yves.tap_in("1", "1. Deux\nPour la remplacer")
    await yves.tap("Retirer", on=again)
    typed = await nadia.say("Deux, autrement")

    assert (told.text, told.is_alert) == ("Cette ligne a changé entre-temps.", True)
    assert "j’ai mis la vôtre à la fin.\n1. Deux, autrement\n" in typed.text


async def test_an_invitation_of_others_is_relayed_without_a_number(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.say("/nouvelle")
    await nadia.tap_in("Une invitation à relayer", "Quel titre porte cette invitation ?")
    await nadia.say("La coopération, et après ?")
    await nadia.say("Initiative Racines")
    await nadia.say("dans 15 jours à 18h30")
    link = await nadia.tap_in("Oui, c’est cela", "Tout le monde la verra.")
    preview = await nadia.say(INVITATION)
    await nadia.tap_in("Publier", "C’est publié : ")

    card = await gaelle.there(GROUP).reads("La coopération, et après ?")
    toast = await gaelle.there(GROUP).tap("Je viens", on=card)
    await prepared(nadia)
    await nadia.tap_in("Publier", "« Une soirée jeux »")

    assert link.labels == ["Elle a lieu sur place", "Plus tard"]
    assert preview.text.startswith(PREVIEW)
    facts = "La coopération, et après ?\nUne invitation proposée par Initiative Racines\n📅"
    assert card.text.startswith(facts)
    assert card.labels[-1] == "Voir l’invitation"
    assert toast.is_answered
    await gaelle.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")


async def test_an_invitation_to_a_room_is_asked_where_instead_of_a_link(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/nouvelle")
    await nadia.tap_in("Une invitation à relayer", "Quel titre porte cette invitation ?")
    await nadia.say("Les ateliers voisins")
    await nadia.say("Initiative Racines")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Écrivez l’adresse web de l’invitation")
    await nadia.tap_in("Elle a lieu sur place", "lieu")
    preview = await nadia.say("12 quai des Tanneurs")

    assert preview.text.startswith(PREVIEW)
    assert "📍 Où : 12 quai des Tanneurs" in preview.text


async def test_a_relay_may_be_a_meeting_of_ours_after_all(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/nouvelle")

    await nadia.tap_in("Une invitation à relayer", "Quel titre porte cette invitation ?")
    ours = await nadia.tap_in("Plutôt une rencontre", "Quel titre pour cette rencontre ?")
    dates = await nadia.say("Une soirée jeux")
    await nadia.tap("Copier la dernière", on=ours)
    kept = await turned(nadia, ours)

    assert dates.text.startswith("Quel jour")
    assert kept.text == dates.text


async def test_the_last_meeting_is_copied_but_for_its_date(house):
    nadia = house.somebody("m01")
    await prepared(nadia)
    await completing(nadia, "Programme")
    await nadia.say("Accueil 10 min")
    await nadia.tap_in("Fini", "Touchez une partie")
    await opened(nadia, "Fin")
    await nadia.tap_in("3 h", "C’est noté.")
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié : ")
    await nadia.reads(NEW)

    await nadia.say("/nouvelle")
    await nadia.tap_in("Copier la dernière", "Quel jour")
    await nadia.say("dans 40 jours à 10h")
    copy = await nadia.tap_in("Oui, c’est cela", PREVIEW)

    assert "Sixième rencontre : Une soirée jeux\n" in copy.text
    assert "à 10 h (3 h)\n📍 Où : en visio\n" in copy.text
    assert "Au programme :\n• Accueil (10 min)" in copy.text


async def test_a_draft_of_another_organiser_can_be_taken_up(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await nadia.say("/nouvelle")
    await nadia.say("Une soirée jeux")

    offered = await yves.say("/nouvelle")
    await yves.tap_in("Une soirée jeux", "Quel jour")
    await yves.say("dans 15 jours à 18h30")
    await yves.tap_in("Oui, c’est cela", "Comment se retrouve")
    await yves.tap_in("À décider", PREVIEW)
    await nadia.say("/nouvelle")
    hers = await nadia.tap_in("Continuer", PREVIEW)

    assert offered.text.endswith("• « Une soirée jeux », sans date, par Nadia R.")
    assert "à 18 h 30" in hers.text


async def test_a_draft_left_alone_for_a_month_is_offered_for_deletion(house):
    nadia = house.somebody("m01")
    await prepared(nadia, when="dans 90 jours à 18h30")
    await nadia.tap_in("Garder en brouillon", "C’est gardé.")
    await house.clock(forward_seconds=31 * 86400)

    offered = await nadia.say("/nouvelle")
    asked = await nadia.tap_in("Supprimer", "Supprimer le brouillon « Une soirée jeux » ?")
    await nadia.tap_in("Garder en brouillon", "C’est gardé.")
    kept = await nadia.say("/nouvelle")
    await house.clock(forward_seconds=31 * 86400)
    await nadia.say("/nouvelle")
    await nadia.tap_in("Supprimer", "Supprimer le brouillon")
    await nadia.tap_in("Oui, supprimer", "Le brouillon est supprimé.")
    begun = await nadia.say("/nouvelle")

    assert offered.text.endswith("Ce brouillon attend depuis plus d’un mois.")
    assert asked.labels == ["Oui, supprimer", "Garder en brouillon"]
    assert kept.labels == ["Continuer", "En commencer une autre"]
    assert begun.text.startswith("Quel titre")


async def test_a_section_left_by_cancel_keeps_the_draft(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await prepared(nadia)
    await completing(nadia, "Question centrale")

    await nadia.say("/annuler")
    stray = await nadia.say("Pourquoi jouer ?")
    resumed = await nadia.say("/nouvelle")

    assert "C’est noté" not in stray.text
    assert resumed.text == "Vous préparez déjà « Une soirée jeux ». On continue ?"


async def test_a_member_opens_no_section_of_a_draft(sqlite_house):
    nadia, gaelle = sqlite_house.somebody("m01"), sqlite_house.somebody("m06")
    await prepared(nadia)
    await completing(nadia, "Programme")
    await nadia.say("Un\nDeux")
    lines = await nadia.last()
    menu = await gaelle.say("/menu")

    told = [
        await gaelle.forge(button["callback_data"], message_id=menu.id)
        for row in lines.whole["buttons"]
        for button in row
    ]

    assert {toast.text for toast in told} == {"Seul le groupe projet peut faire cela."}
    assert await sqlite_house.cellar.count("agenda_items") == OF_THE_DEMO + 2
