"""Facts on buttons: what people typed, short enough for a thumb."""

from bot.domain.naming import units

LABEL_LENGTH = 40


def shortened(text: str, *, limit: int = LABEL_LENGTH) -> str:
    """Return a text as it is, or its beginning with « … »: at most `limit`, as Telegram counts."""
    if units(text) <= limit:
        return text
    kept = text[: limit - 1]
    while units(kept) > limit - 1:
        kept = kept[: -((units(kept) - limit + 2) // 2)]
    return kept.rstrip() + "…"
