"""Know one event again in several articles: compare accounts, link them, explain; and let people's judgements win."""
