"""The extractor ``network``: what the network finds in the body, what the rules find in headlines and inside content.

The network was trained on texts in which nothing inside the words of somebody is marked, so that what X says that Y
said comes from the rules, as do quotations without a cue.
"""

from collections.abc import Iterator

from onrecord.annotate.document import Document
from onrecord.annotate.lexicon import lexicon
from onrecord.extract.attributions import proposals, write_down
from onrecord.extract.learned.find import find
from onrecord.extract.learned.network import load_network
from onrecord.extract.learned.settle import settle
from onrecord.model import Attribution


def extract(document: Document) -> Iterator[Attribution]:
    """Yield each attribution of an article, in order of paragraphs.

    Raises:
        ModelError: the files of the model are missing or broken.
    """
    words = lexicon()
    network = load_network()
    proposed = list(proposals(document))
    found = find(network, proposed)
    corpus = document.article.layout == "raw"  # annotated articles are read so, and have "that" in their content
    settled = (
        (t, settle(t, here, there, network, words, corpus=corpus) if t.paragraph.zone == "body" else here)
        for (t, here), there in zip(proposed, found, strict=True)
    )
    return write_down(document, settled)
