"""The shift between two dates, measured window by window before they are compared.

Two pictures of one place differ in light, season and shadows, but their edges run the same way. So each window is
compared by the direction of its edges alone (orientation correlation: Fitch, Kadyrov, Christmas, Kittler 2002, BMVC):
the peak of the cross-correlation of both direction fields, refined below a pixel with a matrix Fourier transform around
it (Guizar-Sicairos, Thurman, Fienup 2008, Optics Letters 33, 156-158).
"""

from dataclasses import asdict, dataclass, replace

import numpy as np
from rasterio.windows import Window
from scipy import fft

from ..errors import InputError
from ..progress import Progress
from ..scene.aligned import Shift, open_reader, shift_terms
from ..scene.grid import ModelGrid
from ..tiles.block import Block
from .common_grid import Pair
from .conditions import band_statistics, differences, look

#: Side of a window in model pixels, also in a small scene, and the longest shift looked for.
SIDE, SMALL, LONGEST = 256, 128, 24
#: The most windows along each side of the scene, for one shift and for one that differs from place to place.
MOST, MOST_FIELD = 4, 6
#: Steps of a pixel to which a peak is refined.
REFINED = 20
#: How far the peak must stand above the other correlations, in their standard deviations.
CLEAR = 7.0
#: Windows with a clear peak that a shift needs, a plane and a curved field.
FEWEST, FEWEST_PLANE, FEWEST_CURVED = 3, 8, 16
#: Pixels: a larger shift is reported, and a smaller one is not worth an interpolation.
NOTICED, LEAST_CORRECTED = 0.5, 0.1
#: Model pixels to one unit of a polynomial.
UNIT = 1000.0


@dataclass(frozen=True)
class Registration:
    """The shift of one date against the other.

    Attributes:
        east: Metres that the later date lies too far east (to the right for a picture without north).
        north: Metres that it lies too far north.
        metres: Length of that shift.
        pixels: The same in pixels in which the model sees the dates.
        spread: Median distance of the windows' shifts from it (or from the field), in pixels.
        windows: Windows with a clear peak.
        looked_at: Windows that were compared.
        corrected: "none", "shift" or "field".
    """

    east: float
    north: float
    metres: float
    pixels: float
    spread: float
    windows: int
    looked_at: int
    corrected: str = "none"

    def as_dict(self) -> dict:
        """The registration as plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Offsets:
    """The shifts of windows.

    Attributes:
        places: (n, 2) column and row of each window's middle, in model pixels.
        shifts: (n, 2) columns and rows that the other raster's picture lies too far right and down.
        looked_at: Windows that were compared.
        looks: (m, 2, k) what ``conditions.look`` says of both rasters in each window.
    """

    places: np.ndarray
    shifts: np.ndarray
    looked_at: int
    looks: np.ndarray


def check_align(align: str) -> None:
    """Raise InputError if ``align`` is no way to align two dates."""
    if align not in ("none", "shift", "field"):
        raise InputError(f"{align!r} is no way to align two dates: choose none, shift or field.")


def measure_offsets(reference: Block, other: Block, most: int, progress: Progress) -> Offsets:
    """Compare windows of both rasters over all ground that they share, whatever the extent of the run is.

    Args:
        reference: The block of the raster whose pixels are used.
        other: The block of the other one, read where it says that it lies.
        most: The most windows along each side.
        progress: Called for each window.
    """
    grid = reference.grid
    places, shifts = [], []
    windows = _windows(grid.width, grid.height, most)
    looks = []
    with open_reader(grid) as one, open_reader(other.grid) as two:
        for index, window in enumerate(windows):
            progress(index / len(windows), "Comparing the positions of both dates")
            patches = [reader.read(window) for reader in (one, two)]
            valid = patches[0].valid & patches[1].valid
            if valid.mean() < 0.75:
                continue
            looks.append([look(patch.image, valid) for patch in patches])
            shift = window_shift(*(patch.image for patch in patches), valid)
            if shift is not None:
                places.append((window.col_off + window.width / 2, window.row_off + window.height / 2))
                shifts.append(shift)
    return Offsets(np.reshape(places, (-1, 2)), np.reshape(shifts, (-1, 2)), len(looks), np.array(looks))


def _windows(width: int, height: int, most: int) -> list[Window]:
    """Windows spread evenly over a grid, at most ``most`` along each side."""
    sides = [min(SIDE, max(SMALL, length // 2), length) for length in (width, height)]
    starts = [
        np.unique(np.linspace(0, length - side, min(most, max(1, length // side))).astype(int))
        for length, side in zip((width, height), sides)
    ]
    return [Window(int(x), int(y), *sides) for y in starts[1] for x in starts[0]]


def window_shift(image: np.ndarray, other: np.ndarray, valid: np.ndarray) -> tuple[float, float] | None:
    """The shift of ``other`` against ``image``.

    Args:
        image: (3, h, w) uint8.
        other: (3, h, w) uint8.
        valid: (h, w) bool, pixels that both have.

    Returns:
        Columns and rows that the picture in ``other`` lies too far right and down; None without a clear peak.
    """
    height, width = valid.shape
    if min(height, width) < 32:
        return None
    taper = np.outer(np.hanning(height), np.hanning(width)).astype(np.float32)
    spectra = [fft.fft2(_directions(picture, valid) * taper) for picture in (image, other)]
    product = spectra[1] * np.conj(spectra[0])
    surface = fft.ifft2(product).real
    reach = min(LONGEST, height // 4, width // 4)
    around = np.arange(-reach, reach + 1)
    near = surface[np.ix_(around, around)]
    row, column = np.unravel_index(int(near.argmax()), near.shape)
    if near[row, column] < CLEAR * surface.std():
        return None
    if not (0 < row < 2 * reach and 0 < column < 2 * reach):
        return None
    return _refined(product, row - reach, column - reach)


def _directions(picture: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """The direction of the edges as complex numbers, twice the angle, so that dark on light is light on dark.

    Weak edges, noise mostly, count by their strength.
    """
    red, green, blue = picture
    grey = _smoothed(_smoothed(red.astype(np.float32) + green + blue).T).T
    down, across = np.gradient(grey)
    strength = across * across + down * down  # squared
    floor = np.median(strength[::2, ::2][valid[::2, ::2]]) + np.float32(1e-6)
    share = valid / (strength + floor)
    turned = np.empty(valid.shape, np.complex64)
    turned.real = (across * across - down * down) * share
    turned.imag = 2 * across * down * share
    return turned


def _smoothed(values: np.ndarray) -> np.ndarray:
    """Binomial weights of five rows, nearly those of a Gaussian of one pixel, in a third of its time."""
    rows = np.pad(values, ((2, 2), (0, 0)), mode="edge")
    end = len(values)
    return rows[:end] + rows[4:] + 4 * (rows[1 : end + 1] + rows[3 : end + 3]) + 6 * values


def _refined(product: np.ndarray, row: int, column: int) -> tuple[float, float]:
    """The peak of a correlation near (row, column), to 1 / REFINED of a pixel, from its spectrum."""
    height, width = product.shape
    steps = np.arange(-REFINED, REFINED + 1) / REFINED
    down = np.exp(2j * np.pi * np.outer(row + steps, fft.fftfreq(height))).astype(product.dtype)
    along = np.exp(2j * np.pi * np.outer(fft.fftfreq(width), column + steps)).astype(product.dtype)
    peak = (down @ product @ along).real
    i, j = np.unravel_index(int(peak.argmax()), peak.shape)
    return float(column + steps[j]), float(row + steps[i])


def fit_shift(offsets: Offsets, align: str) -> tuple[np.ndarray, np.ndarray, float] | None:
    """A smooth shift through the windows' shifts that leaves outliers out.

    Args:
        offsets: The windows' shifts.
        align: "field" for a polynomial of the place, as far as there are windows for it; else one shift.

    Returns:
        Coefficients (terms, 2) of ``shift_terms`` in columns and rows, the windows used (n,) bool,
        and the median distance from it in pixels; None with too few clear windows.
    """
    count = len(offsets.places)
    if count < min(FEWEST, max(1, offsets.looked_at)):
        return None
    middle = np.median(offsets.shifts, axis=0)
    apart = np.linalg.norm(offsets.shifts - middle, axis=1)
    used = apart <= max(3.0, 3 * float(np.median(apart)))
    terms = 1
    if align == "field":
        terms = 6 if used.sum() >= FEWEST_CURVED else 3 if used.sum() >= FEWEST_PLANE else 1
    matrix = np.stack(shift_terms(*_unit(offsets.places)), axis=1)[:, :terms]
    for _ in range(5):
        if terms == 1:
            fitted = np.median(offsets.shifts[used], axis=0)[None]
        else:
            fitted = np.linalg.lstsq(matrix[used], offsets.shifts[used], rcond=None)[0]
        apart = np.linalg.norm(offsets.shifts - matrix @ fitted, axis=1)
        kept = apart <= max(0.3, 3 * float(np.median(apart[used])))
        if (kept == used).all() or kept.sum() <= terms:
            break
        used = kept
    return fitted, used, float(np.median(apart[used]))


def _unit(places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return places[:, 0] / UNIT, places[:, 1] / UNIT


def grid_shift(grid: ModelGrid, coefficients: np.ndarray) -> Shift:
    """The polynomial (terms, 2) of columns and rows as a shift in the grid's CRS."""
    a, b, _, d, e, _ = tuple(grid.transform)[:6]
    columns, rows = coefficients.T
    place = tuple(value / UNIT for value in tuple(~grid.transform)[:6])
    return Shift(place, tuple((a * columns + b * rows).tolist()), tuple((d * columns + e * rows).tolist()))


def register(pair: Pair, align: str, progress: Progress) -> tuple[Pair, Registration | None, list[str]]:
    """Measure the shift between both dates, and correct it if that is asked for.

    Args:
        pair: Both dates, read where they say that they lie.
        align: "none", "shift" or "field".
        progress: Called for each window.

    Returns:
        The pair in one light, with the shift if it was corrected; what was measured, None without enough clear windows;
        and sentences for the user, about the light and the season of both dates too.
    """
    reference, other = pair.blocks if pair.after_moves else pair.blocks[::-1]
    offsets = measure_offsets(reference, other, MOST_FIELD if align == "field" else MOST, progress)
    looks = offsets.looks if pair.after_moves else offsets.looks[:, ::-1]
    notes = differences(looks, pair.before.name, pair.after.name)
    if len(looks):
        pair = pair.in_one_light(*band_statistics(looks))
    found = fit_shift(offsets, align)
    if found is None:
        if offsets.looked_at or align != "none":
            notes.append(
                "The shift between the two dates could not be measured, because they have too few edges in common: "
                "they were compared where they say that they lie."
            )
        return pair, None, notes
    coefficients, used, spread = found
    at = np.stack(shift_terms(*_unit(offsets.places[used])), axis=1)[:, : len(coefficients)] @ coefficients
    columns, rows = np.median(at, axis=0) * (1 if pair.after_moves else -1)
    pixels, largest = float(np.hypot(columns, rows)), float(np.linalg.norm(at, axis=1).max())
    moved = align != "none" and largest > LEAST_CORRECTED
    east, north = _on_ground(reference.grid, columns, rows)
    kind = "none" if not moved else "shift" if len(coefficients) == 1 else "field"
    measured = Registration(
        round(east, 3), round(north, 3), round(float(np.hypot(east, north)), 3), round(pixels, 2), round(spread, 2),
        int(used.sum()), offsets.looked_at, kind,
    )  # fmt: skip
    if moved:
        pair = replace(pair, shift=grid_shift(reference.grid, coefficients))
        notes.append(f"{_where(measured, pair)}: it was moved back by that.")
    elif pixels > NOTICED:
        notes.append(f"{_where(measured, pair)}: align the dates, or some changes along edges will be false.")
    return pair, measured, notes


def _on_ground(grid: ModelGrid, columns: float, rows: float) -> tuple[float, float]:
    """Metres to the east and the north (x and y of the CRS) of a shift in pixels."""
    a, b, _, d, e, _ = tuple(grid.transform)[:6]
    right, down = columns * grid.scene.pixel_size[0] * grid.scale_x, rows * grid.scene.pixel_size[1] * grid.scale_y
    across, along = np.hypot(a, d), np.hypot(b, e)
    return float(right * a / across + down * b / along), float(right * d / across + down * e / along)


def _where(measured: Registration, pair: Pair) -> str:
    sides = [
        f"{abs(metres):.2g} m {names[metres < 0]}"
        for metres, names in ((measured.east, ("east", "west")), (measured.north, ("north", "south")))
        if abs(metres) >= 0.05 * measured.metres
    ]
    return (
        f"{pair.after.name} lies {measured.metres:.2g} m ({measured.pixels:.1f} pixels; {' and '.join(sides)}) beside "
        f"{pair.before.name}"
    )
