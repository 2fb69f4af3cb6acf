"""How often a pronoun, role or "the party" is linked to whoever it means, by what kind of words it is.

The measures of `clusters` weigh a wrong link against many right ones. A reader of the graph meets them one at a time.

linked  the mention is no name, and the system has it in a cluster with others
right   of the cluster's other mentions, more are of the gold cluster that the mention is of than of any other. Names
        decide; where the cluster has none, its other mentions. A mention that is none in the gold is linked wrongly.
gold    mentions that are no names, in gold clusters of two or more
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.evaluate.mentions import GoldClusters, last_word
from onrecord.evaluate.ratio import Ratio, total
from onrecord.model import Span

Form = Literal["he, she", "it, they", "who, which", "I", "we, you", "definite", "indefinite"]
FORMS: tuple[Form, ...] = get_args(Form)
Links = dict[Form, Ratio]

_WORDS: dict[Form, str] = {
    "he, she": "he him his himself she her hers herself",
    "it, they": "it its itself they them their theirs themselves",
    "who, which": "who whom whose which that",
    "I": "i me my mine myself",
    "we, you": "we us our ours ourselves you your yours yourself yourselves",
}
PRONOUNS: dict[str, Form] = {word: form for form, words in _WORDS.items() for word in words.split()}
_DETERMINERS = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "both"))


def form(text: str, span: Span, *, described: bool) -> Form | None:
    """Return what kind of words a mention is, None for a name.

    >>> form("the Labour leader", Span(0, 17), described=True), form("Mr Corbyn", Span(0, 9), described=False)
    ('definite', None)
    """
    words = span.of(text).lower().split()
    if len(words) == 1 and (pronoun := PRONOUNS.get(words[0])):
        return pronoun
    if not described:
        return None
    return "definite" if words[0] in _DETERMINERS or "’s" in span.of(text) else "indefinite"


@dataclass(frozen=True, slots=True)
class Link:
    """A mention that a system has in a cluster with others, and whether it means the same as they.

    Attributes:
        form: None for a name.
    """

    span: Span
    form: Form | None
    right: bool


def links(gold: GoldClusters, clusters: Sequence[frozenset[Span]]) -> Links:
    """Count the links of one article; ``clusters`` are those of a system, aligned with the gold."""
    out: Links = {one: Ratio() for one in FORMS}
    for spans in gold.clusters.values():
        for span in spans if len(spans) > 1 else ():
            if kind := form(gold.text, span, described=span in gold.descriptions):
                out[kind].gold += 1
    for link in each_link(gold, clusters):
        if link.form:
            out[link.form].predicted += 1
            out[link.form].right += link.right
    return out


def each_link(gold: GoldClusters, clusters: Sequence[frozenset[Span]]) -> Iterator[Link]:
    """Yield every mention of a cluster of two or more, names too."""
    home = {span: name for name, spans in gold.clusters.items() for span in spans}
    forms = {span: form(gold.text, span, described=span in gold.descriptions) for span in home}
    for cluster in clusters:
        for span in sorted(cluster) if len(cluster) > 1 else ():
            others = [other for other in cluster if other != span and other in home]
            names = [other for other in others if forms[other] is None]
            right = _most(home[other] for other in names or others) == home.get(span, "")
            yield Link(span, forms[span] if span in home else _form_of_unknown(gold.text, span), right)


def sum_links(each: Iterable[Links]) -> Links:
    """Return the links of all articles together."""
    listed = list(each)
    return {one: total(counted[one] for counted in listed) for one in FORMS}


def _form_of_unknown(text: str, span: Span) -> Form | None:
    """Guess what a mention is that is none in the gold: a name if its head is written as one and it has no article."""
    first = span.of(text).split()[0].lower()
    name = last_word(text, span).of(text)[0].isupper() and first not in _DETERMINERS
    return form(text, span, described=not name)


def _most(names: Iterable[str]) -> str | None:
    """Return what occurs most often, None where two do."""
    ranked = Counter(names).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def non_names(counted: Links, *, only: Collection[Form] = FORMS) -> Ratio:
    """Return the links of several forms together."""
    return total(counted[one] for one in only)
