"""The team as screens: who has which role, and links that give one."""

from collections.abc import Sequence

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.team import (
    Change,
    InvitedTap,
    InviteTap,
    JournalTap,
    Reply,
    RoleTap,
    TeammateTap,
    TeamStep,
    TeamTap,
)
from bot.calls import Button, Screen
from bot.domain.member import Member, Role
from bot.domain.team import GIVEN_IN_CHAT, Teammate
from bot.services.team import Changed
from bot.texts import Html, Words
from bot.views.setting import Setting

PAGE = 8
_LABEL = 40


def everybody(team: Sequence[Teammate], number: int, setting: Setting) -> Screen:
    """List the team, a page at a time, each with what they do."""
    number = number if number * PAGE < len(team) else 0
    shown = team[number * PAGE : (number + 1) * PAGE]
    lines = Html(
        "\n".join(
            setting.words("team.line", name=mate.name, roles=roles_of(mate, setting.words))
            for mate in shown
        )
    )
    people = [_person(mate) for mate in shown]
    rows = [tuple(people[i : i + 2]) for i in range(0, len(people), 2)]
    pages = _pages(number, is_last=(number + 1) * PAGE >= len(team), setting=setting)
    return Screen(
        setting.words("team.everybody", lines=lines),
        (
            *rows,
            *((pages,) if pages else ()),
            (setting.button("team.invite", TeamTap(TeamStep.INVITE)),),
            (setting.button("team.find", TeamTap(TeamStep.SEARCH)),),
            (setting.button("team.journal", JournalTap(0)),),
            (setting.button("button.group", MenuTap(Errand.ORGANISERS)),),
        ),
    )


def roles_of(mate: Teammate, words: Words) -> str:
    """Name what somebody does, the project group first."""
    shown = [role for role in Role if role in mate.roles]
    named = ", ".join(words.plain(f"role.{role.value}") for role in shown)
    return named or words.plain("team.no_role")


def teammate(
    mate: Teammate, member: Member, setting: Setting, *, said: Html | None = None
) -> Screen:
    """Show one person, and a button for each role to give or to take away."""
    text = setting.words(
        "team.person", name=mate.name, roles=roles_of(mate, setting.words), said=said or ""
    )
    rows = [(_role(mate, role, setting),) for role in GIVEN_IN_CHAT]
    if mate.member_id != member.id:
        ask = RoleTap(mate.member_id, Role.PROJECT_GROUP, Change.HAND_OVER_ASK)
        rows.append((setting.button("team.hand_over", ask),))
    back = setting.button("team.back", TeamTap(TeamStep.LIST))
    return Screen(text, (*rows, (back,)))


def confirm_hand_over(mate: Teammate, setting: Setting) -> Screen:
    do = RoleTap(mate.member_id, Role.PROJECT_GROUP, Change.HAND_OVER)
    return Screen(
        setting.words("team.hand_over_ask", name=mate.name),
        (
            (setting.button("team.hand_over_yes", do, style="danger"),),
            (setting.button("team.hand_over_no", TeammateTap(mate.member_id)),),
        ),
    )


def changed(change: Changed, setting: Setting) -> Html:
    """Say what became of giving or taking a role."""
    role = setting.words.plain(f"role.{change.role.value}")
    has_it = change.role in change.teammate.roles
    return setting.words("team.given" if has_it else "team.taken", role=role)


def told(change: Changed, by: str, setting: Setting) -> Screen:
    """Tell somebody which role they were given, or have no longer."""
    role = setting.words.plain(f"role.{change.role.value}")
    has_it = change.role in change.teammate.roles
    return Screen(setting.words("team.you_have" if has_it else "team.you_had", by=by, role=role))


def choose_role(setting: Setting) -> Screen:
    rows = [(_offer(role, setting),) for role in GIVEN_IN_CHAT]
    back = setting.button("team.back", TeamTap(TeamStep.LIST))
    return Screen(setting.words("team.choose_role"), (*rows, (back,)))


def link(role: Role, token: str, setting: Setting) -> Screen:
    """Give the link to forward; whoever opens it first gets the role."""
    named = setting.words.plain(f"role.{role.value}")
    return Screen(
        setting.words("team.link", role=named, link=setting.link(f"t_{token}")),
        ((setting.button("team.back", TeamTap(TeamStep.LIST)),),),
    )


def invitation(role: Role, token: str, setting: Setting, *, is_known: bool) -> Screen:
    """Ask somebody who opened a link; a newcomer reads first what the bot keeps."""
    text = setting.words(
        "team.invited",
        role=setting.words.plain(f"role.{role.value}"),
        community=setting.community.name,
        notice="" if is_known else setting.words("team.notice"),
    )
    return Screen(
        text,
        (
            (setting.button("team.accept", InvitedTap(Reply.YES, token), style="success"),),
            (setting.button("team.refuse", InvitedTap(Reply.NO, token)),),
        ),
    )


def joined(change: Changed, setting: Setting) -> Screen:
    role = setting.words.plain(f"role.{change.role.value}")
    return Screen(setting.words("team.joined", role=role))


def somebody_joined(name: str, role: Role, setting: Setting) -> Screen:
    """Tell who made the link that it was taken up."""
    named = setting.words.plain(f"role.{role.value}")
    return Screen(setting.words("team.somebody_joined", name=name, role=named))


def ask_search(setting: Setting) -> Screen:
    back = setting.button("team.back", TeamTap(TeamStep.LIST))
    return Screen(setting.words("team.ask_search"), ((back,),))


def found(members: Sequence[Member], setting: Setting) -> Screen:
    """Offer those whose name looks like what was typed."""
    rows = [(Button(m.name[:_LABEL], TeammateTap(m.id).pack()),) for m in members]
    back = setting.button("team.back", TeamTap(TeamStep.LIST))
    return Screen(setting.words("team.found" if rows else "team.found_nobody"), (*rows, (back,)))


def _offer(role: Role, setting: Setting) -> Button:
    """Name a role at the beginning of a label, not in the middle of a sentence."""
    named = setting.words.plain(f"role.{role.value}")
    return Button(named[0].upper() + named[1:], InviteTap(role).pack())


def _person(mate: Teammate) -> Button:
    return Button(mate.name[:_LABEL], TeammateTap(mate.member_id).pack())


def _role(mate: Teammate, role: Role, setting: Setting) -> Button:
    has_it = role in mate.roles
    tap = RoleTap(mate.member_id, role, Change.TAKE if has_it else Change.GIVE)
    named = setting.words.plain(f"role.{role.value}")
    return setting.button("team.take" if has_it else "team.give", tap, role=named)


def _pages(number: int, *, is_last: bool, setting: Setting) -> tuple[Button, ...]:
    before = setting.button("button.before", TeamTap(TeamStep.LIST, max(number - 1, 0)))
    after = setting.button("button.after", TeamTap(TeamStep.LIST, number + 1))
    return (*((before,) if number else ()), *(() if is_last else (after,)))
