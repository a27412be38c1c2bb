"""Setting up, the council's name, its boards."""

from django.urls import path

from goldthread_site.council import views

app_name = "council"
urlpatterns = [
    path("set-up/<str:token>/", views.first_administrator, name="first_administrator"),
    path("council/", views.overview, name="overview"),
    path("council/name/", views.name, name="name"),
    path("council/boards/", views.boards, name="boards"),
    path("council/boards/new/", views.board_new, name="board_new"),
    path("council/boards/<int:board_id>/", views.board, name="board"),
    path("council/boards/<int:board_id>/ends/", views.board_ends, name="board_ends"),
]
