"""Metadata of a GeoTIFF about its embeddings, which ``RasterField`` reads back."""

from collections.abc import Mapping
from typing import Optional

FAMILY_TAG, YEAR_TAG, LICENCE_TAG, ATTRIBUTION_TAG = "EMBEDDING", "YEAR", "LICENCE", "ATTRIBUTION"


def field_tags(family: str, year: Optional[int], licence: str, attribution: str) -> dict[str, str]:
    """The metadata of a file of embeddings; unknown facts are left out."""
    tags = {
        FAMILY_TAG: family,
        YEAR_TAG: str(year or ""),
        LICENCE_TAG: licence,
        ATTRIBUTION_TAG: attribution,
        "TIFFTAG_COPYRIGHT": attribution,
    }
    return {name: text for name, text in tags.items() if text}


def read_tags(tags: Mapping[str, str]) -> tuple[str, Optional[int], str, str]:
    """Family, year, licence and attribution of a file; empty (None) where the file has none."""
    by_name = {key.lower(): value for key, value in tags.items()}
    year = by_name.get("year", "")
    return (
        by_name.get(FAMILY_TAG.lower(), ""),
        int(year) if year.isdigit() else None,
        by_name.get("licence") or by_name.get("license") or "",
        by_name.get("attribution") or by_name.get("tifftag_copyright") or "",
    )
