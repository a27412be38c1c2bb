"""The addresses of an owner's own pages. No name of a person or child stands in one."""

from django.urls import path

from goldthread_site.my.views.actions import actions, finished, hand_over, sheet
from goldthread_site.my.views.link import update_by_link
from goldthread_site.my.views.links import links, revoke, switch
from goldthread_site.my.views.update import update

app_name = "my"
urlpatterns = [
    path("", actions, name="actions"),
    path("finished/", finished, name="finished"),
    path("hand-over/", hand_over, name="hand_over"),
    path("sheet/<int:plan_id>/", sheet, name="sheet"),
    path("update/<int:plan_id>/<path:key>/", update, name="update"),
    path("link/<str:token>/", update_by_link, name="update_by_link"),
    path("links/<int:plan_id>/", links, name="links"),
    path("links/<int:plan_id>/switch/", switch, name="links_switch"),
    path("links/<int:plan_id>/<int:link_id>/revoke/", revoke, name="link_revoke"),
]
