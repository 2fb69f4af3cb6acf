"""Give every cluster of appearances its id: a pure function of who is in it, so that no order and no history matters.

The id is the best full-name slug that the cluster *owns*. A slug that one cluster alone bears is its own. Of several
(namesakes), the one whose first article is earliest owns it, but never a part that somebody split off before what it
was split from. A cluster that owns none is called after its first appearance.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.actors.facts import bare
from onrecord.actors.profile import Profile


@dataclass(frozen=True, slots=True)
class Named:
    """The id of each cluster, by number, and who else was called what: a redirect from each other id."""

    ids: list[str]
    redirects: dict[str, str]


def first(profiles: Iterable[Profile]) -> Profile:
    """Return the appearance of the earliest article; without a date it comes last."""
    return min(profiles, key=lambda p: (p.published or "9999", p.article, p.local))


def name(
    clusters: Sequence[Sequence[Profile]],
    *,
    known: Mapping[str, str],
    contested: frozenset[str],
    split: Mapping[str, frozenset[str]],
) -> Named:
    """Name clusters.

    Args:
        clusters: who is one, in any order.
        known: ids of the reference set, with Wikidata ids.
        contested: appearances that were, or may have been, in a cluster that owned no slug.
        split: by slug, the appearances that judgements split off the actor of that id; under "", off any.
    """
    bearers: dict[str, list[int]] = {}
    own: list[dict[str, Profile]] = []
    for number, cluster in enumerate(clusters):
        slugs: dict[str, list[Profile]] = {}
        for profile in cluster:
            if not bare(profile):
                slugs.setdefault(profile.local, []).append(profile)
        own.append({slug: first(profiles) for slug, profiles in slugs.items()})
        for slug in slugs:
            bearers.setdefault(slug, []).append(number)
    owner = {slug: _owner(slug, numbers, clusters, own, split) for slug, numbers in bearers.items()}
    ids = [""] * len(clusters)
    for number in range(len(clusters)):
        slugs_owned = [slug for slug in own[number] if owner[slug] == number]
        ids[number] = min(slugs_owned, key=lambda slug: rank(slug, known), default="")
    taken = set(ids)
    for number, cluster in enumerate(clusters):
        if not ids[number]:
            one = first([p for p in cluster if not bare(p)] or cluster)
            ids[number] = one.local if bare(one) and one.local not in taken else one.id
            taken.add(ids[number])
    shared = {slug for slug, numbers in bearers.items() if len(numbers) > 1}
    redirects: dict[str, str] = {}
    for id_, number, profile in ((ids[n], n, p) for n, cluster in enumerate(clusters) for p in cluster):
        if bare(profile) or owner[profile.local] == number:
            redirects[profile.local] = id_
        if not bare(profile) and (profile.local in shared or profile.id in contested):
            redirects[profile.id] = id_
    return Named(ids, {old: new for old, new in sorted(redirects.items()) if old not in taken})


def rank(slug: str, known: Mapping[str, str]) -> tuple[bool, bool, bool, int, str]:
    """Return what slugs are chosen by: in the reference set, no initials, two words or more, few words, alphabet."""
    words = slug.split("-")
    return slug not in known, any(len(w) == 1 for w in words), len(words) < 2, len(words), slug


def _owner(
    slug: str,
    numbers: list[int],
    clusters: Sequence[Sequence[Profile]],
    own: list[dict[str, Profile]],
    split: Mapping[str, frozenset[str]],
) -> int:
    """Return which cluster keeps a slug that several bear."""
    if len(numbers) == 1:
        return numbers[0]
    gone = split.get(slug, frozenset()) | split.get("", frozenset())

    def when(number: int) -> tuple[bool, str, str]:
        off = all(p.id in gone for p in clusters[number] if p.local == slug)
        earliest = own[number][slug]
        return off, earliest.published or "9999", earliest.article

    return min(numbers, key=when)
