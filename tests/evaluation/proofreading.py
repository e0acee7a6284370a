"""Printing how well errors of transcription are found."""

from __future__ import annotations

from recension.proofing.findings import Band
from tests.evaluation import injected, proof, punctuation
from tests.evaluation.spellcheckers import checkers
from tests.evaluation.tables import table


def main(*, mistakes: bool) -> None:
    """Print all tables: pages read by hand, slips put into others, and what other checkers find."""
    for part in ("development", "given", "fresh", "unseen", "kept"):
        peers = () if part == "development" else checkers()
        others = {name: proof.baseline(part, checker) for name, checker in peers}
        table(f"errors of transcription, pages {part}", {**proof.evaluate(part), **others})
        table("slips of punctuation", proof.punctuation(part))
        table("likely and check, by the class of the slip (recall)", proof.classes(part))
        table("likely and check, by the class of the finding (precision)", proof.precisions(part))
        print("  the first proposal mends {} of the {} found".format(*proof.mended(part)))
        if mistakes and part not in {"kept", "unseen"}:
            _mistakes(part)
    table("places on other pages, judged one by one: how many are wrong (precision)", proof.judged())
    table("checks of punctuation on text, judged one by one (precision)", {"all": punctuation.in_text()})
    outcome = injected.evaluate()
    print(f"\n{len(outcome.slips)} slips put into {outcome.words} words: found of them")
    for flags in (0.5, 1, 2):
        told = ", ".join(f"{share:.2f} {kind}" for kind, share in outcome.recall(flags).items())
        print(f"  with {flags} other findings of words in a thousand words: {told}")
    for least, share, times in outcome.calibration():
        print(f"  of {times} with a posterior from {least:.1f}, {share:.2f} had been put in")


def _mistakes(part: str) -> None:
    for page in proof.pages(part):
        findings = [item for item in proof.found(page.document) if item.band is not Band.HIDDEN]
        spans = [(item.start, item.end) for item in findings]
        text = page.document.source.text
        for start, end in proof.false_alarms(page, spans):
            print(f"  {page.name}: false alarm {text[start - 30 : start]}[{text[start:end]}]{text[end : end + 30]}")
        for slip in page.slips:
            if not any(proof.near(span, (slip.start, slip.end)) for span in spans):
                print(f"  {page.name}: missed {slip.kind} {text[slip.start - 30 : slip.start]}[{slip.right}]")
