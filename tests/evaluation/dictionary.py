"""Take the words of a dictionary anew: ``python -m tests.evaluation.dictionary /usr/share/dict/scowl``.

The folder is that of Debian's package *scowl* (2020.12.07-2).
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from recension.proofing.dictionary import LISTS, RARE, USUAL
from recension.resources import package_file

SIZES = {USUAL: range(61), RARE: range(61, 81)}
"""The sizes of SCOWL by how usual their words are."""
PARTS = ("words", "upper", "proper-names", "contractions")


def main(folder: Path) -> None:
    """Write the lists where the package has them."""
    known: set[str] = set()
    for level, sizes in SIZES.items():
        found = {word for size in sizes for word in _words(folder, size)} - known
        known |= found
        packed = gzip.compress("\n".join(sorted(found)).encode(), mtime=0)
        package_file("proofing", "wordlist", LISTS[level]).write_bytes(packed)


def _words(folder: Path, size: int) -> set[str]:
    """The words of a size, folded; genitives count as the words."""
    found: set[str] = set()
    for part in PARTS:
        for path in folder.glob(f"*-{part}.{size}"):
            found |= {word.lower().removesuffix("'s") for word in path.read_text("latin-1").split() if word != "'s"}
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
