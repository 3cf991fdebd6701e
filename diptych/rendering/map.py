r"""The alignment map: both articles as bars, a ribbon for every pair of linked statements.

    left    |  1  | 2 |   3   |  4  |      a block per statement, as wide as its text is long
             \    \ /    ____/
              \    X    /                 ribbons; those of links that crossed are set apart, conflicts lie on top
    right   | 1 |  2   | 3 |    4     |

Pure geometry: it takes a comparison and returns numbers, in units of a drawing `WIDTH` by `HEIGHT`; the template
draws them. Where a statement has several links they share its block in the order of where they lead, so that ribbons
of one statement do not cross at its foot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diptych.model import (
    AnnotatedArticle,
    Comparison,
    Link,
    LinkCertainty,
    LinkRelation,
    Paragraph,
    Side,
    StatementStatus,
)

__all__ = ["AlignmentMap", "Block", "Disc", "PhoneMap", "Ribbon", "alignment_map", "phone_map"]

WIDTH = 1200.0
"""Of the drawing; it is stretched to the page's width."""
BAR = 26.0
"""Height of a bar."""
HEIGHT = 190.0
"""Of the drawing, bars included."""
GAP = 1.5
"""Between two blocks."""
DISC = 9.5
"""Radius of a conflict's numbered disc."""
LEAST_FOR_NUMBER = 17.0
"""A block narrower than this has no room for its number."""

PHONE_WIDTH = 320.0
"""Of the drawing for narrow screens."""
PHONE_BAR = 44.0
"""Width of a bar there: a target that a thumb can hit."""
PHONE_BLOCK = 26.0
"""Least height of a paragraph's block there, for the same reason."""


@dataclass(frozen=True, slots=True)
class Block:
    """A statement (or, on the phone's map, a paragraph) in its bar."""

    id: str
    """The statement it leads to."""
    name: str
    """The number shown in it, where there is room."""
    start: float
    """Where it begins along its bar."""
    size: float
    """How far it reaches."""
    has_room: bool
    """Whether its number fits in."""
    only: int = 0
    """In a paragraph's block: how many of its statements are found only here."""

    @property
    def middle(self) -> float:
        """The middle of it, along its bar."""
        return round(self.start + self.size / 2, 1)


@dataclass(frozen=True, slots=True)
class Disc:
    """The number of a conflict, riding its ribbon."""

    number: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A pair of linked statements."""

    left: str
    """Id of the left statement."""
    right: str
    """Id of the right statement."""
    path: str
    """The outline, as SVG path data."""
    relation: str
    """`identical`, `reworded` or `partial`."""
    moved: bool
    """Whether its link crosses the common order."""
    conflicts: tuple[str, ...]
    """Numbers of the likely conflicts between the two."""
    discs: tuple[Disc, ...]
    """Where these numbers stand."""
    is_faint: bool = False
    """Whether its link only possibly shares a part."""

    @property
    def order(self) -> tuple[int, int]:
        """Its place in reading order."""
        return _pair_order((self.left, self.right))

    @property
    def layer(self) -> int:
        """Painted in this order: partial, same, conflict."""
        return 2 if self.conflicts else 0 if self.relation == LinkRelation.PARTIAL else 1


@dataclass(frozen=True, slots=True)
class AlignmentMap:
    """Everything the template draws."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    ribbons: tuple[Ribbon, ...]
    """In the order of painting."""
    width: float = WIDTH
    height: float = HEIGHT
    bar: float = BAR
    disc: float = DISC


@dataclass(frozen=True, slots=True)
class PhoneMap:
    """The map of paragraphs, upright, for narrow screens."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    ribbons: tuple[Ribbon, ...]
    height: float
    width: float = PHONE_WIDTH
    bar: float = PHONE_BAR
    disc: float = DISC


_Pair = tuple[str, str]


def alignment_map(comparison: Comparison, conflicts: Mapping[_Pair, tuple[str, ...]]) -> AlignmentMap:
    """The map of statements; `conflicts` holds the numbers of likely conflicts by pair of statement ids."""
    left, right = _bar(comparison.left), _bar(comparison.right)
    linked = _linked_pairs(comparison.links)
    pairs = {**{pair: None for pair in conflicts if pair not in linked}, **linked}
    feet = _feet(sorted(pairs, key=_pair_order), {block.id: block for block in (*left, *right)})
    ribbons: list[Ribbon] = []
    discs: list[Disc] = []
    for pair in sorted(pairs, key=_pair_order):
        link, numbers = pairs[pair], conflicts.get(pair, ())
        above, below = feet[pair]
        own: list[Disc] = []
        for number in numbers:
            own.append(_disc(number, above, below, [*discs, *own]))
        discs += own
        relation = link.relation.value if link else "none"
        moved = bool(link and link.moved)
        faint = link is not None and _is_faint(link)
        ribbons.append(Ribbon(*pair, _ribbon_path(above, below), relation, moved, numbers, tuple(own), faint))
    return AlignmentMap(left, right, tuple(sorted(ribbons, key=lambda ribbon: ribbon.layer)))


def phone_map(comparison: Comparison, conflicts: Mapping[_Pair, tuple[str, ...]]) -> PhoneMap:
    """The map of paragraphs; a ribbon stands for all links between two of them, the strongest relation named."""
    statuses = comparison.statuses()
    left, right = _paragraph_bar(comparison.left, statuses), _paragraph_bar(comparison.right, statuses)
    height = max((block.start + block.size for block in (*left, *right)), default=0.0)
    blocks = {("left", int(b.name)): b for b in left} | {("right", int(b.name)): b for b in right}
    linked = _linked_pairs(comparison.links)
    joined: dict[tuple[int, int], list[_Pair]] = defaultdict(list)
    for pair in sorted({**linked, **dict.fromkeys(conflicts)}, key=_pair_order):
        places = (comparison.left.statement(pair[0]).paragraph, comparison.right.statement(pair[1]).paragraph)
        joined[places].append(pair)
    ribbons: list[Ribbon] = []
    for places, pairs in joined.items():
        ends = (blocks["left", places[0]], blocks["right", places[1]])
        numbers = tuple(number for pair in pairs for number in conflicts.get(pair, ()))
        ribbons.append(_thread(pairs, linked, ends, numbers, [disc for ribbon in ribbons for disc in ribbon.discs]))
    return PhoneMap(left, right, tuple(sorted(ribbons, key=lambda ribbon: ribbon.layer)), round(height, 1))


def _thread(
    pairs: Sequence[_Pair],
    linked: Mapping[_Pair, Link],
    ends: tuple[Block, Block],
    numbers: tuple[str, ...],
    taken: Sequence[Disc],
) -> Ribbon:
    """All that ties two paragraphs as one line: the strongest relation, and every conflict's number."""
    links = [linked[pair] for pair in pairs if pair in linked]
    strong = [link for link in links if link.relation is not LinkRelation.PARTIAL]
    link = next(iter((*strong, *links)), None)
    discs: list[Disc] = []
    for number in numbers:
        discs.append(_thread_disc(number, *ends, [*taken, *discs]))
    return Ribbon(
        *pairs[0],
        _thread_path(*ends),
        link.relation.value if link else "none",
        any(one.moved for one in links),
        numbers,
        tuple(discs),
        bool(links) and all(_is_faint(one) for one in links),
    )


# --- bars ---------------------------------------------------------------------------------------------------------


def _bar(annotated: AnnotatedArticle) -> tuple[Block, ...]:
    """Statements along the whole width, each as wide as its share of the characters."""
    sizes = [one.span.end - one.span.start for one in annotated.statements]
    gap = min(GAP, WIDTH / max(1, len(sizes)) / 4)
    scale = (WIDTH - gap * max(0, len(sizes) - 1)) / max(1, sum(sizes))
    blocks, x = [], 0.0
    for statement, size in zip(annotated.statements, sizes, strict=True):
        width = size * scale
        room = width >= LEAST_FOR_NUMBER
        blocks.append(Block(statement.id, str(statement.ordinal), round(x, 1), round(width, 1), room))
        x += width + gap
    return tuple(blocks)


def _paragraph_bar(annotated: AnnotatedArticle, statuses: Mapping[str, StatementStatus]) -> tuple[Block, ...]:
    """Paragraphs from top to bottom, each leading to its first statement."""
    first: dict[int, str] = {}
    only: dict[int, int] = defaultdict(int)
    for statement in annotated.statements:
        first.setdefault(statement.paragraph, statement.id)
        only[statement.paragraph] += statuses[statement.id] is StatementStatus.ONLY
    blocks, y = [], 0.0
    for paragraph in annotated.article.paragraphs:
        if paragraph.n in first:
            size = max(PHONE_BLOCK, _length(paragraph) / 12)
            blocks.append(
                Block(first[paragraph.n], str(paragraph.n), round(y, 1), round(size, 1), True, only[paragraph.n])
            )
            y += size + 2
    return tuple(blocks)


def _length(paragraph: Paragraph) -> int:
    return paragraph.span.end - paragraph.span.start


# --- ribbons ------------------------------------------------------------------------------------------------------


def _linked_pairs(links: Sequence[Link]) -> dict[_Pair, Link]:
    """Every pair of linked statements with its link; the firmer one where two links join the same pair."""
    found: dict[_Pair, Link] = {}
    for link in links:
        for pair in ((a, b) for a in link.left for b in link.right):
            if pair not in found or found[pair].relation is LinkRelation.PARTIAL:
                found[pair] = link
    return found


def _is_faint(link: Link) -> bool:
    """Whether it only possibly shares a part."""
    return link.relation is LinkRelation.PARTIAL and link.certainty is LinkCertainty.POSSIBLE


def _pair_order(pair: _Pair) -> tuple[int, int]:
    return int(pair[0][1:]), int(pair[1][1:])


_Foot = tuple[float, float]


def _feet(pairs: Sequence[_Pair], blocks: Mapping[str, Block]) -> dict[_Pair, tuple[_Foot, _Foot]]:
    """Where each ribbon stands on both bars: a statement's ribbons share its block in the order of their ends."""
    shares: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        for end in pair:
            shares[end].append(pair)
    feet: dict[tuple[str, _Pair], _Foot] = {}
    for end, sharing in shares.items():
        other = 1 if end.startswith(Side.LEFT.letter) else 0
        width = blocks[end].size / len(sharing)
        for place, pair in enumerate(sorted(sharing, key=lambda p: int(p[other][1:]))):
            start = blocks[end].start + place * width
            feet[end, pair] = (round(start, 1), round(start + width, 1))
    return {pair: (feet[pair[0], pair], feet[pair[1], pair]) for pair in pairs}


def _ribbon_path(above: _Foot, below: _Foot) -> str:
    """A band from the upper bar's lower edge to the lower bar's upper edge."""
    top, bottom, half = BAR, HEIGHT - BAR, HEIGHT / 2
    return (
        f"M{above[0]:g} {top:g}C{above[0]:g} {half:g} {below[0]:g} {half:g} {below[0]:g} {bottom:g}"
        f"H{below[1]:g}C{below[1]:g} {half:g} {above[1]:g} {half:g} {above[1]:g} {top:g}Z"
    )


def _thread_path(left: Block, right: Block) -> str:
    """A line between two paragraphs of the upright map."""
    start, end, half = PHONE_BAR, PHONE_WIDTH - PHONE_BAR, PHONE_WIDTH / 2
    return f"M{start:g} {left.middle:g}C{half:g} {left.middle:g} {half:g} {right.middle:g} {end:g} {right.middle:g}"


_PLACES = (0.5, 0.4, 0.6, 0.32, 0.68, 0.24, 0.76)
"""Where along its ribbon a disc may stand, the best first."""


def _disc(number: str, above: _Foot, below: _Foot, taken: Sequence[Disc]) -> Disc:
    """The first place along the ribbon's middle where the disc hides no other; the best place where all do."""
    start, end = sum(above) / 2, sum(below) / 2
    return _free_disc(number, [_on_curve(start, end, part) for part in _PLACES], taken)


def _thread_disc(number: str, left: Block, right: Block, taken: Sequence[Disc]) -> Disc:
    """The same for a line of the upright map."""
    places = []
    for part in _PLACES:
        ease = part * part * (3 - 2 * part)
        x = _bezier(PHONE_BAR, PHONE_WIDTH / 2, PHONE_WIDTH / 2, PHONE_WIDTH - PHONE_BAR, part)
        places.append((x, left.middle + (right.middle - left.middle) * ease))
    return _free_disc(number, places, taken)


def _free_disc(number: str, places: Sequence[tuple[float, float]], taken: Sequence[Disc]) -> Disc:
    """A disc at the first place where it hides no other; at the best place where all do."""
    free = (p for p in places if all((p[0] - d.x) ** 2 + (p[1] - d.y) ** 2 > (2.2 * DISC) ** 2 for d in taken))
    x, y = next(free, places[0])
    return Disc(number, round(x, 1), round(y, 1))


def _on_curve(start: float, end: float, part: float) -> tuple[float, float]:
    """A point of the Bézier curve that `_ribbon_path` draws, `part` of the way down (0 to 1)."""
    ease = part * part * (3 - 2 * part)
    x = start + (end - start) * ease
    return x, _bezier(BAR, HEIGHT / 2, HEIGHT / 2, HEIGHT - BAR, part)


def _bezier(start: float, first: float, second: float, end: float, part: float) -> float:
    """One coordinate of a cubic Bézier curve, `part` of the way (0 to 1)."""
    rest = 1 - part
    return rest**3 * start + 3 * rest**2 * part * first + 3 * rest * part**2 * second + part**3 * end
