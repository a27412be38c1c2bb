"""The addresses of what a running plan has beside its rows: evidence, positions, remedial actions, costs, references."""

from goldthread_site.plans.evidence import urls as evidence

urlpatterns = [*evidence.urlpatterns]
