"""Reads multipart/form-data: the form fields and the files of an upload."""

import re
from contextlib import aclosing

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.sandbox.files import Upload

LARGEST_BODY = 64 * 1024 * 1024


class _InMemory(MultiPartParser):
    """Writes nothing to the disk."""

    spool_max_size = LARGEST_BODY


def is_multipart(kind: str) -> bool:
    """Whether a Content-Type is that of an upload."""
    return kind.startswith("multipart/form-data")


async def read_multipart(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and files of the body; what cannot be read is left out, as Telegram does it."""
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for name, part in await _parts(request):
        if isinstance(part, str):
            fields[name] = part
        elif not part.file.closed:
            files[name] = Upload(_file_name(part), _mime(part), await part.read())
            await part.close()
    return fields, files


async def _parts(request: Request) -> list[tuple[str, str | UploadFile]]:
    async with aclosing(request.stream()) as stream:
        parser = _InMemory(request.headers, stream, max_part_size=LARGEST_BODY)
        try:
            await parser.parse()
        except MultiPartException:
            # The parser has closed the files; the fields before the mistake remain.
            async for _ in stream:
                pass
        return parser.items


def _file_name(part: UploadFile) -> str:
    # Browsers and httpx write %22 for a quotation mark; some clients send a whole path.
    return re.split(r"[/\\]", (part.filename or "").replace("%22", '"'))[-1]


def _mime(part: UploadFile) -> str:
    return (part.content_type or "application/octet-stream").split(";")[0].strip()
