"""The column that says an action is done is filled as the core says it, for plans that are here already."""

from django.db import migrations

from goldthread.plan.model import Action as CoreAction
from goldthread.plan.standing import is_done


def fill(apps, schema_editor):
    for row in apps.get_model("plans", "Action").objects.iterator():
        done = is_done(CoreAction.model_validate(row.value))
        if row.completed != done:
            row.completed = done
            row.save(update_fields=["completed"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_live_plan")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
