"""A person's one role becomes a right over every plan."""

from datetime import timedelta

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

VISITORS = {"viewer"}  # the one role of then whose rights must end


def roles_to_grants(apps, schema_editor):
    """Each role as a right over every plan from today on; a visitor's ends a year from today."""
    people, grants = apps.get_model("people", "User"), apps.get_model("people", "Grant")
    now = django.utils.timezone.now()
    day = django.utils.timezone.localdate(now)
    for person in people.objects.all():
        visitor = person.role in VISITORS
        why = "The role that the account had before rights were given by plan"
        grants.objects.create(
            person=person, role=person.role, from_day=day, given_at=now,
            until_day=day + timedelta(days=365) if visitor else None,
            why=f"{why}; it ends after a year, because a visitor’s right must end" if visitor else why,
        )  # fmt: skip


def grants_to_roles(apps, schema_editor):
    """The first right that was not ended gives the role back."""
    for grant in apps.get_model("people", "Grant").objects.filter(ended_on=None).order_by("-pk"):
        grant.person.role = grant.role
        grant.person.save()


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    run_before = [("account", "0001_initial")]  # which looks for the e-mail addresses of people

    operations = [
        migrations.AddField(
            model_name="user",
            name="email",
            field=models.EmailField(blank=True, default="", max_length=254, verbose_name="e-mail address"),
            preserve_default=False,
        ),
        migrations.AddField(model_name="user", name="session_mark", field=models.PositiveIntegerField(default=0)),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=40)),
                ("plan", models.BigIntegerField(blank=True, null=True)),
                ("section", models.CharField(blank=True, max_length=200)),
                ("from_day", models.DateField()),
                ("until_day", models.DateField(blank=True, null=True)),
                ("given_at", models.DateTimeField()),
                ("why", models.CharField(max_length=500)),
                ("ended_on", models.DateField(null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("section", ""), ("plan__isnull", False), _connector="OR"),
                        name="a_section_is_of_a_plan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("page", models.CharField(max_length=100)),
                ("plan", models.BigIntegerField(null=True)),
                ("key", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["-at"], name="people_look_at_idx")],
            },
        ),
        migrations.RunPython(roles_to_grants, grants_to_roles),
    ]
