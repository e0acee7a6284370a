"""A sitting at the desk: reads the corpus, puts decisions into the sidecars at once, and takes them back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from recension import lexicon
from recension.building.plan import Article, Plan, digest, make_plan
from recension.configuration import decoded
from recension.desk.anchors import NoAnchorError
from recension.desk.complaints import cannot_decide, cannot_undo, changed_on_disk, no_such_article
from recension.desk.judgement import (
    Emend,
    Equal,
    Judgement,
    Reject,
    Scope,
    at_each_place,
    equal_places,
    open_findings,
    place_in,
    table_of,
)
from recension.desk.sidecar_merge import ConflictError, merged
from recension.desk.sidecar_text import CannotInsertError, inserted, removed
from recension.diagnostics import Location, RecensionError
from recension.document import Document
from recension.edition import Decision, Edition, Rejection, Sidecar, load_edition, parse_sidecar
from recension.files import save
from recension.pipeline import read_blocks, recognise
from recension.proofing.findings import Band, Finding
from recension.proofing.teaching import entry_for
from recension.source import decode, read

_BY_HAND = "write decisions as [[emendation]] and [[rejection]], or decide in the sidecar by hand"
Proofreader = Callable[[Document, Edition, Sidecar], tuple[Finding, ...]]
"""Finds what is probably wrong in a recognised document, in the order of the text and without overlaps."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article under review, as its files are now.

    Attributes:
        name: Its name.
        version: A digest of its transcription and its sidecar; a decision must name the one that it was made upon.
        document: It, with the decisions carried out.
        edition: The settings, the program's own emendations left out.
        sidecar: The decisions.
        findings: What is still open.
    """

    name: str
    version: str
    document: Document
    edition: Edition
    sidecar: Sidecar
    findings: tuple[Finding, ...]

    def count(self, band: Band) -> int:
        """How many findings of `band` are open."""
        return sum(finding.band is band for finding in self.findings)

    def equal(self, start: int, end: int) -> Equal:
        """Where else the article has the words from `start` to `end`."""
        return equal_places(self.findings, self.document, self.sidecar, start, end)

    @property
    def decided(self) -> int:
        """How many decisions the sidecar has."""
        return len(self.sidecar.decisions) + len(self.sidecar.rejections)


@dataclass(frozen=True, slots=True)
class _Step:
    """What a decision did: the sidecar's bytes before (None if there was none) and after, or a lexicon's new entry.

    `added` are the sidecar's decisions that it made.
    """

    before: bytes | None = None
    after: bytes | None = None
    entry: str = ""
    added: frozenset[object] = frozenset()


@dataclass(frozen=True, slots=True)
class _Recognised:
    """What recognition made of the `blocks` of a transcription and the bytes of its sidecar, under some settings."""

    data: bytes
    raw: bytes | None
    edition: Edition
    sidecar: Sidecar
    blocks: Document
    document: Document


@dataclass(frozen=True, slots=True)
class _Found:
    """What the program found when the sidecar had these decisions."""

    source: str
    sidecar: Sidecar
    lexicon: frozenset[str]
    findings: tuple[Finding, ...]

    def holds(self, source: str, sidecar: Sidecar, words: frozenset[str]) -> bool:
        """Whether nothing was taken back since, so that what is open can be told from these findings."""
        return (
            self.source == source
            and _settings(self.sidecar) == _settings(sidecar)
            and _anchors(self.sidecar) <= _anchors(sidecar)
            and self.lexicon <= words
        )


@dataclass(slots=True)
class Desk:
    """A corpus under review by one editor; safe for use from several threads."""

    corpus: Path
    resp: str
    proofread: Proofreader
    plan: Plan
    _recognised: dict[str, _Recognised] = field(default_factory=dict)
    _found: dict[str, _Found] = field(default_factory=dict)
    _steps: dict[str, list[_Step]] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the articles."""
        return tuple(article.name for article in self.plan.articles)

    def open(self, name: str) -> Opened:
        """The article called `name` as it is now.

        Raises:
            RecensionError: There is none (RVW005), or one of its files is not valid.
        """
        return self._opened(name)[0]

    def steps(self, name: str) -> int:
        """How many decisions on the article can be undone."""
        return len(self._steps.get(name, ()))

    def turn(self, name: str, decision: Decision | Rejection) -> int:
        """Which step of this sitting made a decision on the article, counted from 1; 0 if none did."""
        key, steps = _key(decision), self._steps.get(name, [])
        return max((number for number, step in enumerate(steps, 1) if key in step.added), default=0)

    def judge(self, name: str, version: str, judgement: Judgement) -> Opened:
        """Save a decision on the article called `name`.

        Args:
            name: The article.
            version: The `Opened.version` that the decision was made upon.
            judgement: The decision.

        Raises:
            RecensionError: A file was changed meanwhile (RVW003), the decision cannot be saved (RVW004) or carried out
                (EMD…). Nothing was written.
        """
        with self._lock:
            opened, raw = self._current(name, version)
            text = opened.document.source.text
            if not 0 <= judgement.start <= judgement.end <= len(text):
                raise RecensionError(cannot_decide(Location(name), "the place is not in the transcription"))
            if judgement.scope is Scope.CORPUS:
                self._learn(name, text, judgement)
            else:
                self._write(name, raw, self._with_tables(name, raw, opened, judgement))
            return self.open(name)

    def take_back(self, name: str, version: str, kind: str, index: int) -> Opened:
        """Remove the table number `index` (from 0) of `kind` from the sidecar; it can be undone like a decision.

        Raises:
            RecensionError: As `judge`.
        """
        with self._lock:
            _, raw = self._current(name, version)
            try:
                after = removed(_decoded(raw, self._place(name), keep=True), kind, index)
            except CannotInsertError as error:
                raise RecensionError(cannot_decide(self._place(name), str(error), _BY_HAND)) from error
            self._write(name, raw, after)
            return self.open(name)

    def undo(self, name: str, version: str) -> Opened:
        """Take the last decision on the article back; the sidecar is then byte for byte what it was before.

        In a sidecar that another program changed since, it is the tables of the decision alone that are taken back.

        Raises:
            RecensionError: The sidecar was changed since `version` (RVW003), or so that the decision cannot be found
                (RVW006); the decisions before it can still be undone then.
        """
        with self._lock:
            opened, raw = self._current(name, version)
            steps = self._steps.get(name, [])
            if not steps:
                return opened
            step = steps.pop()
            try:
                self._revert(name, raw, step)
            except ConflictError as error:
                raise RecensionError(cannot_undo(self._place(name))) from error
            except (RecensionError, OSError):
                steps.append(step)
                raise
            return self.open(name)

    def _revert(self, name: str, raw: bytes | None, step: _Step) -> None:
        """Undo what a step did.

        Raises:
            ConflictError: What it did is not there any more.
        """
        if step.entry:
            self._rewrite_lexicon(lambda text: lexicon.without_entry(text, step.entry))
            return
        data = step.before
        if raw != step.after:
            was, here, back = (_decoded(each, self._place(name), keep=True) for each in (step.after, raw, step.before))
            data = merged(was, here, back).encode()
            self._as_recognised(name, data)
        save(_sidecar_path(self._article(name)), data)
        self._reload()

    def _opened(self, name: str) -> tuple[Opened, bytes | None]:
        raw = _bytes(self._article(name))
        known = self._as_recognised(name, raw)
        source = known.document.source
        findings = open_findings(self._findings(name, known), known.document, known.sidecar, known.edition.lexicon)
        version = f"{source.digest}-{digest(raw) if raw is not None else ''}"
        return Opened(name, version, known.document, known.edition, known.sidecar, findings), raw

    def _as_recognised(self, name: str, raw: bytes | None) -> _Recognised:
        """The article as it is with `raw` for its sidecar.

        Raises:
            RecensionError: The transcription or the sidecar is not valid, or a decision cannot be carried out (EMD…).
        """
        article, edition = self._article(name), self.plan.edition
        data = read(article.transcription)
        known = self._recognised.get(name)
        if known is None or (known.data, known.raw) != (data, raw) or known.edition is not edition:
            sidecar = parse_sidecar(_decoded(raw, self._place(name)), str(_sidecar_path(article)), edition)
            same = known and known.data == data and known.edition is edition
            if known and same and known.sidecar.language == sidecar.language:
                blocks = known.blocks
            else:
                blocks = read_blocks(decode(data, str(article.transcription)), edition, sidecar)
            document = recognise(blocks, edition=edition, sidecar=sidecar)
            known = self._recognised[name] = _Recognised(data, raw, edition, sidecar, blocks, document)
        return known

    def _findings(self, name: str, known: _Recognised) -> tuple[Finding, ...]:
        words, digest_ = frozenset(known.edition.lexicon), known.document.source.digest
        found = self._found.get(name)
        if found is None or not found.holds(digest_, known.sidecar, words):
            findings = self.proofread(known.document, known.edition, known.sidecar)
            found = self._found[name] = _Found(digest_, known.sidecar, words, findings)
        return found.findings

    def _current(self, name: str, version: str) -> tuple[Opened, bytes | None]:
        opened, raw = self._opened(name)
        if opened.version != version:
            article, same = self._article(name), opened.version.partition("-")[0] == version.partition("-")[0]
            changed = _sidecar_path(article) if same else article.transcription
            raise RecensionError(changed_on_disk(Location(str(changed))))
        return opened, raw

    def _with_tables(self, name: str, raw: bytes | None, opened: Opened, judgement: Judgement) -> str:
        text, equal = opened.document.source.text, opened.equal(judgement.start, judgement.end)
        if isinstance(judgement, Emend) and judgement.scope is Scope.ARTICLE and equal.real:
            reason = "a real word or a sign may be right at its other places"
            raise RecensionError(cannot_decide(self._place(name), reason))
        after = _decoded(raw, self._place(name), keep=True)
        try:
            for each in at_each_place(judgement, equal):
                kind, values = table_of(each, text, self.resp)
                after = inserted(after, kind, values, each.start, lambda table: place_in(text, table))
        except NoAnchorError as error:
            raise RecensionError(cannot_decide(self._place(name), str(error), "choose a longer passage")) from error
        except CannotInsertError as error:
            raise RecensionError(cannot_decide(self._place(name), str(error), _BY_HAND)) from error
        return after

    def _write(self, name: str, raw: bytes | None, after: str) -> None:
        """Write the sidecar if it can be carried out, and remember how to take it back."""
        article, data = self._article(name), after.encode()
        path = _sidecar_path(article)
        before = _anchors(self._as_recognised(name, raw).sidecar)
        made = _anchors(self._as_recognised(name, data).sidecar) - before
        if _bytes(article) != raw:
            raise RecensionError(changed_on_disk(Location(str(path))))
        save(path, data)
        self._steps.setdefault(name, []).append(_Step(raw, data, added=made))

    def _learn(self, name: str, text: str, judgement: Judgement) -> None:
        if not isinstance(judgement, Reject):
            raise RecensionError(cannot_decide(Location(name), "an emendation is made in one article at a time"))
        entry = entry_for(text, judgement.start, judgement.end)
        if not any(map(str.isalnum, text[judgement.start : judgement.end])) or "#" in entry:
            raise RecensionError(cannot_decide(Location(name), "the lexicon of the corpus has words, and no signs"))
        if entry not in self.plan.edition.lexicon:
            self._rewrite_lexicon(lambda old: lexicon.with_entry(old, entry))
            self._steps.setdefault(name, []).append(_Step(entry=entry))

    def _rewrite_lexicon(self, change: Callable[[str], str]) -> None:
        path = self.corpus / self.plan.edition.lexicon_file
        lexicon.load(path)  # Complains if it is not text.
        before = read(path).decode() if path.exists() else ""
        after = change(before)
        save(path, after.encode() or None)
        self._reload()

    def _reload(self) -> None:
        self.plan = replace(self.plan, edition=load_edition(self.plan.settings))

    def _article(self, name: str) -> Article:
        for article in self.plan.articles:
            if article.name == name:
                return article
        raise RecensionError(no_such_article(Location(str(self.corpus)), name))

    def _place(self, name: str) -> Location:
        return Location(str(_sidecar_path(self._article(name))))


def desk(corpus: Path, resp: str, proofread: Proofreader) -> Desk:
    """Sit down to review `corpus`.

    Args:
        corpus: The folder with ``edition.toml`` and the transcriptions.
        resp: The identifier of the editor who decides.
        proofread: Finds what is probably wrong.

    Raises:
        RecensionError: The corpus has no valid settings (BLD001, BLD003, EDN…).
    """
    return Desk(corpus, resp, proofread, make_plan(corpus))


def _settings(sidecar: Sidecar) -> Sidecar:
    return replace(sidecar, decisions=(), rejections=(), changes=(), suppressions=())


def _anchors(sidecar: Sidecar) -> frozenset[object]:
    return frozenset([*map(_key, sidecar.decisions), *map(_key, sidecar.rejections)])


def _key(decision: Decision | Rejection) -> object:
    """What tells a decision from others: not where its table stands in the sidecar."""
    emendation = decision.emendation if isinstance(decision, Decision) else None
    return decision.anchor, decision.everywhere, emendation


def _sidecar_path(article: Article) -> Path:
    return article.sidecar or article.transcription.with_suffix(".toml")


def _bytes(article: Article) -> bytes | None:
    path = _sidecar_path(article)
    return read(path) if path.exists() else None


def _decoded(raw: bytes | None, place: Location, *, keep: bool = False) -> str:
    """The text of a sidecar; with its byte order mark, if it has one, only if `keep` says so.

    Raises:
        RecensionError: It is not UTF-8 (EDN001).
    """
    text = decoded(raw or b"", place.file)
    return text if keep else text.removeprefix("\ufeff")
