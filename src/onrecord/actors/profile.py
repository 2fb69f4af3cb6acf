"""What one article tells about one actor, as far as it helps to know them again in another article."""

from dataclasses import dataclass

from onrecord.model import ActorKind, Gender


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Profile:
    """An appearance: one actor in one article.

    Attributes:
        article: id of the article.
        local: id that the actor has by this article alone: of the full name (``ana-ruiz``), or with the article's id
            in front where the words are no identity (``3f2a…-ruiz``, ``3f2a…-spokesman``).
        label: the fullest name here, without title.
        names: every form, titles included.
        roles: what the article calls them, in its words ("Labour leader", "mayor of Saltmere").
        beside: local ids of the other named actors of the article.
        outlet, published: of the article; published is ISO 8601, full or partial.
        wikidata: as identified in the article.
    """

    article: str
    local: str
    kind: ActorKind
    label: str
    names: tuple[str, ...] = ()
    gender: Gender = ""
    roles: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    wikidata: str | None = None

    @property
    def id(self) -> str:
        """The id of the appearance in the graph."""
        return f"{self.article}-{self.local}"
