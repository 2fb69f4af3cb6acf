"""What the script of the page reads: a picture as plain data for JSON, every text word for word.

Making that safe to stand in a page is left to `onrecord.export.html`; which addresses may be linked is decided by
`onrecord.export.links`.
"""

import re
from calendar import monthrange
from typing import Any

from onrecord.export.links import fragment_url, safe_url
from onrecord.export.picture import Account, Cited, Evidence, Party, Passage, Picture, Row

# How far a line bends for each other beside it, and at most, as a share of its length.
STEP, WIDEST = 0.14, 0.6


def payload(picture: Picture, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the page's script reads, every text as it is."""
    urls = {article.id: safe_url(article.url) for article in picture.articles}
    bends = _bends(picture)
    return {
        "nodes": [
            {
                "id": node.id,
                "kind": node.kind,
                "type": node.type,
                "label": node.label,
                "names": node.names,
                "weight": node.weight,
                "evidence": node.evidence,
                "x": drawn["x"],
                "y": drawn["y"],
                "size": drawn["size"],
            }
            for node, drawn in zip(picture.nodes, nodes, strict=True)
        ],
        "edges": [
            {
                "id": edge.id,
                "source": edge.source,
                "target": edge.target,
                "relation": edge.relation,
                "evidence": edge.evidence,
                "bend": bends[edge.id],
            }
            for edge in picture.edges
        ],
        "evidence": [_evidence(found, urls, rank) for rank, found in enumerate(picture.evidence)],
        "articles": [_article(article) for article in picture.articles],
        "timeline": {
            "rows": [_row(row, urls) for row in picture.timeline.rows],
            "left": picture.timeline.left_out,
        },
        "drawing": {"nodes": nodes, "edges": edges},
    }


def _evidence(found: Evidence, urls: dict[str, str | None], rank: int) -> dict[str, Any]:
    """Return one piece of evidence for the page, its link included; what it has not is left out."""
    url = urls.get(found.article)
    words = found.quotation.split(" … ")[0] or (found.passages[0].text if found.passages else "")
    known = {
        "id": found.id,
        "rank": rank,
        "article": found.article,
        "relation": found.relation,
        "quotation": found.quotation,
        "speaker": _party(found.speaker) if found.speaker else None,
        "targets": [_party(party) for party in found.targets],
        "teller": _party(found.teller) if found.teller else None,
        "source": found.source,
        "cue": found.cue,
        "kind": found.kind,
        "manner": found.manner,
        "reasons": found.reasons,
        "answers": found.answers,
        "origin": found.origin,
        "within": found.within,
        "headline": found.headline,
        "confidence": round(found.confidence, 3),
        "passages": [_passage(one) for one in found.passages],
        "link": fragment_url(url, words) if url else None,
    }
    return {name: value for name, value in known.items() if name in ("rank", "confidence") or value}


def _passage(one: Passage) -> dict[str, Any]:
    return {"before": one.before, "after": one.after, "pieces": [[piece.text, piece.roles] for piece in one.pieces]}


def _row(row: Row, urls: dict[str, str | None]) -> dict[str, Any]:
    """Return one row of the timeline for the page; what it has not is left out."""
    known = {
        "id": row.id,
        "kind": row.kind,
        "look": row.look,
        "first": row.first,
        "last": row.last,
        "apart": row.apart,
        "why": row.why,
        "accounts": [_account(account, urls) for account in row.accounts],
    }
    return {name: value for name, value in known.items() if value}


def _account(account: Account, urls: dict[str, str | None]) -> dict[str, Any]:
    """Return what one article tells of one event for the page."""
    url = urls.get(account.article)
    known = {
        "article": account.article,
        "words": account.words,
        "look": account.look,
        "teller": _party(account.teller) if account.teller else None,
        "parties": [_party(party) for party in account.parties],
        "place": account.place,
        "first": account.first,
        "last": account.last,
        "datings": [
            {"words": one.words, "relation": one.relation, "alone": one.alone, "became": one.became, "how": one.how}
            for one in account.datings
        ],
        "reasons": account.reasons,
        "evidence": account.evidence,
        "confidence": round(account.confidence, 3),
        "passages": [_passage(one) for one in account.passages],
        "link": fragment_url(url, account.words.split(" … ")[0]) if url else None,
    }
    return {name: value for name, value in known.items() if name in ("words", "confidence") or value}


def _party(party: Party) -> dict[str, str | None]:
    return {"label": party.label, "node": party.node}


def _article(article: Cited) -> dict[str, Any]:
    """Return an article for the page, with the first and last day that its date may mean."""
    first, last = _days(article.published)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published if first else None,
        "basis": article.basis,
        "others": article.others,
        "first": first,
        "last": last,
    }


def _days(date: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a full or partial date; nothing for what is none.

    >>> _days("2017-06"), _days("2017"), _days("--06-08")
    (('2017-06-01', '2017-06-30'), ('2017-01-01', '2017-12-31'), (None, None))
    """
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?", (date or "")[:10])
    if not found or found[1] == "0000":
        return None, None
    year, month, day = found.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return f"{year}-01-01", f"{year}-12-31"


def _bends(picture: Picture) -> dict[str, float]:
    """Return how far to bend each edge, so that none hides another: to the right of its way, to the left below 0.

    Edges to and fro bend to the right of their own way, and so part; edges of one direction only fan out to both sides
    of the straight one.
    """
    fans: dict[tuple[str, str], list[str]] = {}
    for edge in picture.edges:
        fans.setdefault((edge.source, edge.target), []).append(edge.id)
    bends = {}
    for (source, target), fan in fans.items():
        mutual = (target, source) in fans and source != target
        step = min(STEP, WIDEST / (len(fan) if mutual else max(1, len(fan) // 2)))
        for place, edge_id in enumerate(reversed(fan)):  # the gravest, which are drawn last, go the straightest way
            side = place + 1 if mutual else (place + 1) // 2 * (1 if place % 2 else -1)
            bends[edge_id] = round(side * step, 3)
    return bends
