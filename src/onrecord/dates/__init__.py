"""Dates in words: find them, read what the words say by themselves, and what they become seen from a day.

Pure: no clock is read, nothing is known of articles or parses. Which day an expression is seen from is settled by
`onrecord.resolve`.
"""
