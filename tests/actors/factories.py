"""Small profiles and judgements for the tests of actors. Import as `from tests.actors.factories import ...`."""

from onrecord.actors.judgement import Judgement, Verdict
from onrecord.actors.profile import Profile
from onrecord.ids import slug
from onrecord.model import ActorKind, Gender


def profile(
    article: str,
    label: str,
    *,
    kind: ActorKind = "person",
    bare: bool = False,
    gender: Gender = "",
    roles: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
    outlet: str | None = None,
    published: str | None = None,
    wikidata: str | None = None,
) -> Profile:
    """Build the appearance of somebody in an article; ``bare``: by words that are no identity."""
    local = slug(label)
    return Profile(
        article=article,
        local=f"{article}-{local}" if bare else local,
        kind=kind,
        label=label,
        names=(label,),
        gender=gender,
        roles=roles,
        beside=beside,
        outlet=outlet,
        published=published,
        wikidata=wikidata,
    )


def judged(
    verdict: Verdict, *nodes: str, value: str = "", minute: int = 0, by: str = "ada", why: str = ""
) -> Judgement:
    """Build a judgement; ``minute`` tells earlier from later ones."""
    return Judgement(verdict=verdict, nodes=nodes, by=by, at=f"2026-11-22T09:{minute:02}:00Z", value=value, why=why)


def mp(article: str, label: str = "John Marlow", *, published: str = "2012-03-01", roles: bool = True) -> Profile:
    """Build an appearance of a politician whom the same few people always stand beside."""
    return profile(
        article,
        label,
        roles=("Labour MP for Saltmere",) if roles else (),
        beside=("ada-rowe", "tom-ode", "labour-party"),
        outlet="The Courier",
        published=published,
    )


def plumber(article: str, label: str = "John Marlow", *, published: str = "2016-05-01", roles: bool = True) -> Profile:
    """Build an appearance of a plumber, in other company."""
    return profile(
        article,
        label,
        roles=("plumber",) if roles else (),
        beside=("eve-lund", "sam-pike", "hull-fair"),
        outlet="Hull Post",
        published=published,
    )
