"""The column of the one role goes: what it said stands in the rights. Apart from 0002, as PostgreSQL asks."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0002_rights_over_plans")]

    operations = [migrations.RemoveField(model_name="user", name="role")]
