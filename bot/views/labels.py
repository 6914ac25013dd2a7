"""Facts on buttons: what people typed, short enough for a thumb."""

LABEL_LENGTH = 40


def shortened(text: str, *, limit: int = LABEL_LENGTH) -> str:
    """Return a text as it is, or its beginning with « … »."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
