"""Vague words: now, recently, in the future."""

from onrecord.dates.forms import Form, Match, View
from onrecord.dates.lexicon import meaning_of
from onrecord.dates.periods import Timex


def _reference(found: Match, _view: View) -> Timex:
    return Timex("DATE", meaning_of("reference", found["w"]))


VAGUE = (Form(r"(?P<w>{reference})", _reference, "now"),)
