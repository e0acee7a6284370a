"""Recension builds TEI P5 scholarly editions, and reading copies of them, from plain transcriptions."""

__version__ = "0.1.0"
