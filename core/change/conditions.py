"""What differs between two dates besides the ground: clouds, shadows, light, season. Warnings from their statistics."""

import numpy as np

#: Share of the ground by which clouds or shadows of one date must exceed those of the other.
MORE = 0.03
#: Difference of greenness, and ratio of brightness, from which season and light differ.
GREENER, BRIGHTER = 0.03, 1.25
#: 8-bit values: a pixel is white if no band is darker and its bands are about equal, and dark if no band is brighter.
WHITE, GREY, DARK = 215, 30, 35


def look(image: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Statistics of a window.

    Args:
        image: (3, h, w) uint8.
        valid: (h, w) bool, pixels to look at.

    Returns:
        Share of white pixels, share of dark ones, greenness (excess green over brightness), brightness, and the mean
        and the mean square of each band.
    """
    bands = image.reshape(3, -1) if valid.all() else image[:, valid]
    count = bands.shape[1]
    red, green, blue = bands
    high, low = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    white = (low >= WHITE) & (high - low <= GREY)
    total = bands.sum(0, dtype=np.float32)
    greenness = (3 * (green / np.maximum(total, 1)).sum() - np.count_nonzero(total)) / count
    shares = [np.count_nonzero(pixels) / count for pixels in (white, high <= DARK)]
    sums = bands.sum(1, dtype=np.int64)
    squares = np.square(bands, dtype=np.uint16).sum(1, dtype=np.int64)  # whole numbers, so in any order
    return np.array([*shares, greenness, sums.sum() / (3 * count), *(sums / count), *(squares / count)])


def band_statistics(looks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each band of both dates, (2, 3) each, from the windows' statistics."""
    both = looks.mean(0)
    means, squares = both[:, 4:7], both[:, 7:]
    return means, np.sqrt(np.maximum(squares - means**2, 0))


def differences(looks: np.ndarray, before: str, after: str) -> list[str]:
    """Sentences for the user about what differs between two dates.

    Args:
        looks: (n, 2, 10) statistics of the windows of the earlier and the later date.
        before: Name of the earlier date.
        after: Name of the later one.
    """
    if not len(looks):
        return []
    (white, dark, green, bright, *_), later = looks.mean(0)
    notes = []
    for share, other, what in ((white, later[0], "clouds, snow or glare"), (dark, later[1], "shadows or dark water")):
        if abs(share - other) > MORE:
            name = after if other > share else before
            percent = 100 * abs(share - other)
            notes.append(f"{name} has {percent:.0f} % more {what} than the other date: changes there may be false.")
    if abs(green - later[2]) > GREENER:
        name = after if later[2] > green else before
        notes.append(f"{name} is greener, as in another season: changes between plants and bare ground may be false.")
    low, high = sorted((bright, later[3]))
    if high > BRIGHTER * max(low, 1.0):
        name = after if later[3] > bright else before
        notes.append(f"{name} is {100 * (high / max(low, 1.0) - 1):.0f} % brighter than the other date.")
    return notes
