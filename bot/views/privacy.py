"""What we keep about people, in full and about one person, and how it is erased."""

from bot.callbacks.people import Erasing, ErasingTap, Errand, ExportTap, MenuTap
from bot.callbacks.profiles import MyPart, MyTap
from bot.calls import Screen
from bot.services.privacy import Known
from bot.views.profiles import language, seen
from bot.views.setting import Setting


def notice(setting: Setting) -> Screen:
    community = setting.community
    named = (community.controller_name, community.controller_address)
    controller = ", ".join(part for part in named if part)
    text = setting.words(
        "privacy.full",
        controller=controller or community.name,
        privacy_contact=setting.privacy_contact,
        human_contact=community.human_contact,
    )
    return Screen(text)


def known(about: Known, setting: Setting) -> Screen:
    """Tell a person what we know about them."""
    none = setting.words.plain("privacy.no_organisation")
    text = setting.words(
        "privacy.my_data",
        display_name=about.name,
        org_label=", ".join(about.organisations) or none,
        language=language(setting),
        directory=seen(about.directory, setting),
        n_rsvp=about.answers,
        n_words=about.words,
        n_feedback=about.feedbacks,
        n_presences=about.presences,
        n_offers=about.offers,
    )
    return Screen(
        text,
        (
            (
                setting.button("privacy.export_button", ExportTap()),
                setting.button("privacy.correct", MenuTap(Errand.ME)),
            ),
            (setting.button("privacy.erase", ErasingTap(Erasing.ASK)),),
            (setting.button("button.human", MenuTap(Errand.HUMAN)),),
        ),
    )


def nothing_known(setting: Setting) -> Screen:
    return Screen(setting.words("privacy.nothing_known"))


def confirm(setting: Setting) -> Screen:
    """Ask once more: what is erased cannot be brought back."""
    return Screen(
        setting.words("privacy.delete_confirm"),
        (
            (setting.button("privacy.yes_erase", ErasingTap(Erasing.YES), style="danger"),),
            (setting.button("privacy.no_keep", ErasingTap(Erasing.NO)),),
            (setting.button("privacy.pause_instead", MyTap(MyPart.PAUSE)),),
        ),
    )


def export(setting: Setting) -> Screen:
    """Say what stands in the file."""
    return Screen(setting.words("privacy.export"))


def file_name(setting: Setting) -> str:
    return f"{setting.words.plain('privacy.file_name')}.json"


def erased(setting: Setting) -> Screen:
    contact = setting.community.human_contact
    return Screen(setting.words("privacy.delete_done", human_contact=contact))
