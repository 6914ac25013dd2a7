"""A file that somebody asked for: it is made when it is about to be sent, as things are then."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Paper(StrEnum):
    """What the file is about."""

    REPORT = "report"
    YEAR = "year"
    FIGURES = "figures"  # after one meeting
    THREE_MEETINGS = "three"
    YEAR_FIGURES = "year_figures"
    ANSWERS = "answers"
    PRESENCES = "presences"
    FEEDBACKS = "feedbacks"


class Form(StrEnum):
    """The kind of file, by the ending of its name."""

    MARKDOWN = "md"
    YESWIKI = "yeswiki"
    TEXT = "txt"
    HTML = "html"
    ODT = "odt"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    PNG = "png"


DOCUMENTS = (
    Form.PDF,
    Form.ODT,
    Form.DOCX,
    Form.HTML,
    Form.MARKDOWN,
    Form.YESWIKI,
    Form.TEXT,
)
TABLES = (Form.CSV, Form.XLSX, Form.ODS)


@dataclass(frozen=True, slots=True)
class Order:
    """
    `asked_by` is the member who will read it: what they may see is asked anew when it is made.

    `subject` is the gathering, or the year, that it is about; `language` None is the community's.
    """

    paper: Paper
    form: Form
    asked_by: int
    subject: int = 0
    language: str | None = None

    def packed(self) -> dict[str, Any]:
        return {
            "paper": self.paper.value,
            "form": self.form.value,
            "asked_by": self.asked_by,
            "subject": self.subject,
            "language": self.language,
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "Order":
        return cls(
            Paper(packed["paper"]),
            Form(packed["form"]),
            int(packed["asked_by"]),
            int(packed["subject"]),
            packed["language"],
        )
