"""Make ``recension.rng`` and ``recension.xsd`` from ``recension.rnc`` with trang, and note what they were made from.

    python schema/generate.py

needs ``trang`` (Debian: ``apt install trang``). ``generated.sha256`` holds the sums of the grammar and of what was made
from it, so that it shows without trang when they do not belong together.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
GRAMMAR = "recension.rnc"
MADE = ("recension.rng", "recension.xsd", "xml.xsd")
SUMS = "generated.sha256"


def generate(target: Path) -> None:
    """Write what is made from the grammar into the folder `target`.

    Raises:
        FileNotFoundError: trang is not installed.
        subprocess.CalledProcessError: The grammar has an error, which trang has told on standard error.
    """
    for name in MADE[:2]:
        subprocess.run(["trang", str(FOLDER / GRAMMAR), str(target / name)], check=True, stderr=subprocess.PIPE)


def sums(folder: Path) -> str:
    """The SHA-256 sums of the grammar and of what is made from it, as ``sha256sum`` prints them."""
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in (GRAMMAR, *MADE))


if __name__ == "__main__":
    generate(FOLDER)
    (FOLDER / SUMS).write_text(sums(FOLDER), encoding="ascii")
