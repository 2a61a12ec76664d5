"""Plain blocks of colour: the same on every machine and with every version of numpy."""

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
SIZES = ((64, 64), (100, 37), (128, 129), (240, 320), (333, 512), (512, 512), (511, 200), (77, 400))


def blocks(number: int) -> Pixels:
    """Blocks of 4 to 16 dots, of a size from the list; the old generator never changes its draw."""
    height, width = SIZES[number % len(SIZES)]
    random = np.random.RandomState(number)
    side = (4, 8, 16)[number % 3]
    few = random.randint(0, 256, (height // side + 1, width // side + 1, 3))
    many = np.kron(few, np.ones((side, side, 1), int))[:height, :width]
    grain = random.randint(0, 40, (height, width, 3))
    slope = np.arange(width)[None, :, None] * (number % 5) // 3
    return ((many + grain + slope) % 256).astype(np.uint8)
