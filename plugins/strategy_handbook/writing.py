"""Write so that nobody ever reads half a file, and so that two who write at once do not mix."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def put(file: Path, content: bytes) -> None:
    """Put content in a file at once; leave it alone if it says the same.

    Raises:
        OSError: It cannot be written; the file is as it was.
    """
    if file.exists() and not file.is_file():  # such as /dev/stdout, which must not become a file
        file.write_bytes(content)
        return
    file = file.resolve()  # a link stays a link
    if file.is_file() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = drafted(file, content)
    try:
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def drafted(file: Path, content: bytes) -> Path:
    """Write the content of a file to a hidden one beside it, with the same mode, so that it only has to be renamed.

    Raises:
        OSError: It cannot be written; nothing is left of it.
    """
    temporary = file.with_name(f"{_BEGIN}{secrets.token_hex(4)}{_END}")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            shutil.copymode(file, temporary)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(file)  # people know that one
        raise
    return temporary


_BEGIN, _END = ".strategy-", ".tmp"


def clear(folder: Path) -> None:
    """Remove the drafts that killed processes left in a folder; it must be locked, or they may be another’s."""
    for left in folder.glob(f"{_BEGIN}????????{_END}"):
        left.unlink(missing_ok=True)


def last(folder: Path) -> None:
    """Make the renames in a folder outlast a power failure, where the system can."""
    if sys.platform != "win32":
        with _opened(folder) as descriptor, suppress(OSError):  # some file systems cannot; the files are whole anyway
            os.fsync(descriptor)


@contextmanager
def locked(folder: Path, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Have a folder to oneself among those who ask; the lock ends with the process, however that ends.

    The folder itself is locked, so no file is left behind. Windows and some network drives know no such locks: there
    nobody waits.

    Args:
        folder: It must exist.
        waiting: Is called once if another has it.
    """
    if sys.platform == "win32":
        yield
        return
    with _opened(folder) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            pass
        yield


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
