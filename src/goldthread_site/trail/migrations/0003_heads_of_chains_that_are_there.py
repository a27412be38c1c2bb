from django.conf import settings
from django.db import migrations
from django.db.models import Max

from goldthread.trail import Head, seal_of


def seal_what_is_there(apps, schema_editor):
    """Each chain gets the head that its last revision asks for."""
    revisions, heads = apps.get_model("trail", "Revision").objects, apps.get_model("trail", "ChainHead").objects
    for plan, place in revisions.order_by().values_list("plan").annotate(last=Max("place")):
        digest = revisions.get(plan=plan, place=place).digest
        seal = seal_of(settings.TRAIL_KEY, Head(plan, place, digest))
        heads.create(plan=plan, place=place, digest=digest, seal=seal)


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_heads_and_erasures")]
    operations = [migrations.RunPython(seal_what_is_there, migrations.RunPython.noop)]
