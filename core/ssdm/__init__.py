"""SSDM: land-cover mapping with structural prior modulation and semantic injection (arXiv 2604.19591)."""
