"""Which links moved: those that cross the heaviest common order of the links that tell the same."""

from __future__ import annotations

from diptych.alignment.order import heaviest_chain
from diptych.alignment.orientation import is_turned, place_of
from diptych.model import AnnotatedArticle, Link, LinkRelation

__all__ = ["moved_links"]


def moved_links(left: AnnotatedArticle, right: AnnotatedArticle, links: tuple[Link, ...]) -> frozenset[str]:
    """The ids of the identical and reworded links outside their heaviest common order; a partial link never moves.

    Of orders equal in weight and in summed distance one is chosen by where it stands in the article whose text sorts
    first, so the same one whichever article is left.
    """
    turned = is_turned(left, right)
    placed = sorted(
        (place_of(link, turned=turned), link.id) for link in links if link.relation is not LinkRelation.PARTIAL
    )
    chain = heaviest_chain([place for place, _ in placed])
    return frozenset(ident for n, (_, ident) in enumerate(placed) if n not in chain)
