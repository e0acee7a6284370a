"""Writing files so that nothing that was there before is ever damaged."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic


@diagnostic("OUT001", Severity.ERROR)
def cannot_write(reason: str) -> Wording:
    """A file cannot be written.

    Its folder cannot be made or written to, the disk is full, or a folder has its name. What was there is as it was.

    Mend: make room, or give another place (with ``-o``) or a folder that may be written to.
    """
    return Wording(f"this file cannot be written: {reason}", "make room, or choose a place that may be written to")


def save(path: Path, data: bytes | None) -> None:
    """Write `data` to `path`, whole or not at all, making its folder if need be; None removes the file.

    Raises:
        RecensionError: That cannot be done (OUT001); `path` is then as it was.
    """
    try:
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
    except OSError as error:
        raise RecensionError(cannot_write(Location(str(path)), error.strerror or str(error))) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` by way of a temporary file in the same folder, which takes its place when complete.

    Where `path` is a link, the file that it leads to is written, and the link stays. A file that may not be written
    is not replaced either.

    Raises:
        OSError: The folder is not there, cannot be written or is full; `path` is then as it was.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The mask of this process, which cannot be read without setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
