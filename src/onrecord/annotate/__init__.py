"""Words and structure of an article: zones, normalised text, spaCy parse, quotation marks, cue lexicon."""
