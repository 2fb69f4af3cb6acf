"""Who said what, who accuses whom of what, and what happened when: news articles in, a graph with evidence out."""

__version__ = "0.1.0"
