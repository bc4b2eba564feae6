"""Fit and measure check-worthiness: `python -m benchmarks.checkworthiness [--data DIR] [--fit]`.

Fits on checkworthy_ct24_en's train sentences only; the lexicon, the strength of the ridge and
the decision point come from cross-validation over whole blocks of debates inside train. Dev is
looked at to report, never to fit. `--fit` writes claims/worth.json; without it the shipped
coefficients are measured. TF-IDF with logistic regression runs beside it where scikit-learn is
installed (`requirements-bench.txt`); so does the ranking of debates, fitted on the others.

The public test splits are not used, not needed and not looked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from benchmarks.logistic import Linear, average_precision, best_point, f1, fit
from benchmarks.side_by_side import OURS, Reader, in_turns, line
from benchmarks.telling_words import SEEN, Sentence, lexicon_of, sentence
from claims.dates import times
from claims.kinds import classify
from claims.model import NARRATED
from claims.numbers import quantities
from claims.text import Extent
from claims.worth_features import features

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from claims.model import Attribution, Checkability, Kind, Quantity, TimeReference

    Numbers = NDArray[np.float64]

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "claims" / "worth.json"
FITTED_ON = "checkworthy_ct24_en"
RIDGE = 10.0
"""Strength of the quadratic penalty. With pairs in the lexicon 20 lost .003 of cross-validated
average precision; without them 10 and 3.3 gave the same."""
LEAST = 0.005
"""A weaker coefficient is left out: the program does not count such reasons either."""
BLOCK = 1700
"""Sentence numbers per block: about one debate and a half, so that no debate is in two folds."""
FOLDS = 5


def load(path: Path) -> list[dict[str, str | int]]:
    """Read a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def described(text: str) -> dict[str, float]:
    """Return the features of one sentence, read as the program reads it, without a lexicon."""
    return features(text, **_read(text))


class Heard(TypedDict):
    """What is read of a sentence before it is weighed."""

    attribution: Attribution
    kind: Kind
    checkability: Checkability
    quantities: tuple[Quantity, ...]
    times: tuple[TimeReference, ...]


def _read(text: str) -> Heard:
    extent = Extent(start=0, end=len(text))
    counted = quantities(text, extent)
    timed = times(text, extent, published_on=None)
    kind, checkability = classify(text, attribution=NARRATED, quantities=counted, times=timed)
    return {
        "attribution": NARRATED,
        "kind": kind,
        "checkability": checkability,
        "quantities": counted,
        "times": timed,
    }


def with_terms(
    row: Mapping[str, float], each: Sentence, lexicon: Mapping[str, float]
) -> dict[str, float]:
    """Return the features and those of the lexicon's words and pairs, at their fitting value."""
    terms = (each.words | each.pairs) & lexicon.keys()
    return {**row, **{f"word_{term}": lexicon[term] for term in terms}}


def fitted(rows: Sequence[Mapping[str, float]], sentences: Sequence[Sentence]) -> Linear:
    """Fit lexicon and coefficients on these sentences; the coefficients are for values of 1."""
    lexicon = lexicon_of(sentences)
    full = [with_terms(row, each, lexicon) for row, each in zip(rows, sentences, strict=True)]
    model = fit(full, labels_of(sentences), ridge=RIDGE, seen=SEEN)
    plain = {
        key: weight * lexicon.get(key.removeprefix("word_"), 1.0) if key[:5] == "word_" else weight
        for key, weight in model.coefficients.items()
    }
    return Linear(coefficients=plain, baseline=model.baseline)


def chances_of(
    model: Linear, rows: Sequence[Mapping[str, float]], sentences: Sequence[Sentence]
) -> Numbers:
    """Return the probability of each sentence."""
    terms = {key.removeprefix("word_"): 1.0 for key in model.coefficients if key[:5] == "word_"}
    full = (with_terms(row, each, terms) for row, each in zip(rows, sentences, strict=True))
    return model.probabilities(list(full))


def labels_of(sentences: Sequence[Sentence]) -> Numbers:
    """Return the labels as numbers."""
    return np.array([each.label for each in sentences], dtype=np.float64)


def blocks_held_out(sentences: Sequence[Sentence]) -> Iterable[tuple[list[int], list[int]]]:
    """Yield (fitting, held out) indexes; whole blocks of debates are held out together."""
    blocks = sorted({each.block for each in sentences})
    for fold in range(FOLDS):
        held = set(blocks[fold::FOLDS])
        inside = [i for i, each in enumerate(sentences) if each.block not in held]
        yield inside, [i for i, each in enumerate(sentences) if each.block in held]


def cross_validated(rows: Sequence[Mapping[str, float]], sentences: Sequence[Sentence]) -> Numbers:
    """Return each sentence's probability from a model that did not see its debate."""
    held_out = np.zeros(len(sentences))
    for inside, outside in blocks_held_out(sentences):
        model = fitted([rows[i] for i in inside], [sentences[i] for i in inside])
        left = [rows[i] for i in outside], [sentences[i] for i in outside]
        held_out[outside] = chances_of(model, *left)
    return held_out


def decision_point(labels: Numbers, chances: Numbers) -> float:
    """Return the probability from which a sentence counts as worth checking.

    Where probabilities are right, F1 is best from half of the F1 that is reached (Lipton, Elkan,
    Naryanaswamy 2014). F1 over the point is flat at its top: in cross-validation the point that
    came out best moved between .28 and .33 with every change of a feature; half of F1 did not.
    """
    return round(best_point(labels, chances)[0] / 2, 2)


def shippable(model: Linear, point: float) -> Linear:
    """Return the model as it ships: rounded, and moved so that the decision point becomes 0.5."""
    weights = {key: round(weight, 3) for key, weight in sorted(model.coefficients.items())}
    return Linear(
        coefficients={key: weight for key, weight in weights.items() if abs(weight) >= LEAST},
        baseline=round(model.baseline - float(np.log(point / (1 - point))), 3),
    )


def written(model: Linear, point: float, figures: Mapping[str, float]) -> str:
    """Return worth.json: where it comes from stays, what was fitted is replaced."""
    shipped = json.loads(MODEL.read_text("utf-8")) if MODEL.exists() else {}
    shipped |= {
        "baseline": model.baseline,
        "decision_point": point,
        "figures": figures,
        "coefficients": model.coefficients,
    }
    return json.dumps(shipped, indent=1, ensure_ascii=False) + "\n"


def shipped_score(text: str) -> float:
    """Return what the program itself says, through `claims.worth.score`."""
    from claims.worth import score  # noqa: PLC0415  (it reads worth.json, which --fit may lack)

    return score(text, **_read(text))[0]


def shipped_scores(sentences: Sequence[Sentence]) -> Numbers:
    """Return the program's scores of all sentences."""
    return np.array([shipped_score(each.text) for each in sentences])


def tf_idf(train: Sequence[Sentence]) -> Callable[[str], float]:
    """Return a plain model of words, fitted on train; raises ImportError without scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    vectors = TfidfVectorizer(sublinear_tf=True, min_df=2)
    table = vectors.fit_transform(each.text for each in train)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table, labels_of(train))
    return lambda text: float(model.predict_proba(vectors.transform([text]))[0, 1])


def figures_of(labels: Numbers, chances: Numbers) -> dict[str, float]:
    """Return F1 from 0.5 on, F1 from the best point on (which only looking tells), and AP."""
    return {
        "f1": f1(labels, chances >= 0.5),
        "best_f1": best_point(labels, chances)[0],
        "average_precision": average_precision(labels, chances),
    }


def mean_average_precision(sentences: Sequence[Sentence], chances: Numbers) -> float:
    """Return the mean over debates (blocks) of average precision."""
    labels = labels_of(sentences)
    blocks = np.array([each.block for each in sentences])
    each_debate = [blocks == block for block in sorted(set(blocks.tolist()))]
    return float(
        np.mean([average_precision(labels[b], chances[b]) for b in each_debate if labels[b].sum()])
    )


def read_split(data: Path, name: str) -> list[Sentence]:
    """Return a split of checkworthy_ct24_en."""
    return [
        sentence(str(row["text"]), label=int(row["label"]), block=int(row["id"]) // BLOCK)
        for row in load(data / FITTED_ON / f"{name}.jsonl")
    ]


def read_debates(data: Path) -> list[Sentence]:
    """Return the debates, each its own block."""
    rows = load(data / "debates_clef2019" / "train.jsonl")
    number = {doc: index for index, doc in enumerate(sorted({str(row["doc"]) for row in rows}))}
    return [
        sentence(str(row["text"]), label=int(row["label"]), block=number[str(row["doc"])])
        for row in rows
    ]


def refit(train: Sequence[Sentence], dev: Sequence[Sentence]) -> None:
    """Choose the decision point inside train, fit on all of train, write worth.json."""
    rows = [described(each.text) for each in train]
    labels, held_out = labels_of(train), cross_validated(rows, train)
    point = decision_point(labels, held_out)
    model = shippable(fitted(rows, train), point)
    chances = chances_of(model, [described(each.text) for each in dev], dev)
    figures = {
        "train_cross_validated_f1": f1(labels, held_out >= point),
        "train_cross_validated_average_precision": average_precision(labels, held_out),
        "dev_f1": f1(labels_of(dev), chances >= 0.5),
        "dev_average_precision": average_precision(labels_of(dev), chances),
    }
    rounded = {name: round(value, 3) for name, value in figures.items()}
    MODEL.write_text(written(model, point, rounded), "utf-8")
    print(f"wrote {MODEL.relative_to(ROOT)}, decision at {point}: {rounded}")


def measure(train: Sequence[Sentence], dev: Sequence[Sentence]) -> None:
    """Print the shipped model's figures and time beside those of a plain model of words."""
    readers = (
        Reader(name=OURS, opened=lambda: shipped_score),
        Reader(name="TF-IDF", opened=lambda: tf_idf(train)),
    )
    labels = labels_of(dev)
    print(
        f"{len(dev)} sentences of {FITTED_ON}, dev. Time: processor, a sentence, reading included."
    )
    for name, turns in in_turns(readers, [each.text for each in dev], rounds=3).items():
        figures = figures_of(labels, np.array(turns.answers)) if turns else None
        print(line(name, figures, turns.milliseconds() if turns else 0.0))


def measure_debates(debates: Sequence[Sentence]) -> None:
    """Print the mean average precision over debates: as shipped, and fitted on other debates."""
    shipped = mean_average_precision(debates, shipped_scores(debates))
    print(f"{'as shipped, 19 debates':42s} MAP {shipped:.3f}")
    try:
        again = cross_validated([described(each.text) for each in debates], debates)
    except ImportError:
        print("The same features refitted: not run, scikit-learn is not installed.")
        return
    refitted = mean_average_precision(debates, again)
    print(f"{'same features refitted, debates held out':42s} MAP {refitted:.3f}")


def main() -> int:
    """Run the benchmark; 2 where the public data are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=ROOT / ".." / "shared" / "data")
    arguments.add_argument("--fit", action="store_true", help="write claims/worth.json")
    chosen = arguments.parse_args()
    if not (chosen.data / FITTED_ON).exists():
        print(f"No {FITTED_ON} in {chosen.data}. Give the folder of public data with --data.")
        return 2
    train, dev = read_split(chosen.data, "train"), read_split(chosen.data, "dev")
    if chosen.fit:
        refit(train, dev)
    measure(train, dev)
    measure_debates(read_debates(chosen.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
