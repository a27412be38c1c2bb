"""The addresses of the directory. A person stands in one by her number."""

from django.urls import path

from goldthread_site.owners import views

app_name = "owners"
urlpatterns = [
    path("", views.parties, name="parties"),
    path("add/", views.add, name="add"),
    path("<int:party>/", views.party, name="party"),
    path("<int:party>/left/", views.left, name="left"),
]
