"""« Relancer » and « Écrire à… »: whom, in which words, and what will leave."""

from collections.abc import Mapping, Sequence

from bot.callbacks.grammar import Tap
from bot.callbacks.mailings import (
    GatheringsTap,
    MailingsTap,
    MailingStep,
    MailingTap,
    NudgeGroupTap,
    WhichTap,
    WriteTap,
    WriteToTap,
)
from bot.callbacks.meetings import BoardTap
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Button, Screen
from bot.domain.board import Slice, Titled
from bot.domain.gathering import Gathering
from bot.domain.mailing import TEXT_LENGTH, Group, Mailing, MailingKind
from bot.domain.member import Role
from bot.domain.organisation import Organisation
from bot.domain.reach import Reach
from bot.services.mailings import Choices, Preview
from bot.services.segments import Whom
from bot.texts import Html
from bot.views import boards, meetings
from bot.views.labels import shortened
from bot.views.quiet import why_later
from bot.views.setting import Setting
from bot.views.turning import turning

Row = Sequence[Button]


def choose_nudged(gathering: Gathering, sizes: Mapping[Group, int], setting: Setting) -> Screen:
    """Ask who is to be nudged; say so when everybody has answered."""
    back = (setting.button("mailing.board_button", BoardTap(gathering.id)),)
    meeting = meetings.announcement(gathering, setting)
    if not sizes:
        return Screen(setting.words("nudge.nobody", meeting=meeting), (back,))
    rows = [
        (_sized(group, size, NudgeGroupTap(gathering.id, group), setting),)
        for group, size in sizes.items()
    ]
    return Screen(setting.words("nudge.choose", meeting=meeting), (*rows, back))


def _sized(group: Group, size: int, tap: Tap, setting: Setting) -> Button:
    who = setting.words.plain(f"mailing.short_{group.value}")
    return setting.button("mailing.sized", tap, who=who, count=size)


def choose(everyone: int, setting: Setting) -> Screen:
    """Ask whom to write to, whatever the meeting."""
    back = setting.button("button.group", MenuTap(Errand.ORGANISERS))
    return Screen(
        setting.words("mailing.choose"),
        (
            (_sized(Group.EVERYONE, everyone, WriteToTap(0, Group.EVERYONE, ""), setting),),
            (setting.button("mailing.gathering_button", GatheringsTap()),),
            (
                setting.button("mailing.organisation_button", WhichTap(Group.ORGANISATION, 0)),
                setting.button("mailing.role_button", WhichTap(Group.ROLE, 0)),
            ),
            (setting.button("button.new", MenuTap(Errand.NEW)),),
            (setting.button("mailing.list_button", MailingsTap(0)), back),
        ),
    )


def choose_about(choices: Choices, setting: Setting) -> Screen:
    """Ask which of the people around a meeting are written to."""
    gathering = choices.gathering
    rows = [
        (_sized(group, size, WriteToTap(gathering.id, group, ""), setting),)
        for group, size in choices.sizes
    ]
    others = (
        setting.button("mailing.board_button", BoardTap(gathering.id)),
        setting.button("mailing.others_button", WriteTap(0)),
    )
    meeting = meetings.announcement(gathering, setting)
    return Screen(setting.words("mailing.choose_about", meeting=meeting), (*rows, others))


def choose_gathering(found: Sequence[Titled], setting: Setting) -> Screen:
    """Ask which meeting it is about; those that are over have their own board."""
    rows = [
        (Button(boards.label(one, setting), WriteTap(one.gathering_id).pack()),) for one in found
    ]
    key = "mailing.which_gathering" if found else "mailing.no_gathering"
    return Screen(setting.words(key), (*rows, _back(setting)))


def choose_organisation(page: Slice[Organisation], setting: Setting) -> Screen:
    rows = [
        (Button(shortened(one.name), WriteToTap(0, Group.ORGANISATION, str(one.id)).pack()),)
        for one in page.shown
    ]
    turns = turning(page, lambda number: WhichTap(Group.ORGANISATION, number), setting)
    key = "mailing.which_organisation" if page.shown else "mailing.no_organisation"
    return Screen(setting.words(key), (*rows, *turns, _back(setting)))


def choose_role(setting: Setting) -> Screen:
    rows = [
        (setting.button(f"role.{role.value}", WriteToTap(0, Group.ROLE, role.value)),)
        for role in Role
    ]
    return Screen(setting.words("mailing.which_role"), (*rows, _back(setting)))


def _back(setting: Setting) -> Row:
    return (setting.button("mailing.others_button", WriteTap(0)),)


def ask(
    mailing: Mailing, whom: Whom, by: str, setting: Setting, *, said: Html | None = None
) -> Screen:
    """Ask for the words of a message; `said` is why the former ones would not do."""
    text = setting.words("mailing.ask", whom=in_words(whom, setting), by=by, limit=TEXT_LENGTH)
    leave = setting.button("mailing.leave_button", MailingTap(mailing.id, MailingStep.LEAVE))
    return Screen(meetings.blocks(said, text) if said else text, ((leave,),))


def in_words(whom: Whom, setting: Setting) -> str:
    """Say in one line who a mailing is for."""
    who = short(whom, setting)
    if whom.gathering is None:
        return who
    return setting.words.plain("mailing.whom_about", who=who, title=whom.gathering.title)


def short(whom: Whom, setting: Setting) -> str:
    """Say who a mailing is for, whatever the meeting."""
    words = setting.words
    match whom.group:
        case Group.ORGANISATION:
            return whom.organisation or words.plain("mailing.erased")
        case Group.ROLE:
            return words.plain(f"role.{whom.role.value}") if whom.role else ""
        case group:
            return words.plain(f"mailing.short_{group.value}")


def preview(preview: Preview, setting: Setting) -> Screen:
    """Say how many people the message above reaches, how many it spares, and when it leaves."""
    reach, mailing = preview.reach, preview.mailing
    head = setting.words(
        "mailing.preview" if reach.chosen else "mailing.preview_nobody",
        whom=in_words(preview.whom, setting),
        count=len(reach.chosen),
        later=reach.later or "",
        leaves=_leaves(preview, setting),
    )
    spared = _spared(reach, mailing, setting)
    return Screen(meetings.blocks(head, *([spared] if spared else [])), _ways(preview, setting))


def _leaves(preview: Preview, setting: Setting) -> Html:
    if preview.leaves_at is None:
        return setting.words("mailing.leaves_now")
    when = setting.when(preview.leaves_at)
    return setting.words("mailing.leaves_at", when=when, why=why_later(setting))


def _spared(reach: Reach, mailing: Mailing, setting: Setting) -> Html:
    is_nudge = mailing.kind is MailingKind.NUDGE
    return setting.words(
        "mailing.spared",
        otherwise=len(reach.otherwise) or "",
        asked=reach.asked or "" if is_nudge else "",
        this_week="" if is_nudge else reach.asked or "",
        paused=reach.paused or "",
        unwilling=reach.unwilling or "",
    )


def _ways(preview: Preview, setting: Setting) -> Sequence[Row]:
    mailing = preview.mailing

    def button(key: str, step: MailingStep, style: str = "") -> Button:
        return setting.button(key, MailingTap(mailing.id, step), style=style)

    rows: list[Row] = []
    if preview.reach.chosen:
        rows.append((button("mailing.send_button", MailingStep.SEND, "success"),))
    if mailing.kind is MailingKind.MESSAGE:
        rows.append((button("mailing.rewrite_button", MailingStep.REWRITE),))
    return (*rows, (button("mailing.leave_button", MailingStep.LEAVE),))
