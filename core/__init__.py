"""Landscribe's engine: everything that works without QGIS."""
