"""Phrases with relations ("farmland within 200 m of the river"): read into parts, and put together on the ground."""
