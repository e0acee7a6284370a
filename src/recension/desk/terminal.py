"""The desk without a browser: one finding at a time, a line of input for each decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from recension.desk.judgement import Emend, Judgement, Reject, Scope
from recension.desk.session import Desk, Opened
from recension.diagnostics import RecensionError
from recension.edition import Anchor
from recension.proofing.findings import Band, Finding, surroundings

KEYS = """\
Enter, a     accept the first proposal        r   right as it stands, here
1, 2, 3      accept this proposal             R   always right in this article
e READING    a reading of your own            L   always right in this corpus
A            accept at equal places, asked    u   take back the last decision
n, p         next, previous finding           b   show likely findings; those to check too; all
s            emend a passage by its words     d   look back at the decisions, take one back
q            leave (all decisions are saved already)"""
_BANDS = ((Band.LIKELY,), (Band.LIKELY, Band.CHECK), tuple(Band))
_CONTEXT = 70
_NEAR = 25
_SCOPES = {"r": Scope.HERE, "R": Scope.ARTICLE, "L": Scope.CORPUS}

Ask = Callable[[str], str]
"""Shows a prompt and gives the line that is typed; raises `EOFError` where there is none."""
Say = Callable[[str], None]
Marked = Callable[[str], str]
"""Sets words off from those around them."""


class _LeaveError(Exception):
    """The editor wants to leave."""


class _NothingError(Exception):
    """What was typed decides nothing, for this reason."""


def review(desk: Desk, names: Iterable[str], ask: Ask, say: Say, marked: Marked) -> int:
    """Go through the findings of the articles called `names`.

    Args:
        desk: What is under review.
        names: The articles, in the order in which they are shown.
        ask: Where decisions come from.
        say: Where findings and messages go.
        marked: How the words under review are set off.

    Returns:
        How many articles could not be opened.
    """
    failed = 0
    try:
        for name in names:
            try:
                _Review(desk, ask, say, marked, desk.open(name)).run()
            except RecensionError as error:
                _complain(say, error)
                failed += 1
    except (_LeaveError, EOFError):
        pass
    return failed


@dataclass(slots=True)
class _Review:
    """One article on its way through the terminal; `at` is the number of the finding that is shown."""

    desk: Desk
    ask: Ask
    say: Say
    marked: Marked
    opened: Opened
    at: int = 0
    bands: int = 1
    _over: bool = field(default=False)

    def run(self) -> None:
        """Show finding after finding until there is none, or the editor goes on to the next article."""
        self.say(f"{self.opened.name}: {len(self._rest())} open, {self.opened.decided} decided")
        while not self._over and (rest := self._rest()):
            self.at = min(self.at, len(rest) - 1)
            finding = rest[self.at]
            self._show(finding, len(rest))
            key, _, more = self.ask("> ").strip().partition(" ")
            try:
                self._do(key or "a", more.strip(), finding, len(rest))
            except _NothingError as reason:
                self.say(f"  {reason}")
            except RecensionError as error:
                _complain(self.say, error)
                self.opened = self.desk.open(self.opened.name)

    def _rest(self) -> list[Finding]:
        return [finding for finding in self.opened.findings if finding.band in _BANDS[self.bands]]

    def _show(self, finding: Finding, total: int) -> None:
        source = self.opened.document.source
        before, after = surroundings(self.opened.document, finding, _CONTEXT)
        sure = f"{finding.band}, {finding.kind}, {finding.posterior:.0%} sure"
        self.say(f"\n{source.location(finding.start)}  {self.at + 1} of {total}  {sure}")
        self.say("  " + f"{before}{self.marked(finding.reading or '^')}{after}".replace("\n", " "))
        proposals = [f"{n} {_words(proposal)}" for n, proposal in enumerate(finding.proposals, 1)]
        self.say("  " + ("   ".join(proposals) or "no proposal: e READING for one of your own, r if it is right"))

    def _do(self, key: str, more: str, finding: Finding, total: int) -> None:
        if key == "q":
            raise _LeaveError
        if key in {"n", "p"}:
            self._move(1 if key == "n" else -1, total)
        elif key == "b":
            self.bands = (self.bands + 1) % len(_BANDS)
            self.say(f"  shown: {', '.join(_BANDS[self.bands])}")
        elif key == "u":
            self._undo()
        elif key == "d":
            self._look_back()
        elif key == "s":
            self._passage()
        elif (judgement := self._judgement(key, more, finding)) is not None:
            self._judge(judgement)
        else:
            self.say(KEYS)

    def _judgement(self, key: str, more: str, finding: Finding) -> Judgement | None:
        """The decision that `key` means; None if it means none here."""
        if key in _SCOPES:
            return Reject(finding.start, finding.end, _SCOPES[key], more)
        if key == "e":
            reading = more or self.ask("reading (empty: nothing is changed): ").strip()
            if not reading:
                raise _NothingError("nothing was changed")
            return Emend(finding.start, finding.end, reading)
        number = 0 if key in {"a", "A"} else int(key) - 1 if key.isdecimal() else None
        if number is None:
            return None
        if not 0 <= number < len(finding.proposals):
            raise _NothingError(f"there is no proposal {number + 1}" if finding.proposals else "there is no proposal")
        scope = self._equal_scope(finding) if key == "A" else Scope.HERE
        return Emend(finding.start, finding.end, finding.proposals[number], scope)

    def _judge(self, judgement: Judgement) -> None:
        self.opened = self.desk.judge(self.opened.name, self.opened.version, judgement)
        self.say("  saved")

    def _equal_scope(self, finding: Finding) -> Scope:
        """Ask how far an emendation is to reach, with the counts.

        Raises:
            _NothingError: It is not to be made after all.
        """
        equal = self.opened.equal(finding.start, finding.end)
        found = len(equal.findings)
        reading = " ".join(finding.reading.split())
        options = {"f": Scope.FINDINGS} | ({} if equal.real else {"a": Scope.ARTICLE})
        self.say(f"  {reading!r} stands at {_counted(equal.places, 'place')}, {found} of them found by the program")
        every = "" if equal.real else f"a: all {equal.places}, "
        answer = self.ask(f"  f: the {_counted(found, 'finding')}, {every}empty: none ").strip()
        if answer not in options:
            raise _NothingError("nothing was changed")
        return options[answer]

    def _undo(self) -> None:
        if not self.desk.steps(self.opened.name):
            self.say("  there is nothing to take back")
            return
        self.opened = self.desk.undo(self.opened.name, self.opened.version)
        self.say("  taken back")

    def _look_back(self) -> None:
        """Show the decisions, and take one of them back if the editor says so."""
        sidecar = self.opened.sidecar
        made = [
            (
                "emendation",
                index,
                f"{item.anchor.exact or '^'} → {' / '.join(item.emendation.readings) or '(left out)'}",
            )
            for index, item in enumerate(sidecar.decisions)
        ] + [("rejection", index, f"{item.anchor.exact} is right") for index, item in enumerate(sidecar.rejections)]
        for number, (_, _, said) in enumerate(made, 1):
            self.say(f"  {number}  {said}".replace("\n", " "))
        chosen = self.ask(f"take back (1 to {len(made)}, empty: none): ").strip() if made else ""
        if not (chosen.isdecimal() and 1 <= int(chosen) <= len(made)):
            raise _NothingError("nothing was changed" if made else "nothing was decided yet")
        kind, index, _ = made[int(chosen) - 1]
        self.opened = self.desk.take_back(self.opened.name, self.opened.version, kind, index)
        self.say("  taken back")

    def _move(self, by: int, total: int) -> None:
        self._over = not 0 <= self.at + by < total and by > 0
        self.at = max(0, self.at + by)

    def _passage(self) -> None:
        """Ask for the words of a passage, for the place if they stand in several, and for what they are to read."""
        text = self.opened.document.source.text
        words = self.ask("words: ")
        places = [place for place in Anchor(words).find(text) if _is_whole(text, *place)] if words.strip() else []
        if not places:
            self.say("  these words are not in the transcription")
            return
        for number, place in enumerate(places, 1):
            self.say(f"  {number}  {self._around(*place)}")
        chosen = "1" if len(places) == 1 else self.ask(f"which (1 to {len(places)}): ").strip()
        if not (chosen.isdecimal() and 1 <= int(chosen) <= len(places)):
            self.say("  nothing was changed")
            return
        start, end = places[int(chosen) - 1]
        self._judge(Emend(start, end, self.ask("reading (empty: left out): ")))

    def _around(self, start: int, end: int) -> str:
        source = self.opened.document.source
        before, after = source.text[max(0, start - _NEAR) : start], source.text[end : end + _NEAR]
        shown = f"{before}{self.marked(source.text[start:end])}{after}".replace("\n", " ")
        return f"line {source.location(start).line}: {shown}"


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither begins nor ends within a word."""
    return not any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _words(reading: str) -> str:
    return reading if reading.strip() else "(a space)" if reading else "(left out)"


def _complain(say: Say, error: RecensionError) -> None:
    for item in error.diagnostics:
        say(f"{item.location}: {item.code} {item.message}\n    {item.hint}")
