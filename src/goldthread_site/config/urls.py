"""Every address of the site. A page without a declared capability is closed: see people/capabilities.py."""

from django.urls import include, path

from goldthread_site.api.views import docs
from goldthread_site.plans.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("people/", include("goldthread_site.people.urls")),
    path("people/", include("goldthread_site.people.sign_in_urls")),
    path("owners/", include("goldthread_site.owners.urls")),
    path("plan/", include("goldthread_site.plans.urls")),
    path("plan/", include("goldthread_site.plans.trail_urls")),
    path("my/", include("goldthread_site.my.urls")),
    path("", include("goldthread_site.council.urls")),
    path("up/", include("goldthread_site.service.urls")),
    path("api/", docs, name="api_docs"),
    path("api/v1/", include("goldthread_site.api.urls")),
]

handler400 = "goldthread_site.look.errors.bad_request"
handler403 = "goldthread_site.look.errors.not_allowed"
handler404 = "goldthread_site.look.errors.not_found"
handler500 = "goldthread_site.look.errors.broken"
