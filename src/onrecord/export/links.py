"""Which addresses a page may link, and how to link the very words. Addresses come from articles and are hostile."""

import re
from urllib.parse import quote, urlsplit


def safe_url(url: str | None) -> str | None:
    """Return a web address that may be linked, or None: http and https with a host, nothing that hides another.

    >>> safe_url("https://news.example/a"), safe_url("javascript:alert(1)"), safe_url("https:alert(1)")
    ('https://news.example/a', None, None)
    """
    if not url or re.search(r"[\s\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def fragment_url(url: str, words: str) -> str:
    """Return a link that opens an article at ``words`` (URL Fragment Text Directives, WICG).

    A URL with a fragment of its own stays as it is. Long words are named by their beginning and end.

    >>> fragment_url("https://news.example/a", "It is over")
    'https://news.example/a#:~:text=It%20is%20over'
    """
    split = words.split()
    if "#" in url or not split:
        return url
    ends = [split] if len(split) <= 10 else [split[:5], split[-5:]]
    coded = [quote(" ".join(part).encode("utf-8", "replace"), safe="").replace("-", "%2D") for part in ends]
    return f"{url}#:~:text={','.join(coded)}"
