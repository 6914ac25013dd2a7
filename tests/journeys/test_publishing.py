"""An organiser chooses where, to whom and when a meeting is announced."""

from bot.callbacks.drafts import DraftStep, DraftTap
from bot.callbacks.publishing import PublishStep, PublishTap
from bot.domain.delivery import Kind
from bot.domain.member import Role
from tests.house.drafting import PREVIEW, member_id, prepared
from tests.house.house import GROUP
from tests.house.letters import NEW
from tests.house.publishing import changing, on_monday, published, the_meeting, written_to

CHOOSE = "Où et quand l’annoncer"
ASKED = "Où annoncer « Une soirée jeux »"


async def about_games(person):
    """Return the messages of a chat about the meeting of these stories."""
    return [m for m in await person.messages() if "Une soirée jeux" in m.text]


async def test_a_group_that_was_taken_out_reads_nothing_until_it_is_chosen(house):
    nadia = house.somebody("m01")
    other = await house.linked_group("Les jardins", [nadia])
    await prepared(nadia)

    shown = await nadia.tap_in(CHOOSE, ASKED)
    await nadia.tap_in("Avec : Les jardins", "Dans 1 groupe")
    await nadia.tap_in("Avec : messages privés aux membres", "sans message privé")
    said = await nadia.tap_in("Publier maintenant", "C’est publié")
    third = await house.linked_group("La cour", [nadia])
    before = [await about_games(nadia.there(chat)) for chat in (other, third)]
    await changing(nadia)
    await nadia.tap_in("Publier dans un autre groupe", "Dans quel autre groupe")
    rest = await nadia.tap_in("Les jardins", "C’est publié aussi dans ce groupe : Les jardins.")

    assert "Dans 2 groupes, et en privé à" in shown.text
    assert "à prévenir autrement." in shown.text
    assert "Dans 1 groupe, sans message privé." in said.text
    assert said.labels == ["Tableau de bord", "Partager", "Modifier"]
    assert before == [[], []]
    assert rest.labels == ["La cour", "Modifier"]
    await nadia.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")
    await nadia.there(other).reads("Cinquième rencontre : Une soirée jeux")


async def test_every_reachable_member_is_promised_one_message_and_the_counts_say_so(house):
    await on_monday(house)
    nadia, gaelle, _ = await written_to(house, "m01", "m06", "m07")
    before = await prepared(nadia)

    await nadia.tap_in("Publier", "C’est publié")
    await house.until_so(lambda store: not store.audiences.waiting(5, Kind.ANNOUNCEMENT))

    assert "Dans 1 groupe, et en privé à 3 personnes." in before.text
    letter = await gaelle.reads("Une soirée jeux")
    assert "Je viens" in letter.labels
    assert len(await about_games(gaelle)) == 1


async def test_on_a_sunday_the_organiser_reads_when_private_messages_leave(house):
    await house.clock(to="2027-02-28T10:00:00+01:00")
    (nadia,) = await written_to(house, "m01")

    said = await published(nadia)

    expected = "Les messages privés partiront lundi 1er mars à 9 h, parce que c’est dimanche."
    assert expected in said.text


async def test_a_publication_is_planned_for_later_and_takes_place_then(house):
    await on_monday(house)
    nadia = house.somebody("m01")
    await prepared(nadia)
    await nadia.tap_in(CHOOSE, ASKED)
    await nadia.tap_in("Publier plus tard", "Quand publier ?")

    too_late = await nadia.say("dans 20 jours à 9h")
    asked = await nadia.say("demain")
    read_back = await nadia.say("9 h")
    await nadia.tap_in("Oui, publier à ce moment-là", "Publication prévue : mardi 2 mars à 9 h.")
    preview = await nadia.tap_in("Revenir à l’aperçu", PREVIEW)
    await house.restart()
    await house.clock(forward_seconds=86400)

    assert too_late.text.startswith("À ce moment-là, elle aura déjà commencé.")
    assert asked.text.startswith("Le jour est noté : mardi 2 mars.")
    assert "La publication partira mardi 2 mars à 9 h (heure de Paris)." in read_back.text
    assert "Publication prévue : mardi 2 mars à 9 h." in preview.text
    await nadia.there(GROUP).reads("Cinquième rencontre : Une soirée jeux")
    await nadia.reads("C’est publié : « Une soirée jeux »")


async def test_what_was_planned_is_taken_back_or_fails_with_a_word(house):
    await on_monday(house)
    nadia, yves = await written_to(house, "m01", "m02")
    await prepared(nadia)
    await nadia.tap_in(CHOOSE, ASKED)
    await nadia.tap_in("Publier plus tard", "Quand publier ?")
    planned = await nadia.tap_in("mardi 2 mars à 9 h", "Publication prévue")
    await nadia.tap("Ne plus prévoir de date")
    await nadia.sees("Publier plus tard")
    await nadia.tap_in("Publier plus tard", "Quand publier ?")
    await nadia.tap_in("mardi 2 mars à 9 h", "Publication prévue")

    def dismiss(store):
        store.team.revoke(member_id(store, nadia), Role.PROJECT_GROUP)

    await house.cellar.change(dismiss)
    await house.clock(forward_seconds=86400)
    told = await yves.reads("La publication prévue pour « Une soirée jeux »")

    assert "Ne plus prévoir de date" in planned.labels
    assert "Seul le groupe projet peut faire cela." in told.text
    assert not await about_games(nadia.there(GROUP))


async def test_a_line_about_a_draft_that_another_published_is_answered_truly(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await prepared(nadia)
    await nadia.tap_in(CHOOSE, ASKED)
    await nadia.tap_in("Publier plus tard", "Quand publier ?")
    now = PublishTap((await the_meeting(house)).id, PublishStep.NOW).pack()
    await yves.forge(now, message_id=(await yves.say("/menu")).id)
    await yves.reads("C’est publié")
    await nadia.reads(NEW)

    told = await nadia.say("demain à 9h")
    again = await nadia.tap("Revenir au choix")

    assert told.text.startswith("Ce brouillon n’existe plus")
    assert again.is_answered
    await nadia.reads("« Une soirée jeux » est publiée dans tous les groupes reliés.")


async def test_who_planned_a_publication_hears_that_the_draft_was_deleted(house):
    await on_monday(house)
    nadia, yves = await written_to(house, "m01", "m02")
    await prepared(nadia)
    await nadia.tap_in(CHOOSE, ASKED)
    await nadia.tap_in("Publier plus tard", "Quand publier ?")
    await nadia.tap_in("mardi 2 mars à 9 h", "Publication prévue")

    delete = DraftTap((await the_meeting(house)).id, DraftStep.DELETE).pack()
    await yves.forge(delete, message_id=(await yves.say("/menu")).id)
    told = await nadia.reads("n’aura pas lieu")

    assert told.text == (
        "La publication prévue pour « Une soirée jeux » n’aura pas lieu.\n"
        "Yves L. a supprimé ce brouillon."
    )
