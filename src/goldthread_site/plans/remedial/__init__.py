"""Remedial actions: asked for whenever something is red, late or slipped, each with its own lead and date."""
