"""The addresses at which many actions change, and those of a person's own filters."""

from django.urls import path

from goldthread_site.plans.bulk import quick_views, views
from goldthread_site.plans.views import saved

urlpatterns = [
    path("change/", views.change, name="bulk"),
    path("<int:plan_id>/type/", quick_views.quick, name="quick"),
    path("filters/", saved.filters, name="filters"),
    path("filters/save/", saved.save, name="filter_save"),
    path("filters/<int:number>/", saved.one, name="filter"),
]
