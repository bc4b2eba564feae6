"""Fit and measure check-worthiness: `python -m benchmarks.checkworthiness [--data DIR] [--fit]`.

Fits on checkworthy_ct24_en's train sentences only; the lexicon, the strength of the ridge and
the decision point come from cross-validation over whole blocks of debates inside train. Dev is
looked at to report, never to fit. `--fit` writes claims/worth.json; without it the shipped
coefficients are measured. A TF-IDF baseline runs beside it where scikit-learn is installed.

The public test splits are not used, not needed and not looked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.logistic import average_precision, f1, fit, probabilities
from claims.dates import times
from claims.kinds import classify
from claims.model import NARRATED
from claims.numbers import quantities
from claims.text import Extent
from claims.worth_features import features, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "claims" / "worth.json"
FITTED_ON = "checkworthy_ct24_en"
LEXICON_SIZE = 1000
"""Words with a feature of their own. 300 gave .646 F1 in cross-validation, 500 .651, 1000 .657."""
RIDGE = 10.0
"""Strength of the quadratic penalty: 10 and 3.3 gave the same average precision (.738, .737)."""
BLOCK = 1700
"""Sentence numbers per block: about one debate and a half, so that no debate is in two folds."""
FOLDS = 5
SEEN = 8
"""A word must stand in this many sentences of train to be a candidate for the lexicon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One labelled sentence, with the words of it that are written small."""

    text: str
    label: int
    block: int
    words: frozenset[str]
    common: frozenset[str]


def sentence(row: dict[str, str | int], block: int) -> Sentence:
    """Return a row as it is needed here."""
    text = str(row["text"])
    small = frozenset(word for word in text.replace("’", "'").split() if word[:1].islower())
    return Sentence(
        text=text,
        label=int(row["label"]),
        block=block,
        words=frozenset(tokens(text)),
        common=frozenset(tokens(" ".join(small))),
    )


def load(path: Path) -> list[dict[str, str | int]]:
    """Read a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def described(text: str) -> dict[str, float]:
    """Return the features of one sentence, read as the program reads it, without a lexicon."""
    extent = Extent(start=0, end=len(text))
    counted = quantities(text, extent)
    timed = times(text, extent, published_on=None)
    kind, checkability = classify(text, attribution=NARRATED, quantities=counted, times=timed)
    return features(
        text,
        attribution=NARRATED,
        kind=kind,
        checkability=checkability,
        quantities=counted,
        times=timed,
    )


def with_words(
    row: dict[str, float], sentence: Sentence, lexicon: frozenset[str]
) -> dict[str, float]:
    """Return the features and those of the lexicon's words."""
    return row | {f"word_{word}": 1.0 for word in sentence.words & lexicon}


def lexicon_of(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that tell most (chi-square), names and figures left out.

    Names of people, parties and places stay out on purpose: a claim must not be ranked by
    whom it speaks of. A name is a word written with a capital in most of its sentences.
    """
    seen, worth, small = Counter[str](), Counter[str](), Counter[str]()
    for each in sentences:
        seen.update(each.words)
        small.update(each.common)
        if each.label:
            worth.update(each.words)
    rate = sum(each.label for each in sentences) / len(sentences)
    strength = {
        word: (worth[word] - count * rate) ** 2 / (count * rate * (1 - rate))
        for word, count in seen.items()
        if count >= SEEN and word[0].isalpha() and 2 * small[word] >= count
    }
    ranked = sorted(strength, key=lambda word: (-strength[word], word))
    return frozenset(ranked[:LEXICON_SIZE])


def matrix(rows: Sequence[dict[str, float]], columns: Sequence[str]) -> NDArray[np.float64]:
    """Return the rows as numbers, one column a feature."""
    place = {column: index for index, column in enumerate(columns)}
    table = np.zeros((len(rows), len(columns)))
    for index, row in enumerate(rows):
        for key, value in row.items():
            if key in place:
                table[index, place[key]] = value
    return table


def columns_of(rows: Iterable[dict[str, float]]) -> list[str]:
    """Return every feature that occurs in at least SEEN rows, sorted."""
    counts = Counter(key for row in rows for key in row)
    return sorted(key for key, count in counts.items() if count >= SEEN)


def blocks_held_out(
    sentences: Sequence[Sentence],
) -> Iterable[tuple[list[int], list[int]]]:
    """Yield (fitting, held out) indexes; whole blocks of debates are held out together."""
    blocks = sorted({each.block for each in sentences})
    for fold in range(FOLDS):
        held = set(blocks[fold::FOLDS])
        inside = [i for i, each in enumerate(sentences) if each.block not in held]
        yield inside, [i for i, each in enumerate(sentences) if each.block in held]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a fit yields, and how to score rows with it."""

    columns: list[str]
    lexicon: frozenset[str]
    coefficients: NDArray[np.float64]
    baseline: float

    def scores(
        self, rows: Sequence[dict[str, float]], sentences: Sequence[Sentence]
    ) -> NDArray[np.float64]:
        """Return the probability of each sentence."""
        full = [
            with_words(row, each, self.lexicon) for row, each in zip(rows, sentences, strict=True)
        ]
        return probabilities(matrix(full, self.columns), self.coefficients, self.baseline)


def fitted(rows: Sequence[dict[str, float]], sentences: Sequence[Sentence]) -> Model:
    """Fit lexicon and coefficients on these sentences."""
    lexicon = lexicon_of(sentences)
    full = [with_words(row, each, lexicon) for row, each in zip(rows, sentences, strict=True)]
    columns = columns_of(full)
    labels = labels_of(sentences)
    coefficients, baseline = fit(matrix(full, columns), labels, ridge=RIDGE)
    return Model(columns=columns, lexicon=lexicon, coefficients=coefficients, baseline=baseline)


def labels_of(sentences: Sequence[Sentence]) -> NDArray[np.float64]:
    """Return the labels as numbers."""
    return np.array([each.label for each in sentences], dtype=np.float64)


def cross_validated(
    rows: Sequence[dict[str, float]], sentences: Sequence[Sentence]
) -> NDArray[np.float64]:
    """Return each sentence's probability from a model that did not see its debate."""
    held_out = np.zeros(len(sentences))
    for inside, outside in blocks_held_out(sentences):
        model = fitted([rows[i] for i in inside], [sentences[i] for i in inside])
        held_out[outside] = model.scores(
            [rows[i] for i in outside], [sentences[i] for i in outside]
        )
    return held_out


def decision_point(labels: NDArray[np.float64], chances: NDArray[np.float64]) -> float:
    """Return the probability from which F1 is best, in steps of a hundredth."""
    points = [step / 100 for step in range(20, 61)]
    return max(points, key=lambda point: f1(labels, chances >= point))


def written(model: Model, point: float, figures: dict[str, float]) -> str:
    """Return worth.json: the baseline is moved so that the decision point becomes 0.5."""
    shipped = json.loads(MODEL.read_text("utf-8")) if MODEL.exists() else {}
    coefficients = {
        key: round(float(value), 3)
        for key, value in zip(model.columns, model.coefficients, strict=True)
    }
    shipped |= {
        "baseline": round(model.baseline - float(np.log(point / (1 - point))), 3),
        "decision_point": point,
        "figures": figures,
        "coefficients": coefficients,
    }
    return json.dumps(shipped, indent=1, ensure_ascii=False) + "\n"


def tf_idf_baseline(
    train: Sequence[Sentence], dev: Sequence[Sentence]
) -> NDArray[np.float64] | None:
    """Return a plain baseline's probabilities for dev, or None without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    except ImportError:
        return None
    vectors = TfidfVectorizer(sublinear_tf=True, min_df=2)
    table = vectors.fit_transform(each.text for each in train)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table, labels_of(train))
    chances = model.predict_proba(vectors.transform(each.text for each in dev))[:, 1]
    return np.asarray(chances, dtype=np.float64)


def report(name: str, labels: NDArray[np.float64], chances: NDArray[np.float64]) -> None:
    """Print F1 at 0.5 and at the best point, and average precision."""
    best = decision_point(labels, chances)
    print(
        f"{name:42s} F1 {f1(labels, chances >= 0.5):.3f}   "
        f"best {f1(labels, chances >= best):.3f} at {best:.2f}   "
        f"AP {average_precision(labels, chances):.3f}"
    )


def shipped_scores(sentences: Sequence[Sentence]) -> NDArray[np.float64]:
    """Return what the program itself says, through `claims.worth.score`."""
    from claims.worth import score  # noqa: PLC0415  (it reads worth.json, which --fit may lack)

    return np.array([_shipped(each.text, score) for each in sentences])


def _shipped(text: str, score: Callable[..., tuple[float, object]]) -> float:
    extent = Extent(start=0, end=len(text))
    counted = quantities(text, extent)
    timed = times(text, extent, published_on=None)
    kind, checkability = classify(text, attribution=NARRATED, quantities=counted, times=timed)
    return score(
        text,
        attribution=NARRATED,
        kind=kind,
        checkability=checkability,
        quantities=counted,
        times=timed,
    )[0]


def mean_average_precision(sentences: Sequence[Sentence], chances: NDArray[np.float64]) -> float:
    """Return the mean over debates (blocks) of average precision."""
    labels = labels_of(sentences)
    blocks = np.array([each.block for each in sentences])
    return float(
        np.mean(
            [
                average_precision(labels[blocks == block], chances[blocks == block])
                for block in sorted(set(blocks.tolist()))
                if labels[blocks == block].sum()
            ]
        )
    )


def read_split(data: Path, name: str) -> list[Sentence]:
    """Return a split of checkworthy_ct24_en."""
    rows = load(data / FITTED_ON / f"{name}.jsonl")
    return [sentence(row, int(row["id"]) // BLOCK) for row in rows]


def read_debates(data: Path) -> list[Sentence]:
    """Return the debates, each its own block."""
    rows = load(data / "debates_clef2019" / "train.jsonl")
    number = {doc: index for index, doc in enumerate(sorted({str(row["doc"]) for row in rows}))}
    return [sentence(row, number[str(row["doc"])]) for row in rows]


def refit(train: Sequence[Sentence], dev: Sequence[Sentence]) -> None:
    """Choose the decision point inside train, fit on all of train, write worth.json."""
    rows = [described(each.text) for each in train]
    labels = labels_of(train)
    held_out = cross_validated(rows, train)
    report("train, debates held out", labels, held_out)
    point = decision_point(labels, held_out)
    model = fitted(rows, train)
    chances = model.scores([described(each.text) for each in dev], dev)
    figures = {
        "train_cross_validated_f1": round(f1(labels, held_out >= point), 3),
        "train_cross_validated_average_precision": round(average_precision(labels, held_out), 3),
        "dev_f1": round(f1(labels_of(dev), chances >= point), 3),
        "dev_average_precision": round(average_precision(labels_of(dev), chances), 3),
    }
    MODEL.write_text(written(model, point, figures), "utf-8")
    print(f"wrote {MODEL.relative_to(ROOT)}: {len(model.columns)} features, decision at {point}")


def measure(data: Path, train: Sequence[Sentence], dev: Sequence[Sentence]) -> None:
    """Print the shipped model's figures beside the baseline's."""
    report("claimdesk, dev", labels_of(dev), shipped_scores(dev))
    plain = tf_idf_baseline(train, dev)
    if plain is None:
        print("TF-IDF baseline: not run; `pip install scikit-learn` in a separate environment")
    else:
        report("TF-IDF + logistic regression, dev", labels_of(dev), plain)
    debates = read_debates(data)
    shipped = mean_average_precision(debates, shipped_scores(debates))
    print(f"{'claimdesk as shipped, 19 debates':42s} MAP {shipped:.3f}")
    rows = [described(each.text) for each in debates]
    refitted = mean_average_precision(debates, cross_validated(rows, debates))
    print(f"{'same features refitted, debates held out':42s} MAP {refitted:.3f}")


def main() -> int:
    """Run the benchmark; 2 where the public data are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT / ".." / "shared" / "data")
    arguments.add_argument("--fit", action="store_true", help="fit again and write worth.json")
    chosen = arguments.parse_args()
    if not (chosen.data / FITTED_ON / "train.jsonl").exists():
        print(f"No {FITTED_ON} in {chosen.data}. Give the folder of public data with --data.")
        return 2
    train, dev = read_split(chosen.data, "train"), read_split(chosen.data, "dev")
    if chosen.fit:
        refit(train, dev)
    measure(chosen.data, train, dev)
    return 0


if __name__ == "__main__":
    sys.exit(main())
