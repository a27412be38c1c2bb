"""The addresses of what a plan keeps as it runs, and of its later documents, below a plan."""

from goldthread_site.plans.costs import urls as costs
from goldthread_site.plans.evidence import urls as evidence
from goldthread_site.plans.next_document import urls as next_document
from goldthread_site.plans.positions import urls as positions
from goldthread_site.plans.references import urls as references
from goldthread_site.plans.remedial import urls as remedial

urlpatterns = [
    *evidence.urlpatterns,
    *positions.urlpatterns,
    *remedial.urlpatterns,
    *costs.urlpatterns,
    *references.urlpatterns,
    *next_document.urlpatterns,
]
