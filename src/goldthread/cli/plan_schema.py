"""``goldthread plan-schema``: the interchange format, for other programs."""

from __future__ import annotations

import click


@click.command("plan-schema")
def command() -> None:
    """Print the JSON Schema of goldthread-plan/1, the interchange format of a plan."""
    from goldthread.plan.schema import plan_schema_text

    click.echo(plan_schema_text(), nl=False)
