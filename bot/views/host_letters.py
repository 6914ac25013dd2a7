"""What the hosts of a visit read, before it and after."""

from typing import Final, assert_never

from bot.callbacks.changes import ChangePartTap
from bot.callbacks.meetings import BoardTap
from bot.callbacks.telling import OwnPage, OwnWordsTap, SayTap
from bot.callbacks.visit_boards import HostPageTap
from bot.callbacks.visit_letters import FineTap, SmallTap, TroubleTap
from bot.calls import Button, Screen
from bot.domain.change import Part
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.moments import in_minutes
from bot.domain.visit import VisitWord
from bot.domain.visit_call import HostList, Small, Visitor
from bot.services.host_letters import Announced, Echo, HostLetter, Listed, Thanks
from bot.services.small_visits import Settled, Standing
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import blocks, place_of, small_group
from bot.views.setting import Setting
from bot.views.visit_reminders import near_day

_NAMES: Final = 20  # the whole list is on the page of the host
_NAME: Final = 30
_QUESTIONS: Final = 7
_HOSTS: Final = 5
_CONTACT: Final = 80
_QUESTION: Final = 160
_QUOTES: Final = 8
_QUOTE: Final = 200


def letter(letter: HostLetter, setting: Setting) -> Screen:
    """Put one message into its reader's words."""
    match letter.said:
        case Announced():
            return _announced(letter, setting)
        case Standing():
            return _too_few(letter, letter.said, setting)
        case Listed():
            return _list(letter, letter.said, setting)
        case Thanks():
            return _thanks(letter, letter.said, setting)
        case Echo():
            return _echo(letter, letter.said, setting)
        case _:
            assert_never(letter.said)


def _announced(letter: HostLetter, setting: Setting) -> Screen:
    gathering = letter.seen.gathering
    text = setting.words(
        "visit.host_announced",
        title=gathering.title,
        when=_when(gathering, setting),
        where=place_of(letter.seen, setting, receives=True),
        group=small_group(letter.seen, setting),
    )
    page = setting.button("hosting.button", HostPageTap(gathering.id, 0))
    return Screen(text, ((page,),))


def _too_few(letter: HostLetter, standing: Standing, setting: Setting) -> Screen:
    gathering = standing.gathering
    if letter.is_told:
        return _chosen(standing, setting, may_change=letter.may_change)
    text = setting.words(
        "visit.too_few",
        title=gathering.title,
        when=_when(gathering, setting),
        people=_people_of(standing, setting),
        minimum=standing.minimum,
    )
    stamp = in_minutes(gathering.starts_at) if gathering.starts_at else 0
    keep = setting.button("visit.keep_button", SmallTap(gathering.id, Small.KEEP, stamp))
    move = setting.button("visit.move_button", SmallTap(gathering.id, Small.MOVE, stamp))
    return Screen(text, ((keep,), (move,)))


def settled(found: Settled, setting: Setting) -> Screen:
    """Say what came of « on maintient » or « on reporte »: what was chosen first stands."""
    standing = found.standing
    if standing.chosen is None:
        people = _people_of(standing, setting)
        text = setting.words("visit.enough", title=standing.gathering.title, people=people)
        return Screen(text, _board(standing.gathering, setting, may=found.may_change))
    screen = _chosen(standing, setting, may_change=found.may_change)
    if found.is_first:
        return screen
    return Screen(blocks(setting.words("visit.small_already"), Html(screen.text)), screen.buttons)


def _chosen(standing: Standing, setting: Setting, *, may_change: bool) -> Screen:
    gathering, chosen = standing.gathering, standing.chosen
    is_moved = chosen is not None and chosen.choice is Small.MOVE
    if is_moved:
        key = "visit.small_moved_team" if may_change else "visit.small_moved_host"
    else:
        key = "visit.small_kept"
    text = setting.words(
        key,
        title=gathering.title,
        when=_when(gathering, setting),
        people=_people_of(standing, setting),
        name=standing.by,
    )
    if is_moved and may_change:
        ask_date = ChangePartTap(gathering.id, Part.DATE)
        change = setting.button("visit.change_date_button", ask_date)
        return Screen(text, ((change,),))
    return Screen(text, _board(gathering, setting, may=may_change))


def _people_of(standing: Standing, setting: Setting) -> Html:
    """Say how many places are held, and how many of them await a word on the new date."""
    key = "visit.so_many_held" if standing.unsure else "visit.so_many_come"
    return setting.words(key, count=standing.coming, unsure=standing.unsure)


def _board(gathering: Gathering, setting: Setting, *, may: bool) -> tuple[tuple[Button, ...], ...]:
    return ((setting.button("late.board_button", BoardTap(gathering.id)),),) if may else ()


def _list(letter: HostLetter, listed: Listed, setting: Setting) -> Screen:
    gathering, words = letter.seen.gathering, setting.words
    near = near_day(gathering.starts_at, setting)
    head = words(
        "visit.host_list_soon" if near else "visit.host_list_dated",
        day=near,
        when=_when(gathering, setting),
        title=gathering.title,
        count=listed.people.people,
        capacity=listed.people.capacity,
    )
    parts = [head, *_people(listed.people, setting)]
    if listed.is_for_host:
        which = gathering.id
        fine = setting.button("visit.fine_button", FineTap(which))
        trouble = setting.button("visit.trouble_button", TroubleTap(which))
        page = setting.button("hosting.button", HostPageTap(which, 0))
        text = blocks(*parts, words("visit.host_list_thanks"))
        return Screen(text, ((fine,), (page,), (trouble,)))
    return Screen(
        blocks(_hand_over(letter, listed, setting), *parts), _board(gathering, setting, may=True)
    )


def _hand_over(letter: HostLetter, listed: Listed, setting: Setting) -> Html:
    """Say to whom an organiser brings the list, and how they are reached."""
    if not listed.hosts:
        organisation = letter.seen.visit.host_name if letter.seen.visit else ""
        return setting.words("visit.hand_over_place", organisation=organisation)
    names = ", ".join(_reached(host, setting) for host in listed.hosts[:_HOSTS])
    return setting.words("visit.hand_over", names=Html(names))


def _reached(host: Member, setting: Setting) -> Html:
    key = "visit.host_reached" if host.contact_note else "visit.host_named"
    return setting.words(
        key,
        name=shortened(host.name, limit=_NAME),
        contact=shortened(host.contact_note, limit=_CONTACT),
    )


def _people(people: HostList, setting: Setting) -> list[Html]:
    """Name who agreed to it, count the others, and list what they would like to understand."""
    words, shown = setting.words, people.shown[:_NAMES]
    others = people.people - sum(one.people for one in shown)
    lines = [_visitor(one, setting) for one in shown]
    if others:
        lines.append(words(_others(others, alone=not shown), count=others))
    parts = [words("visit.list_people", lines=Html("\n".join(lines)))] if lines else []
    if people.questions:
        parts.append(_questions(people, setting))
    return parts


def _others(count: int, *, alone: bool) -> str:
    """Return the key for people who are not named, with or without some who are."""
    if alone:
        return "visit.list_other_alone" if count == 1 else "visit.list_others_alone"
    return "visit.list_other" if count == 1 else "visit.list_others"


def _visitor(one: Visitor, setting: Setting) -> Html:
    line = setting.words(
        "visit.list_visitor_of" if one.organisations else "visit.list_visitor",
        name=shortened(one.first_name, limit=_NAME),
        organisation=shortened(one.organisations, limit=_NAME),
    )
    if not one.guests:
        return line
    key = "visit.list_guest" if one.guests == 1 else "visit.list_guests"
    return Html(f"{line}{setting.words(key, count=one.guests)}")


def _questions(people: HostList, setting: Setting) -> Html:
    shown = people.questions[:_QUESTIONS]
    lines = [
        setting.words("visit.list_question", question=shortened(one, limit=_QUESTION))
        for one in shown
    ]
    untold = len(people.questions) - len(shown)
    if untold:
        key = "visit.list_question_more" if untold == 1 else "visit.list_questions_more"
        lines.append(setting.words(key, count=untold))
    return setting.words("visit.list_questions", lines=Html("\n".join(lines)))


def _thanks(letter: HostLetter, thanks: Thanks, setting: Setting) -> Screen:
    which, told_at = letter.seen.gathering.id, thanks.told_at
    has_date = told_at is not None and told_at.starts_at is not None
    words = setting.words
    told = (
        words("visit.told_on", when=_when(told_at, setting))
        if told_at is not None and has_date
        else words("visit.told_next")
    )
    text = words("visit.thanks_host", first_name=thanks.first_name, told=told)
    say = setting.button("visit.host_says_button", SayTap(which, VisitWord.HOST))
    skip = setting.button("feedback.pass_button", OwnWordsTap(which, OwnPage.DONE))
    return Screen(text, ((say,), (skip,)))


def _echo(letter: HostLetter, echo: Echo, setting: Setting) -> Screen:
    words = setting.words
    key = "visit.echo" if echo.said else "visit.echo_untold"
    head = words(key, title=letter.seen.gathering.title)
    if not echo.said:
        return Screen(blocks(head, words("visit.echo_thanks")))
    lines = [
        words(
            "visit.echo_by" if one.by else "visit.echo_said",
            sentence=shortened(one.sentence, limit=_QUOTE),
            name=one.by,
        )
        for one in echo.said[:_QUOTES]
    ]
    return Screen(blocks(head, Html("\n".join(lines)), words("visit.echo_thanks")))


def _when(gathering: Gathering | None, setting: Setting) -> Html:
    if gathering is None or gathering.starts_at is None:
        return setting.words("letter.undated")
    return setting.when(gathering.starts_at)
