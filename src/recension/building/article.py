"""Making the files of one article: from transcription to validated TEI, and from that the reading copies."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree

from recension.building.noticed import from_json, portable
from recension.building.plan import Article, digest, digest_of_inputs
from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic, has_errors
from recension.edition import Edition, Sidecar, load_sidecar
from recension.formats import FORMATS
from recension.pipeline import encoded
from recension.rendering import Options, render
from recension.rendering.assets import FOLDER, Assets
from recension.rendering.facts import facts
from recension.rendering.pictures import picture, urls
from recension.source import load
from recension.validation import parse, validate


@diagnostic("BLD004", Severity.ERROR)
def internal_error(reason: str) -> Wording:
    """The program failed at an article.

    This is a mistake in Recension, not in the transcription. The other articles are not affected, and what the
    edition had of this one stays.

    Mend: report it, with the transcription.
    """
    return Wording(f"Recension failed here: {reason}", "please report it, with this transcription")


@dataclass(frozen=True, slots=True)
class Record:
    """What the manifest, the index and the books have to know of an article that was made.

    Attributes:
        inputs: The SHA-256 sums of its transcription and its sidecar.
        digest: That of everything that it depends on.
        outputs: Those of its files.
        title: Its title and subtitle.
        authors: Who wrote it.
        source: What it was printed in, in one line.
        filed: What a list of articles sorts it by: its authors, the family name first.
        issue: Journal, volume and number; empty where it stands in no issue of a journal.
        date: When it was printed (ISO 8601); empty if that is not known.
        page: Its first page; 0 if that is not known.
        pictures: The SHA-256 sums of its pictures by their URL; empty for one that is not to be had.
        noticed: What was noticed when it was made, as `portable` names the files.
    """

    inputs: dict[str, str]
    digest: str
    outputs: dict[str, str]
    title: str
    authors: tuple[str, ...]
    source: str
    filed: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    date: str = ""
    page: int = 0
    pictures: dict[str, str] = field(default_factory=dict)
    noticed: tuple[Diagnostic, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record as JSON has it."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Any) -> Record:
        """The record that `as_json` gave.

        Raises:
            TypeError, KeyError, ValueError: It is no such record.
        """
        lists = {name: tuple(data[name]) for name in ("authors", "filed", "issue")}
        return cls(**{**data, **lists, "noticed": from_json(data["noticed"])})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article: its record, or None if it failed, and what was noticed."""

    name: str
    record: Record | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be made, with the settings of its edition and the folder that its files go to."""

    article: Article
    settings: Path
    edition: Edition
    folder: Path


@dataclass(slots=True)
class _Files:
    """Writes files to a folder and keeps their sums."""

    folder: Path
    sums: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, data: bytes) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(data)
        self.sums[name] = digest(data)


def make(task: Task) -> Outcome:
    """Make the files of an article. Nothing but a full disk and the like is raised; all else is in the outcome."""
    try:
        return _make(task)
    except RecensionError as error:
        return Outcome(task.article.name, None, error.diagnostics)
    except OSError:
        raise
    except Exception as error:
        place = Location(str(task.article.transcription))
        return Outcome(task.article.name, None, (internal_error(place, f"{type(error).__name__}: {error}"),))


def _make(task: Task) -> Outcome:
    article, edition = task.article, task.edition
    sidecar = load_sidecar(article.sidecar, edition) if article.sidecar else Sidecar()
    source = load(article.transcription)
    data, noticed = encoded(source, edition, sidecar, article.name)
    findings = (*noticed, *validate(data, f"{article.name}.xml", transcription=source))
    if has_errors(findings):
        return Outcome(article.name, None, findings)
    tree = parse(data, f"{article.name}.xml")
    files = _Files(task.folder)
    files.write(f"{article.name}.xml", data)
    names = {form: f"{article.name}{FORMATS[form].suffix}" for form in edition.formats}
    others = (f"{article.name}.xml", *(name for form, name in names.items() if form != "html"))
    siblings = tuple(quote(name, errors="surrogateescape") for name in others)
    corpus = task.settings.parent
    options = Options(assets=Assets(corpus / FOLDER), siblings=siblings, folder=corpus)
    for form, name in names.items():
        rendering = render(tree, form, options)
        files.write(name, rendering.data)
        findings += rendering.diagnostics
    for url in urls(tree):
        if found := picture(url, corpus):
            files.write(*found)
    findings = tuple(dict.fromkeys(findings))
    made = replace(_record(task, tree, files.sums), noticed=portable(findings, corpus))
    return Outcome(article.name, made, findings)


def picture_sum(corpus: Path, url: str) -> str:
    """The SHA-256 sum of the picture of a corpus that goes by `url`; empty where there is none."""
    found = picture(url, corpus)
    return digest(found[1]) if found else ""


def _record(task: Task, tree: etree._ElementTree, outputs: dict[str, str]) -> Record:
    article, corpus = task.article, task.settings.parent
    inputs = {path.name: digest(path.read_bytes()) for path in (article.transcription, article.sidecar) if path}
    return record(tree, corpus, inputs, digest_of_inputs(article, task.settings, task.edition.lexicon), outputs)


def record(
    tree: etree._ElementTree, corpus: Path, inputs: dict[str, str], total: str, outputs: dict[str, str]
) -> Record:
    """The record of an article by its TEI tree, and by the sums of what it was made from and of its files."""
    known = facts(tree)
    printed = known.print
    is_issue = printed.kind == "article-journal" and (printed.volume or printed.issue or printed.whole_number)
    return Record(
        inputs=inputs,
        digest=total,
        outputs=outputs,
        title=known.full_title,
        authors=known.names,
        source=printed.line,
        filed=tuple(author.inverted.casefold() for author in known.authors),
        issue=(printed.container, printed.volume, printed.issue or printed.whole_number) if is_issue else (),
        date=printed.date.iso,
        page=int(printed.first_page) if printed.first_page.isdecimal() else 0,
        pictures={url: picture_sum(corpus, url) for url in urls(tree)},
    )
