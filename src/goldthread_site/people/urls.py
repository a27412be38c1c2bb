"""Signing in and out, one's own account, and the pages of those who look after people."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from goldthread_site.people.by_file import views as by_file
from goldthread_site.people.capabilities import capability, public
from goldthread_site.people.tokens import views as tokens
from goldthread_site.people.views import own, people, sign_in

app_name = "people"
own_only = capability("account.own")

urlpatterns = [
    path("sign-in/", public("one must be able to sign in")(sign_in.SignIn.as_view()), name="sign_in"),
    path("sign-in/directory/", public("leads to the council’s directory")(sign_in.directory), name="directory"),
    path("sign-out/", own_only(LogoutView.as_view()), name="sign_out"),
    path(
        "choose-password/<str:uidb64>/<str:token>/",
        public("whoever holds the link has no password yet")(own.ChoosePassword.as_view()),
        name="choose_password",
    ),
    path("account/", own.account, name="account"),
    path("account/password/", own.password, name="password"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:token_id>/end/", tokens.end, name="token_end"),
    path("", people.people, name="people"),
    path("new/", people.new, name="new"),
    path("file/", by_file.by_file, name="by_file"),
    path("file/accept/", by_file.accept, name="by_file_accept"),
    path("file/people.csv", by_file.empty, name="by_file_template"),
    path("looks/", people.looks, name="looks"),
    path("<int:person_id>/", people.person, name="person"),
    path("<int:person_id>/details/", people.details, name="details"),
    path("<int:person_id>/link/", people.link, name="link"),
    path("<int:person_id>/right/", people.grant, name="grant"),
    path("<int:person_id>/right/<int:grant_id>/end/", people.grant_end, name="grant_end"),
    path("<int:person_id>/token/<int:token_id>/end/", tokens.end_for_person, name="person_token_end"),
    path("<int:person_id>/account/<str:deed>/", people.account, name="account_deed"),
]
