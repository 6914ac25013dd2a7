"""« Moi »: what somebody chose, and how to choose otherwise."""

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.profiles import (
    LanguageTap,
    MyDirectoryTap,
    MyPart,
    MyTap,
    Tongue,
)
from bot.calls import Button, Screen
from bot.domain.member import Directory, Member, Topic
from bot.services.profiles import Profile
from bot.views.setting import Setting
from bot.views.wishes import topic_of

_DIRECTORIES = (Directory.NAME_AND_ORGANISATION, Directory.ORGANISATION, Directory.NONE)


def me(profile: Profile, setting: Setting) -> Screen:
    """Show everything that a member can choose, and lead to each choice."""
    member, words = profile.member, setting.words
    names = ", ".join(tie.organisation.name for tie in profile.affiliations)
    mutes = ", ".join(topic_of(topic, setting) for topic in Topic if topic in profile.mutes)
    text = words(
        "profile.me",
        name=member.name,
        organisations=names or words.plain("profile.none"),
        directory=seen(member.directory, setting),
        language=language(setting),
        mutes=mutes or words.plain("profile.no_mutes"),
        pause=pause_of(member, setting),
    )
    return Screen(text, _choices(member, setting))


def _choices(member: Member, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    def button(key: str, part: MyPart) -> Button:
        return setting.button(key, MyTap(part))

    if member.is_paused(setting.now):
        pause = button("profile.resume_button", MyPart.RESUME)
    else:
        pause = button("profile.pause_button", MyPart.PAUSE)
    return (
        (
            button("profile.name_button", MyPart.NAME),
            button("profile.organisations_button", MyPart.ORGANISATIONS),
        ),
        (button("profile.directory_button", MyPart.DIRECTORY),),
        (
            button("profile.language_button", MyPart.LANGUAGE),
            button("profile.messages_button", MyPart.MESSAGES),
        ),
        (setting.button("profile.answers_button", MenuTap(Errand.ANSWERS)),),
        (pause, setting.button("button.data", MenuTap(Errand.DATA))),
        (setting.button("button.menu", MenuTap(Errand.MENU)),),
    )


def ask_name(member: Member, setting: Setting) -> Screen:
    text = setting.words("profile.ask_name", name=member.name)
    return Screen(text, (back(setting),))


def directory(member: Member, setting: Setting) -> Screen:
    """Ask what other members may read; what is chosen now is said first."""
    text = setting.words("profile.directory", directory=seen(member.directory, setting))
    rows = tuple(
        (setting.button(f"visibility.{choice.value}", MyDirectoryTap(choice)),)
        for choice in _DIRECTORIES
    )
    return Screen(text, (*rows, back(setting)))


def languages(setting: Setting) -> Screen:
    rows = tuple(
        (setting.button(f"profile.in_{tongue.value}", LanguageTap(tongue)),) for tongue in Tongue
    )
    text = setting.words("profile.language", language=language(setting))
    return Screen(text, (*rows, back(setting)))


def seen(directory: Directory, setting: Setting) -> str:
    """Say what other members may read about somebody."""
    return setting.words.plain(f"profile.seen_{directory.value}")


def language(setting: Setting) -> str:
    """Name the language in which this very reader is spoken to."""
    return setting.words.plain(f"profile.in_{Tongue(setting.words.language).value}")


def pause_of(member: Member, setting: Setting) -> str:
    """Say until when somebody pauses; nothing if they do not."""
    if not member.is_paused(setting.now):
        return ""
    if member.paused_until is None:
        return setting.words.plain("profile.open_end")
    until = setting.day(member.paused_until.astimezone(setting.zone).date())
    return setting.words.plain("profile.until", until=until)


def back(setting: Setting) -> tuple[Button, ...]:
    return (setting.button("profile.back_button", MyTap(MyPart.BACK)),)
