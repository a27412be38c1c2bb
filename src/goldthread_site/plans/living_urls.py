"""The addresses of what happens to a plan once it runs: evidence, positions, later documents, its end and the rest."""

from goldthread_site.plans.costs import urls as costs
from goldthread_site.plans.ending import urls as ending
from goldthread_site.plans.escalation import urls as escalation
from goldthread_site.plans.evidence import urls as evidence
from goldthread_site.plans.found_again import urls as found_again
from goldthread_site.plans.hand_down import urls as hand_down
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
    *hand_down.urlpatterns,
    *escalation.urlpatterns,
    *ending.urlpatterns,
    *found_again.urlpatterns,
]
