"""The files that bots and people sent."""

import secrets
import struct
from dataclasses import dataclass
from typing import Any

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FOLDERS = {"document": "documents", "photo": "photos", "voice": "voice"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    file_name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps; `path` is what getFile gives."""

    id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload

    def described(self) -> dict[str, Any]:
        """The fields that every file object has."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.upload.content),
        }


class FileStore:
    """Files by id and by path."""

    def __init__(self) -> None:
        """Start empty."""
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload) -> StoredFile:
        """Store a file; `kind` is document, photo or voice."""
        number = len(self._by_id) + 1
        _, dot, ending = upload.file_name.rpartition(".")
        path = f"{_FOLDERS[kind]}/file_{number}{dot}{ending if dot else ''}"
        stored = StoredFile(
            id=f"BQ{secrets.token_urlsafe(30)}",
            unique_id=f"AgAD{secrets.token_urlsafe(9)}",
            kind=kind,
            path=path,
            upload=upload,
        )
        self._by_id[stored.id] = stored
        self._by_path[path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """The file under this path."""
        return self._by_path.get(path)


def content_of(stored: StoredFile, *, duration: int = 0) -> dict[str, Any]:
    """The message fields of a stored file: a document, photo or voice object."""
    described = stored.described()
    match stored.kind:
        case "photo":
            width, height = picture_size(stored.upload.content) or (0, 0)
            return {"photo": [described | {"width": width, "height": height}]}
        case "voice":
            return {"voice": described | {"duration": duration, "mime_type": stored.upload.mime}}
        case _:
            names = {"file_name": stored.upload.file_name, "mime_type": stored.upload.mime}
            return {"document": described | names}


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, None when it is neither."""
    if content.startswith(_PNG) and len(content) >= 24:  # noqa: PLR2004 - signature and IHDR
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(_JPEG):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:  # noqa: PLR2004 - marker byte
        marker = content[place + 1]
        length = int.from_bytes(content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 - frames
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None
