"""Runs the SQL of measures: on DuckDB inside this program, or the same text on Spark."""

from goldthread.measures.engine.duck import DuckEngine
from goldthread.measures.engine.framing import Engine
from goldthread.measures.engine.tables import Scope

__all__ = ["DuckEngine", "Engine", "Scope"]
