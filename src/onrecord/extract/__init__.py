"""Find attributions, relations and dated events in one parsed article: no I/O, no clock, no state."""

from onrecord.extract.base import Extractor

__all__ = ["Extractor"]
