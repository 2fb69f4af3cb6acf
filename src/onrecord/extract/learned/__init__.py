"""Who says what, by a small network that reads the parse, the quotation marks and what the rules propose.

`features` turns paragraphs into numbers, `windows` puts paragraphs together, `network` runs the model, `decode` turns
its scores into spans and links, `extractor` writes them down. How the model is made: `onrecord.training`.
"""
