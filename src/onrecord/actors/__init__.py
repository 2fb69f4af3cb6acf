"""Know actors again across articles: compare, decide, explain; and let people's judgements win."""
