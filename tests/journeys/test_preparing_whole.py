"""An organiser fills in the whole of a meeting: programme, speakers, end, story, link."""

from tests.house.drafting import PREVIEW, completing, opened, prepared, written
from tests.house.house import GROUP

ROSA = "Rosa Marin, présidente, Épicerie solidaire"


async def test_a_whole_meeting_is_written_section_by_section_and_stands_on_its_card(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await prepared(nadia)

    await completing(nadia, "Question centrale")
    noted = await nadia.say("Comment jouer <b>ensemble</b> ?")
    await written(nadia, "Programme", ["Accueil 10 min\n- Tour de table (20 mn)", "Échange 1 h"])
    await written(nadia, "Qui intervient", [ROSA, "Malik, animateur, La Fonda (anime)"])
    await opened(nadia, "Récit")
    await nadia.say("Les paniers")
    await opened(nadia, "Voix du récit")
    await nadia.say("Rosa et Karim")
    await opened(nadia, "Fin")
    ended = await nadia.say("20 h 15")
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié : ")

    card = (await gaelle.there(GROUP).reads("Une soirée jeux")).text
    assert noted.text.startswith("C’est noté.\nTouchez une partie")
    assert "Question centrale : Comment jouer <b>ensemble</b> ?" in noted.labels
    assert "Fin : 20 h 15 (1 h 45)" in ended.labels
    assert "\nComment jouer <b>ensemble</b> ?\n" in card
    assert "🗣 Récit : « Les paniers », par Rosa et Karim\n" in card
    assert "• Accueil (10 min)\n• Tour de table (20 min)\n• Échange (60 min)\n" in card
    assert "Animation : Malik, animateur, La Fonda\nAvec Rosa Marin, présidente" in card


async def test_each_line_can_be_moved_rewritten_and_taken_out(house):
    nadia = house.somebody("m01")
    await prepared(nadia)
    await completing(nadia, "Programme")
    await nadia.say("Un\nDeux\nTrois")

    await nadia.tap_in("3", "3. Trois\nPour la remplacer")
    await nadia.tap_in("Monter", "1. Un\n2. Trois\n3. Deux")
    await nadia.tap_in("1", "1. Un\nPour la remplacer")
    await nadia.tap_in("Retirer", "1. Trois\n2. Deux\nÉcrivez")
    await nadia.tap_in("2", "2. Deux\nPour la remplacer")
    rewritten = await nadia.say("Deux et demi 5 min\nEt plus")
    await nadia.tap_in("Vider", "C’est vidé.")
    emptied = await nadia.last()

    assert "1. Trois\n2. Deux et demi (5 min)\n3. Et plus\n" in rewritten.text
    assert "Programme" in emptied.labels


async def test_who_hosts_is_one_tap(house):
    nadia = house.somebody("m01")
    await prepared(nadia)
    await completing(nadia, "Qui intervient")
    await nadia.say("Malik, animateur")

    await nadia.tap_in("1", "1. Malik, animateur\nPour la remplacer")
    hosts = await nadia.tap_in("Cette personne anime", "1. Malik, animateur (animation)")
    await nadia.tap_in("1", "Pour la remplacer")
    await nadia.tap_in("Cette personne n’anime pas", "1. Malik, animateur\nÉcrivez")

    assert hosts.labels == ["1", "Fini", "Vider"]


async def test_an_end_is_typed_or_tapped_and_asked_again_when_unclear(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await prepared(nadia)

    asked = await completing(nadia, "Fin")
    unclear = await nadia.say("quand on aura fini")
    await nadia.say("2 h")
    typed = await nadia.last()
    await opened(nadia, "Fin")
    await nadia.tap_in("3 h", "C’est noté.")
    tapped = await nadia.last()

    assert "Pour l’instant : 20 h (1 h 30)" in asked.text
    assert unclear.text.startswith("Je n’ai pas compris cette fin, pardon.")
    assert "Fin : 20 h 30 (2 h)" in typed.labels
    assert "Fin : 21 h 30 (3 h)" in tapped.labels


async def test_the_link_is_asked_for_checked_and_never_in_the_group(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    preview = await prepared(nadia)

    await nadia.tap_in("Ajouter le lien", "Seules les personnes qui viennent la verront")
    refused = await nadia.say("http://visio.example.org/x")
    await nadia.say("visio.example.org/x")
    complete = await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié : ")

    card = await gaelle.there(GROUP).reads("Une soirée jeux")
    assert "Le lien de la visio manque encore." in preview.text
    assert refused.text.startswith("Cette adresse ne fonctionnera pas, pardon.")
    assert "manque encore" not in complete.text
    assert "Ajouter le lien" not in complete.labels
    assert "visio.example.org" not in card.text


async def test_a_meeting_needs_no_title_of_its_own(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.say("/nouvelle")
    await nadia.tap_in("Sans titre particulier", "Quel jour")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    await nadia.tap_in("À décider", PREVIEW)

    await nadia.tap_in("Publier", "C’est publié : ")

    card = await gaelle.there(GROUP).reads("Cinquième rencontre")
    assert card.text.startswith("Cinquième rencontre\n📅")
    assert "📍 Où : lieu à préciser" in card.text


async def test_an_old_button_takes_no_title_away(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    first = await nadia.say("/nouvelle")
    await nadia.say("Réparer ensemble")
    await nadia.say("dans 15 jours à 18h30")
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")

    await nadia.tap("Sans titre particulier", on=first)
    shown = await nadia.turned(first)

    assert shown.text.startswith(PREVIEW)
    assert "Réparer ensemble" in shown.text


async def test_what_cannot_be_kept_is_said_and_changes_nothing(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await prepared(nadia)
    await completing(nadia, "Programme")
    long = "<b>" + "x" * 117

    await nadia.say("\n".join([long] * 12))
    full = await nadia.last()
    refused = await nadia.say("\n".join(["encore"] * 9))
    await nadia.tap_in("Fini", "Touchez une partie")
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié : ")

    card = await nadia.there(GROUP).reads("Une soirée jeux")
    assert "12. <b>xxx" in full.text
    assert "Le programme compte 20 lignes au plus. Rien n’a été ajouté." in refused.text
    assert "12. <b>xxx" in refused.text
    assert "… et la suite ce jour-là\n" in card.text
    assert len(card.text) < 4096


TYPED = {
    "Titre": "Jeux du soir",
    "Question centrale": "Pourquoi jouer ?",
    "Récit": "Les dés",
    "Voix du récit": "Rosa",
    "Lien de la visio": "https://visio.example.org/x",
    "Fin": "21 h",
    "Programme": "Accueil 10 min",
    "Qui intervient": "Rosa, présidente",
}
KEPT = {**TYPED, "Fin": "21 h (2 h 30)", "Programme": "1", "Qui intervient": "1"}


async def test_a_restart_in_the_middle_of_every_section_forgets_nothing(house):
    nadia = house.somebody("m01")
    await prepared(nadia)

    await nadia.tap_in("Compléter", "Touchez une partie")
    for section, words in TYPED.items():
        await opened(nadia, section)
        await house.clock(forward_seconds=36 * 3600)
        await house.restart()
        await nadia.say(words)
        if section in {"Programme", "Qui intervient"}:
            await nadia.tap_in("Fini", "Touchez une partie")
    menu = await nadia.last()

    assert {f"{section} : {value}" for section, value in KEPT.items()} <= set(menu.labels)


async def test_everything_is_there_in_english(sqlite_house):
    ann = await sqlite_house.organiser("Ann", "en")
    await ann.say("/new")
    await ann.say("A games night")
    await ann.say("in two weeks at 6.30pm")
    await ann.tap_in("Yes, that’s it", "How do people meet?")
    await ann.tap_in("By video", "This is what members will read.")

    await ann.tap_in("Complete", "Tap a part")
    programme = await ann.tap_in("Programme", "Write one line for each item")
    lines = await ann.say("Welcome 10 min")
    await ann.tap_in("Done", "Tap a part")
    await ann.tap_in("Who speaks", "First name Name, function")
    await ann.say("Rosa, president")
    await ann.tap_in("1", "To replace it")
    await ann.tap_in("This person hosts", "1. Rosa, president (hosts)")
    await ann.tap_in("Done", "Tap a part")
    await ann.tap_in("See the preview", "Hosted by Rosa, president")

    assert programme.labels == ["Done"]
    assert "1. Welcome (10 min)" in lines.text
