"""Two records of one person become one on a preview, and two again when that was wrong."""

from dataclasses import replace

from bot.domain.gathering import Status as GatheringStatus
from bot.domain.member import Channel, Status
from bot.domain.rsvp import Answer, Rsvp, Via
from tests.house.house import GROUP


async def on_paper(house, name, *, answers=None):
    """Let the project group know somebody without Telegram, who perhaps gave an answer."""
    meeting, now = await house.next_meeting(), house.plan.now()

    def deed(store):
        made = store.members.add(
            name, telegram_id=None, status=Status.INVITED, at=now, channel=Channel.PHONE
        )
        if answers:
            noted = Rsvp(
                meeting.id, made.id, answers, answered_at=now, entered_by=1, via=Via.PHONE
            )
            store.rsvps.put(noted)
            store.touch(meeting.id)
        return made

    return await house.cellar.change(deed)


async def test_two_records_are_made_one_and_two_again(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    await fatou.say("/prochaine")
    paper = await on_paper(house, "Fatou", answers=Answer.YES)
    await nadia.say("/membres fatou")
    before = await house.cellar.whole()
    page = await nadia.tap_in("Fatou", "Moyen de contact : Téléphone")
    assert "Peut-être les mêmes" in page.text
    asked = await nadia.tap_in("Réunir avec…", "Avec quelle fiche réunir")

    seen = await nadia.tap_in(asked.labels[0], "Nom gardé : Fatou")

    assert "Réponses gardées : " in seen.text
    assert "Le compte Telegram reste lié à la fiche." in seen.text
    merged = await nadia.tap_in("Réunir", "il n’y a plus qu’une fiche")
    assert "Moyen de contact : Telegram" in merged.text
    card = await fatou.say("/prochaine")
    assert "Votre réponse : Je viens." in card.text
    await house.restart()
    undone = await nadia.tap_in(merged.labels[-2], "les deux fiches existent de nouveau")
    assert "Moyen de contact : Téléphone" in undone.text
    after = await house.cellar.whole()
    apart = {"merges", "audit", "dialogues", "cards"}
    assert {name for name in before if before[name] != after[name]} <= apart
    assert await house.look(lambda s: s.rsvps.count_of(paper.id)) == 1


async def test_the_cards_follow_a_merge(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06").there(GROUP)
    await gaelle.reads("Je viens : 9")
    await on_paper(house, "Gaëlle", answers=Answer.YES)
    await nadia.say("/membres gaelle")
    await nadia.tap_in("Gaëlle", "Moyen de contact : Téléphone")
    asked = await nadia.tap_in("Réunir avec…", "Avec quelle fiche réunir")
    seen = await nadia.tap_in(asked.labels[0], "Nom gardé")
    assert "Rencontres avec deux réponses : 1." in seen.text

    await nadia.tap_in("Réunir", "il n’y a plus qu’une fiche")

    headcount = await counts(house)
    assert headcount.of(Answer.YES) == 9


async def counts(house):
    meeting = await house.next_meeting()
    return await house.look(lambda store: store.rsvps.headcount(meeting.id))


async def test_of_one_person_with_two_accounts_the_project_group_picks_one(house):
    nadia, zoe = house.somebody("m01"), await house.stranger("Zoé")
    await zoe.there(GROUP).reads("Je viens : 9")
    await zoe.there(GROUP).tap("Je viens")
    await nadia.say("/membres zoé")
    await nadia.tap_in("Zoé", "n’a pas encore dit bonjour")
    await nadia.tap_in("Réunir avec…", "Avec quelle fiche")
    found = await nadia.say("fatou")
    seen = await nadia.tap_in(found.labels[0], "Chacune a un compte Telegram")
    both = [label for label in seen.labels if label.startswith("Réunir, compte")]
    assert len(both) == 2

    merged = await nadia.tap_in(both[1], "il n’y a plus qu’une fiche")

    assert "État : participe" in merged.text
    # The account that went is greeted like the first time, and harms nothing.
    assert "On commence" in (await zoe.say("/start")).text
    fatou = await house.look(lambda s: s.members.by_telegram_id(house.somebody("m12").id))
    assert fatou.name == "Zoé"


async def test_two_organisations_become_one_and_the_old_name_leads_to_it(house):
    nadia = house.somebody("m01")
    await house.cellar.change(lambda store: store.organisations.add("Amap canal Saint-Bidule"))
    await nadia.say("/membres")
    await nadia.tap_in("Structures", "Touchez un nom")
    await nadia.say("amap")
    page = await nadia.tap_in("AMAP du canal", "Personnes : ")
    assert "Peut-être les mêmes" in page.text
    await nadia.tap_in("Réunir avec…", "Avec quelle fiche")
    await nadia.tap_in("Amap canal Saint-Bidule", "Nom gardé : AMAP du canal")
    await nadia.tap_in("Réunir", "il n’y a plus qu’une fiche")
    found = await house.look(
        lambda store: store.organisations.by_folded_name("amap canal saint bidule")
    )
    assert found.name == "AMAP du canal"

    await nadia.tap_in("Séparer : Amap canal Saint-Bi…", "existent de nouveau")

    listed = await house.look(lambda s: s.directory.count_organisations_like("amap"))
    assert listed == 2


async def test_what_was_merged_is_listed_and_an_old_button_tells_the_truth(sqlite_house):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")
    await on_paper(house, "Fatou")
    await nadia.say("/membres fatou")
    await nadia.tap_in("Fatou", "Moyen de contact : Téléphone")
    asked = await nadia.tap_in("Réunir avec…", "Avec quelle fiche")
    seen = await nadia.tap_in(asked.labels[0], "Nom gardé")
    await nadia.tap_in("Réunir", "plus qu’une fiche")
    await nadia.say("/membres")
    listed = await nadia.tap_in("Fiches réunies", "depuis moins de 30 jours")
    assert "Fatou et Fatou" in listed.text
    undo = next(label for label in listed.labels if label.startswith("Séparer"))
    await nadia.tap_in(undo, "existent de nouveau")

    again = await nadia.forge("1:xu:1", message_id=seen.id)

    assert (again.is_alert, "ne peuvent plus être séparées" in again.text) == (True, True)


async def test_an_organiser_may_merge_a_record_of_their_own(house):
    nadia = house.somebody("m01")
    await on_paper(house, "Nadia du papier")
    await nadia.say("/membres nadia du papier")
    await nadia.tap_in("Nadia du papier", "Moyen de contact : Téléphone")
    asked = await nadia.tap_in("Réunir avec…", "Avec quelle fiche")
    found = await nadia.say("nadia")
    mine = next(label for label in found.labels if label not in {*asked.labels})
    await nadia.tap_in(mine, "Nom gardé : Nadia du papier")

    merged = await nadia.tap_in("Réunir", "il n’y a plus qu’une fiche")

    assert "Rôles : groupe projet" in merged.text
    await nadia.tap_in(merged.labels[-2], "les deux fiches existent de nouveau")
    assert "Membres" in (await nadia.say("/membres")).text


async def test_namesakes_are_proposed(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/membres")
    await nadia.tap_in("Peut-être les mêmes", "Aucun nom ne figure deux fois.")
    for _ in range(2):
        await on_paper(sqlite_house, "Zoé")
    await nadia.say("/membres")

    found = await nadia.tap_in("Peut-être les mêmes", "portent le même nom")

    assert found.labels[:2] == ["Zoé", "Zoé"]


async def test_a_meeting_cancelled_meanwhile_hinders_no_undoing(sqlite_house):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")
    await on_paper(house, "Fatou", answers=Answer.YES)
    await nadia.say("/membres fatou")
    await nadia.tap_in("Fatou", "Moyen de contact : Téléphone")
    asked = await nadia.tap_in("Réunir avec…", "Avec quelle fiche")
    await nadia.tap_in(asked.labels[0], "Nom gardé")
    merged = await nadia.tap_in("Réunir", "plus qu’une fiche")
    meeting = await house.next_meeting()
    cancelled = replace(meeting, status=GatheringStatus.CANCELLED)
    await house.cellar.change(lambda store: store.gatherings.save(cancelled))

    undone = await nadia.tap_in(merged.labels[-2], "existent de nouveau")

    assert "Réponses : 1 oui" in undone.text
