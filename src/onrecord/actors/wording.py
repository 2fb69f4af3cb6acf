"""How each finding of `onrecord.actors.score` is said to a reader: what was compared, and what was found."""

from collections.abc import Callable, Collection

from onrecord.actors.names import shown

_MOST = 3  # names in one reason


def _longest(roles: Collection[str]) -> str:
    return max(roles, key=lambda role: (len(role), role))


def _list(words: Collection[str]) -> str:
    return ", ".join(sorted(words)[:_MOST])


def _titled(words: Collection[str]) -> str:
    return shown(tuple(sorted(words)[:_MOST])).replace(" ", ", ")


def _beside(shared: list[tuple[float, str]]) -> str:
    """Name the companions that say most: those whom few others stand beside."""
    rarest = sorted(shared, key=lambda share: (-share[0], share[1]))[:_MOST]
    more = f" and {len(shared) - _MOST} more" if len(shared) > _MOST else ""
    return f"both beside {', '.join(who for _, who in rarest)}{more}"


NAME: tuple[str, Callable[..., str]] = ("name", str)
FINDINGS: dict[str, tuple[str, Callable[..., str]]] = {
    "often": ("name", lambda articles: f"one of them is in {articles} articles"),
    "common": ("name", lambda words: f"many bear the name {shown(words)}"),
    "namesakes": ("name", lambda: "several may bear it"),
    "several": ("name", lambda names: f"it may stand for {names} names"),
    "wikidata": ("wikidata", lambda both: f"both are {min(both)}"),
    "role": ("roles", lambda both: f"same role: {_longest(both)}"),
    "post": ("roles", lambda both: f"same role: {_longest(both)}"),
    "others": ("roles", lambda articles: f"{articles} articles or more of each tell roles, and never one of the other"),
    "field": ("roles", lambda both: f"same walk of life: {min(both)}"),
    "apart": ("roles", lambda a, b: f"walks of life that do not meet: {_list(a)}; {_list(b)}"),
    "shared": ("bodies", lambda both: f"both with {_titled(both)}"),
    "elsewhere": ("bodies", lambda a, b: f"different bodies or places: {_titled(a)}; {_titled(b)}"),
    "companions": ("companions", _beside),
    "strangers": ("companions", lambda both, a, b: f"{both} of {a} and {b} companions in common"),
    "outlet": ("outlet", lambda outlet: f"both in {outlet}"),
    "near": ("dates", lambda: "in the news at the same time"),
    "far": ("dates", lambda years: f"{years:.0f} years apart"),
    "kind": ("kind", lambda: "one a body, one a place"),
    "together": ("article", lambda both: f"both stand in article {min(both)}"),
}
