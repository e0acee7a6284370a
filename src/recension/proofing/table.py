"""A static function from keys to small numbers, in little more space than the numbers take.

Each key has three cells of a table; the cells combined by exclusive or give the number and a fingerprint of the key, by
which a key that was never put in is recognised, but for one in `2 ** FINGERPRINT` (Botelho, Pagh and Ziviani, *Simple
and Space-Efficient Minimal Perfect Hash Functions*, 2007; Graf and Lemire, *Xor Filters*, 2020).
"""

from __future__ import annotations

from dataclasses import dataclass

VALUE = 5
FINGERPRINT = 11
"""Bits of a cell for the number, and for the fingerprint."""
MASK = (1 << 64) - 1
FIRST, SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
"""Odd multipliers that mix the bits of a key."""
_VALUES, _PRINTS = (1 << VALUE) - 1, (1 << FINGERPRINT) - 1


@dataclass(frozen=True, slots=True)
class Table:
    """A static function; a key that it does not hold gives 0.

    Attributes:
        cells: Three segments of `length` cells of 16 bits each.
        length: Cells in a segment.
        seed: Number that every key is mixed with.
    """

    cells: memoryview
    length: int
    seed: int

    def get(self, key: int) -> int:
        """The number of `key` (from 0, below ``2 ** 64``), from 0 to 31."""
        mixed = ((key ^ self.seed) * FIRST) & MASK
        mixed ^= mixed >> 32
        mixed = (mixed * SECOND) & MASK
        mixed ^= mixed >> 29
        again = (mixed * FIRST) & MASK
        length, cells = self.length, self.cells
        cell = (
            cells[((mixed & 0xFFFFFFFF) * length) >> 32]
            ^ cells[length + (((mixed >> 32) * length) >> 32)]
            ^ cells[2 * length + (((again >> 32) * length) >> 32)]
        )
        return cell & _VALUES if cell >> VALUE == again & _PRINTS else 0
