"""The heaviest common order, against an oracle that tries every subset."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from diptych.alignment.order import Place, heaviest_chain

ordinals = st.integers(1, 6)


@st.composite
def places(draw: st.DrawFn) -> Place:
    left, right = sorted((draw(ordinals), draw(ordinals))), sorted((draw(ordinals), draw(ordinals)))
    if draw(st.booleans()):
        left[1], right[1] = left[0], right[0]
    return Place(*left, *right, draw(st.integers(1, 3)))


def follows(one: Place, two: Place, step: int) -> bool:
    return one.left_last + step <= two.left_first and one.right_last + step <= two.right_first


def is_chain(some: list[Place], step: int) -> bool:
    ordered = sorted(some, key=lambda place: place.walk_key)
    return all(follows(one, two, step) for one, two in combinations(ordered, 2))


def best_by_trying_all(some: list[Place], step: int) -> tuple[int, int]:
    """The greatest weight of any chain and, among those, the smallest summed distance."""
    chains = (
        chosen for size in range(len(some) + 1) for chosen in combinations(some, size) if is_chain(list(chosen), step)
    )
    return max((sum(p.weight for p in chosen), -sum(p.distance for p in chosen)) for chosen in chains)


@given(st.lists(places(), max_size=8, unique=True), st.booleans())
def test_no_other_chain_is_heavier_or_as_heavy_and_nearer(some: list[Place], strict: bool) -> None:
    chosen = [some[i] for i in heaviest_chain(some, strict=strict)]
    step = 1 if strict else 0
    assert is_chain(chosen, step)
    assert (sum(p.weight for p in chosen), -sum(p.distance for p in chosen)) == best_by_trying_all(some, step)


def test_the_heavier_order_stays_and_the_lighter_moves() -> None:
    storm, bridge, mayor = Place(1, 1, 2, 2, 5), Place(2, 2, 3, 3, 5), Place(3, 3, 1, 1, 9)
    assert heaviest_chain([storm, bridge, mayor]) == {0, 1}


def test_of_orders_as_heavy_the_nearer_stays() -> None:
    near, far = Place(2, 2, 3, 3, 5), Place(1, 1, 5, 5, 5)
    assert heaviest_chain([far, near]) == {1}


def test_parts_of_one_statement_do_not_cross_each_other() -> None:
    assert heaviest_chain([Place(1, 1, 1, 1, 5), Place(1, 1, 2, 2, 5), Place(1, 1, 3, 3, 5)]) == {0, 1, 2}


def test_nothing_has_an_order_of_nothing() -> None:
    assert heaviest_chain([]) == frozenset()
