"""The addresses of evidence, below a plan."""

from django.urls import path

from goldthread_site.plans.evidence import views

urlpatterns = [
    path("<int:plan_id>/evidence/", views.every, name="evidence"),
    path("<int:plan_id>/evidence/add/", views.add, name="evidence_add"),
    path("<int:plan_id>/evidence/<slug:key>/", views.one, name="evidence_one"),
    path("<int:plan_id>/evidence/<slug:key>/version/", views.version, name="evidence_version"),
    path("<int:plan_id>/evidence/<slug:key>/use/", views.use, name="evidence_use"),
    path("<int:plan_id>/evidence/<slug:key>/withdraw/", views.withdraw, name="evidence_withdraw"),
    path("<int:plan_id>/evidence/<slug:key>/file/<int:version>/", views.file, name="evidence_file"),
]
