"""Methods that send and fetch files."""

from typing import Any

from bot.sandbox.chats import message_json
from bot.sandbox.errors import refuse
from bot.sandbox.files import StoredFile, content_of, picture_size
from bot.sandbox.methods.registry import BotCall, method
from bot.sandbox.methods.sending import caption_content, read_envelope, send

_LARGEST_UPLOAD = 50 * 1024 * 1024
_LARGEST_PHOTO = 10 * 1024 * 1024
_LARGEST_DOWNLOAD = 20 * 1024 * 1024
_SHORTEST_FILE_ID = 12


@method("sendDocument")
def send_document(call: BotCall) -> dict[str, Any]:
    """Send a file."""
    return _send_file(call, "document")


@method("sendPhoto")
def send_photo(call: BotCall) -> dict[str, Any]:
    """Send a picture."""
    return _send_file(call, "photo")


@method("sendVoice")
def send_voice(call: BotCall) -> dict[str, Any]:
    """Send a voice message."""
    return _send_file(call, "voice")


@method("getFile")
def get_file(call: BotCall) -> dict[str, Any]:
    """Where a file can be fetched."""
    file_id = call.params.text("file_id")
    if not file_id:
        raise refuse("file_id not specified")
    stored = call.world.files.by_id(file_id)
    if stored is None:
        raise refuse("wrong file_id or the file is temporarily unavailable")
    if len(stored.upload.content) > _LARGEST_DOWNLOAD:
        raise refuse("file is too big")
    return stored.described() | {"file_path": stored.path}


def _send_file(call: BotCall, kind: str) -> dict[str, Any]:
    stored = _stored(call, kind)
    content = content_of(stored, duration=call.params.integer("duration"))
    content |= caption_content(call)
    return message_json(send(call, read_envelope(call), content))


def _stored(call: BotCall, kind: str) -> StoredFile:
    given = call.params.text(kind)
    name = given.removeprefix("attach://") if given.startswith("attach://") else kind
    upload = call.params.files.get(name)
    if upload is None:
        return _known(call, kind, given)
    if not upload.content:
        raise refuse("file must be non-empty")
    if len(upload.content) > _LARGEST_UPLOAD:
        raise refuse("file is too big")
    if kind == "photo":
        _check_picture(upload.content)
    return call.world.files.keep(kind, upload)


def _check_picture(content: bytes) -> None:
    if len(content) > _LARGEST_PHOTO:
        raise refuse("PHOTO_INVALID_DIMENSIONS")
    if picture_size(content) is None:
        raise refuse("IMAGE_PROCESS_FAILED")


def _known(call: BotCall, kind: str, given: str) -> StoredFile:
    if not given:
        raise refuse(f"there is no {kind} in the request")
    stored = call.world.files.by_id(given)
    if stored is not None:
        return stored
    if "://" in given:
        # The sandbox reaches nothing outside this machine.
        raise refuse("failed to get HTTP URL content")
    if len(given) < _SHORTEST_FILE_ID:
        raise refuse("wrong file identifier/HTTP URL specified")
    raise refuse("wrong remote file identifier specified: Wrong padding in the string")
