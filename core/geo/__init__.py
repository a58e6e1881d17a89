"""Areas on the ellipsoid, zones, reprojection and connected regions."""
