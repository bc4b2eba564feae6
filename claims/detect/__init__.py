"""Claim detectors: one a file, each proposing candidates; `DETECTORS` names them all."""

from claims.detect import headlines, passages
from claims.detect.registry import Article, Detector, best_of

DETECTORS: tuple[Detector, ...] = (
    headlines.DETECTOR,
    passages.DETECTOR,
)

__all__ = ["DETECTORS", "Article", "Detector", "best_of"]
