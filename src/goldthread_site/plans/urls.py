"""The addresses of a plan. No name of a person or child stands in one."""

from django.urls import path

from goldthread_site.plans.views import imports

app_name = "plans"
urlpatterns = [
    path("import/", imports.start, name="import"),
    path("import/<uuid:draft_id>/", imports.review, name="import_review"),
    path("import/<uuid:draft_id>/values/", imports.every_value, name="import_values"),
    path("import/<uuid:draft_id>/values/<str:kind>/<path:key>/<str:field>/", imports.value, name="import_value"),
    path("import/<uuid:draft_id>/rest/", imports.confirm_rest, name="import_confirm_rest"),
    path("import/<uuid:draft_id>/accept/", imports.accept, name="import_accept"),
    path("import/<uuid:draft_id>/discard/", imports.discard, name="import_discard"),
]
