"""How far the review of a corpus is: every article is looked through in the background, once."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from recension.desk.session import Desk, Opened
from recension.diagnostics import RecensionError
from recension.proofing.findings import Band


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list: what it is called, and what is open and decided; or what is wrong with its files."""

    name: str
    title: str = ""
    authors: str = ""
    likely: int = 0
    check: int = 0
    hidden: int = 0
    decided: int = 0
    known: bool = False
    error: str = ""


@dataclass(slots=True)
class Survey:
    """The list of the articles of a desk, filled while it is already shown."""

    desk: Desk
    _entries: dict[str, Entry] = field(default_factory=dict)

    def start(self) -> None:
        """Begin to look through the corpus, in a thread that ends with the program."""
        threading.Thread(target=self.run, name="survey", daemon=True).start()

    def run(self) -> None:
        """Look through the whole corpus."""
        for name in self.desk.names:
            if name not in self._entries:
                self.look(name)

    def look(self, name: str) -> None:
        """Take up how things stand with one article."""
        try:
            self.note(self.desk.open(name))
        except RecensionError as error:
            first = error.diagnostics[0]
            self._entries[name] = Entry(name, error=f"{first.location}: {first.message}", known=True)
        except OSError as error:
            self._entries[name] = Entry(name, error=str(error), known=True)

    def note(self, opened: Opened) -> None:
        """Take up how things stand with an article that was opened."""
        facts = opened.sidecar.applied_to(opened.document.bibliography)
        likely, check, hidden = (opened.count(band) for band in Band)
        authors = ", ".join(facts.authors)
        self._entries[opened.name] = Entry(
            opened.name, facts.title, authors, likely, check, hidden, decided=opened.decided, known=True
        )

    def entries(self) -> list[Entry]:
        """All articles, in the order of their names; those that were not looked at yet are not `Entry.known`."""
        return [self._entries.get(name, Entry(name)) for name in self.desk.names]

    def next(self, name: str) -> str:
        """The next article after the one called `name`, in the round, that has something open; empty if none has."""
        names = list(self.desk.names)
        here = names.index(name) + 1 if name in names else 0
        entries = (self._entries.get(other, Entry(other)) for other in names[here:] + names[:here] if other != name)
        return next((item.name for item in entries if item.likely or item.check or not item.known), "")
