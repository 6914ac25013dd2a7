"""The project group gives roles, invites somebody, hands over, and reads its journal."""

import asyncio

from bot.domain.member import Role


async def test_somebody_is_invited_by_a_link_that_works_once(house):
    nadia, ann, bob = house.somebody("m01"), *[await house.stranger(n) for n in ("Ann", "Bob")]
    await nadia.say("/equipe")
    await nadia.tap_in("Inviter quelqu’un", "Quel rôle aura cette personne ?")
    made = await nadia.tap_in("Groupe projet", "Il sert une seule fois, dans les 48 heures.")
    link = made.text.split("\n")[1]

    await ann.open(link)
    offer = await ann.reads("On vous invite à rejoindre l’équipe.")
    await ann.tap_in("J’accepte", "Votre rôle : groupe projet.")
    await nadia.reads("Votre invitation est acceptée. Ann : groupe projet.")
    await bob.open(link)

    assert "Je garde le minimum" in offer.text
    await bob.reads("Ce lien a déjà servi")
    assert (await ann.say("/nouvelle")).text.startswith("Quel titre")
    assert "nouvelle" in await commands_of(house, ann)


async def test_an_invitation_is_refused_without_a_trace(house):
    nadia, ann = house.somebody("m01"), await house.stranger("Ann")
    await nadia.say("/equipe")
    await nadia.tap_in("Inviter quelqu’un", "Quel rôle")
    made = await nadia.tap_in("Animation", "Il sert une seule fois")
    before = await house.cellar.count("members")

    await ann.open(made.text.split("\n")[1])
    await ann.tap_in("Non merci", "C’est entendu, rien n’a changé.")

    assert await house.cellar.count("members") == before


async def test_the_team_leads_back_to_the_menu_of_the_project_group(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/equipe")

    menu = await nadia.tap_in("Groupe projet", "que souhaitez-vous faire")

    assert menu.text.startswith("Groupe projet")
    assert "Équipe" in menu.labels


async def test_an_invitation_ends_after_two_days(house):
    nadia, ann = house.somebody("m01"), await house.stranger("Ann")
    await nadia.say("/equipe")
    await nadia.tap_in("Inviter quelqu’un", "Quel rôle")
    made = await nadia.tap_in("Groupe projet", "Il sert une seule fois")
    await ann.open(made.text.split("\n")[1])
    offer = await ann.reads("On vous invite")
    await house.clock(forward_seconds=49 * 3600)

    toast = await ann.tap("J’accepte", on=offer)

    assert toast.is_alert
    assert await roles_of(house, ann) == set()


async def test_a_role_is_given_and_taken_and_the_person_is_told(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    await fatou.say("/menu")
    await nadia.say("/equipe")
    await nadia.tap_in("Confier un rôle à un membre", "Écrivez quelques lettres")
    await nadia.say("fat")
    await nadia.tap_in("Fatou N.", "Rôles : aucun rôle")

    await nadia.tap_in("Confier : groupe projet", "C’est fait. Rôle confié : groupe projet.")
    await fatou.reads("Nadia R. vous confie un rôle : groupe projet.")
    allowed = await fatou.say("/equipe")
    await nadia.tap_in("Retirer : groupe projet", "C’est fait. Rôle retiré : groupe projet.")
    await fatou.reads("Nadia R. vous retire un rôle : groupe projet.")
    refused = await fatou.say("/equipe")

    assert allowed.text.startswith("L’équipe")
    assert refused.text == "Seul le groupe projet peut faire cela."


async def test_the_last_organiser_cannot_leave_whoever_taps_at_once(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await house.cellar.change(only_two_organisers)
    pages = [await page_of_oneself(person, name) for person, name in ((nadia, "N"), (yves, "Y"))]

    tap = "Retirer : groupe projet"
    toasts = await asyncio.gather(nadia.tap(tap, on=pages[0]), yves.tap(tap, on=pages[1]))

    assert [toast.is_alert for toast in toasts].count(True) == 1
    organisers = await house.look(lambda store: len(store.members.organisers()))
    assert organisers == 1


async def test_an_organiser_hands_over_and_leaves(house):
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await house.cellar.change(only_two_organisers)
    await nadia.say("/equipe")
    await nadia.tap_in("Yves L.", "Rôles : groupe projet")
    await nadia.tap_in("Lui passer la main", "Passer la main à cette personne : Yves L. ?")

    await nadia.tap_in("Oui, passer la main", "C’est fait : Yves L. prend le relais.")

    assert await roles_of(house, nadia) == {Role.FACILITATOR}
    assert "nouvelle" not in await commands_of(house, nadia)
    assert (await yves.say("/equipe")).text.startswith("L’équipe")


async def test_what_organisers_did_is_in_the_journal_that_members_cannot_read(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    await nadia.say("/equipe")
    await nadia.tap_in("Inviter quelqu’un", "Quel rôle")
    await nadia.tap_in("Plume", "Il sert une seule fois")

    journal = await nadia.say("/journal")
    refused = await fatou.say("/journal")

    assert "Nadia R. : lien d’invitation créé" in journal.text
    assert refused.text == "Seul le groupe projet peut faire cela."


async def test_secrets_of_links_cannot_be_tried_out(house):
    ann = await house.stranger("Ann")
    replies = [await ann.start(f"t_{'x' * 20}{n}") for n in range(6)]

    assert len({reply.text for reply in replies[:5]}) == 1
    assert replies[5].text != replies[0].text


def only_two_organisers(store):
    for mate in store.team.all():
        if Role.PROJECT_GROUP in mate.roles and mate.name not in {"Nadia R.", "Yves L."}:
            store.team.revoke(mate.member_id, Role.PROJECT_GROUP)


async def page_of_oneself(person, name):
    shown = await person.say("/equipe")
    mine = next(label for label in shown.labels if label.startswith(name))
    return await person.tap_in(mine, "Rôles :")


async def roles_of(house, person):
    def deed(store):
        member = store.members.by_telegram_id(person.id)
        return set(store.members.roles_of(member.id)) if member else set()

    return await house.look(deed)


async def commands_of(house, person):
    chat = await person.chat()
    return [command["command"] for command in chat["commands"]]
