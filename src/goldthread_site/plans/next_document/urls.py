"""The addresses of a later document, of those taken in, and of what was withdrawn, below a plan."""

from django.urls import path

from goldthread_site.plans.next_document import taken_in, views, withdrawn

urlpatterns = [
    path("<int:plan_id>/next-document/", views.start, name="next_document"),
    path("<int:plan_id>/next-document/<uuid:draft_id>/", views.go_on, name="next_document_go_on"),
    path("<int:plan_id>/next-document/<uuid:draft_id>/here/", views.here, name="next_document_here"),
    path("<int:plan_id>/next-document/<uuid:draft_id>/plan/", views.same, name="next_document_same"),
    path("<int:plan_id>/next-document/<uuid:draft_id>/rows/", views.rows, name="next_document_rows"),
    path("<int:plan_id>/next-document/<uuid:draft_id>/whole/", views.whole, name="next_document_whole"),
    path("<int:plan_id>/next-document/<uuid:draft_id>/difference/", views.difference, name="next_document_difference"),
    path("<int:plan_id>/documents/", taken_in.documents, name="documents"),
    path("<int:plan_id>/documents/<int:document_id>/", taken_in.document, name="document"),
    path("<int:plan_id>/withdrawn/", withdrawn.withdrawn, name="withdrawn"),
    path("<int:plan_id>/withdrawn/<str:entity>/<path:key>/", withdrawn.bring_back, name="bring_back"),
]
