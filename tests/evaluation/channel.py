"""Count anew how scanners misread letters: ``python -m tests.evaluation.channel``."""

from __future__ import annotations

import json

from recension.proofing.training.confusions import count_changes, worth_keeping
from recension.resources import package_file
from tests.evaluation.injected import scanned


def main() -> None:
    """Write the counts where the package has them."""
    counts = worth_keeping(count_changes(scanned()))
    package_file("proofing", "training", "changes.json").write_text(json.dumps(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
