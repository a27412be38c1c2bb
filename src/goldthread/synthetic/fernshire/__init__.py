"""Fernshire, an invented council: its documents."""
