"""Putting a new folder in the place of an old one, all at once."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.files import write_atomically

_EXCHANGE = 2
_AT_FDCWD = -100
_NOT_THIS_WAY = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS})
_MARK = ".recension-"
_OLD = "old"
_held: set[int] = set()
"""The descriptors of the locks of this process, which a process that it forks has too."""


@diagnostic("BLD005", Severity.ERROR)
def busy(process: str) -> Wording:
    """Another build is under way.

    Two builds that write beside each other would undo each other's work, so the second one stops before it writes.
    The number of the other one's process is given where it is known.

    Mend: wait for the other build, or stop it.
    """
    named = f" (process {process})" if process else ""
    return Wording(f"another build{named} writes here at the moment", "wait for it to end, or stop it")


def staging_beside(folder: Path) -> Path:
    """A new, empty folder beside `folder`, in which its successor is made.

    Raises:
        OSError: There is no writing beside `folder`.
    """
    staging = folder.parent / f".{folder.name}{_MARK}{os.getpid()}"
    staging.mkdir()
    return staging


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds from writing to `folder`, and clear away what dead ones left.

    Raises:
        RecensionError: Another build is under way (BLD005).
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder.parent, os.O_RDONLY)
    _held.add(handle)
    try:
        _lock(handle, folder)
        _recover(folder)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


def let_go_of_locks() -> None:
    """Close the locks that a worker has from the process that forked it: they are to end with that process."""
    while _held:
        os.close(_held.pop())


def replace_folder(folder: Path, staging: Path) -> None:
    """Put `staging` in the place of `folder`, so that at every moment the one or the other is there as a whole.

    Where the system cannot exchange two folders (``renameat2``, Linux 3.15), the old one is moved aside first, and a
    build that is killed at that very moment is mended by the next. Where `folder` cannot be moved, since it is a mount
    point, its files are replaced one by one, each whole.

    Raises:
        OSError: Neither is possible; `folder` is as it was.
    """
    shutil.copymode(folder, staging)
    os.sync()
    try:
        if not _exchanged(folder, staging):
            aside = folder.parent / f".{folder.name}{_MARK}{_OLD}"
            folder.rename(aside)
            staging.rename(folder)
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        if error.errno not in _NOT_THIS_WAY:
            raise
        _replace_files(folder, staging)
    shutil.rmtree(staging, ignore_errors=True)


def link_or_copy(source: Path, target: Path) -> None:
    """Let `target` be the same file as `source`, or a copy where the file system has no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _exchanged(folder: Path, staging: Path) -> bool:
    """Exchange the two by one system call; False if the system has none for it."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(folder), _AT_FDCWD, os.fsencode(staging), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL}:
        return False
    raise OSError(number, os.strerror(number), str(folder))


def _replace_files(folder: Path, staging: Path) -> None:
    """Bring the files of `staging` into `folder` one by one, and take out what it no longer has; the manifest last."""
    new = sorted((path.relative_to(staging) for path in staging.rglob("*") if path.is_file()), key=_manifest_last)
    for name in new:
        path, data = folder / name, (staging / name).read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
    for path in [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder) not in set(new)]:
        path.unlink()


def _manifest_last(name: Path) -> tuple[bool, Path]:
    return name.name == "manifest.json", name


def _lock(handle: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RecensionError(busy(Location(str(folder)), _builder(folder.parent))) from error


def _builder(folder: Path) -> str:
    """The number of the process that has a staging folder in `folder`; empty if that is not to be seen."""
    numbers = {path.name.rpartition(_MARK)[2] for path in folder.glob(f".*{_MARK}*")}
    living = [number for number in sorted(numbers) if number.isdecimal() and _lives(int(number))]
    return living[0] if len(living) == 1 else ""


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _recover(folder: Path) -> None:
    """Finish or undo what a build that was killed has left beside `folder`."""
    aside = folder.parent / f".{folder.name}{_MARK}{_OLD}"
    if aside.is_dir() and not folder.exists():
        aside.rename(folder)
    for leftover in folder.parent.glob(f".{folder.name}{_MARK}*"):
        shutil.rmtree(leftover, ignore_errors=True)
