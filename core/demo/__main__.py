"""``python -m core.demo OUT.tif``: write the built-in scene."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from tqdm import tqdm

from ..errors import InputError
from .dates import EARLIER, LATER, SHIFT
from .landscape import Landscape, write_landscape


def main(arguments: list[str] | None = None) -> int:
    """Write the built-in scene; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.demo", description="Write the built-in scene as GeoTIFF.")
    parser.add_argument("out", help="the RGB scene to write")
    parser.add_argument("--truth", help="write its exact land cover (OpenEarthMap codes) here")
    parser.add_argument("--size", default="2048", help="pixels: N or WIDTHxHEIGHT (default %(default)s)")
    parser.add_argument("--gsd", type=float, default=0.5, help="metres a pixel (default %(default)s)")
    parser.add_argument("--crs", default=Landscape.crs, help="any projected or geographic CRS (default %(default)s)")
    parser.add_argument("--centre", type=float, nargs=2, metavar=("LON", "LAT"), default=Landscape.centre)
    parser.add_argument("--seed", type=int, default=Landscape.seed, help="another seed, another landscape")
    parser.add_argument("--later", action="store_true", help="some years on, in other light and season, 1.5 px beside")
    parser.add_argument(
        "--same-season", action="store_true", help="with --later: only the light differs, not the season"
    )
    options = parser.parse_args(arguments)
    width, _, height = options.size.partition("x")
    try:
        if not (width.isdigit() and (height or width).isdigit()):
            raise InputError(f"{options.size!r} is no size: give N or WIDTHxHEIGHT in pixels.")
        landscape = Landscape(
            int(width),
            int(height or width),
            options.gsd,
            options.crs,
            tuple(options.centre),
            options.seed,
            **_date(options),
        )
        with tqdm(total=100, unit="%", bar_format="{desc} {bar} {n:.0f} % {remaining}", disable=None) as bar:

            def show(fraction: float, stage: str) -> None:
                bar.set_description_str(stage, refresh=False)
                bar.update(100 * fraction - bar.n)

            write_landscape(landscape, options.out, options.truth, show)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{options.out}: {landscape.width} × {landscape.height} px at {landscape.gsd} m, {landscape.crs}")
    return 0


def _date(options: argparse.Namespace) -> dict:
    """The fields of a landscape that make it the later date."""
    if not options.later:
        return {}
    season = {"dryness": EARLIER.dryness, "crop_salt": EARLIER.crop_salt} if options.same_season else {}
    return {"date": replace(LATER, **season), "shift": SHIFT}


if __name__ == "__main__":
    sys.exit(main())
