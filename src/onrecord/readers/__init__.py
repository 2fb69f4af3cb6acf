"""Read articles from files. Which reader takes a file is decided by its suffix; a reader is a plug-in of that name."""

from onrecord.readers.base import Reader, ReadOptions
from onrecord.readers.find import read, read_all

__all__ = ["ReadOptions", "Reader", "read", "read_all"]
