"""A personal link, as the person it is for reads it."""

from bot.callbacks.directory import ClaimTap, Mine, TwoTap
from bot.calls import Screen
from bot.domain.directory import MergeKind
from bot.services.claims import Claimed, Offer
from bot.views.setting import Setting


def question(offer: Offer, setting: Setting) -> Screen:
    """Say what the bot keeps, then ask whether the link found the right person."""
    org_label = offer.organisation or setting.words.plain("start.no_organisation")
    text = setting.words(
        "claim.question",
        community=setting.community.name,
        name=offer.member.name,
        org_label=org_label,
    )
    return Screen(
        text,
        (
            (setting.button("claim.yes", ClaimTap(Mine.YES)),),
            (setting.button("claim.no", ClaimTap(Mine.NO)),),
        ),
    )


def not_me(setting: Setting) -> Screen:
    return Screen(setting.words("claim.not_me"))


def known_already(claimed: Claimed, setting: Setting) -> Screen:
    """Tell a member who followed a link that the project group will see to it."""
    return Screen(setting.words("claim.known_already", name=claimed.member.name))


def two_records(claimed: Claimed, setting: Setting) -> Screen:
    """Tell an organiser that two records seem to be one person."""
    kept = claimed.member
    gone = claimed.other or kept
    text = setting.words("claim.two_records", kept=kept.name, gone=gone.name)
    look = TwoTap(MergeKind.MEMBER, kept.id, gone.id)
    return Screen(text, ((setting.button("claim.look", look),),))
