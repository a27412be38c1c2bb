"""Signing in and out."""

from django.contrib.auth import views as auth
from django.urls import path

from goldthread_site.people.capabilities import capability, public
from goldthread_site.people.forms import SignInForm

app_name = "people"
_sign_in = auth.LoginView.as_view(authentication_form=SignInForm, redirect_authenticated_user=True)

urlpatterns = [
    path("sign-in/", public("one must be able to sign in")(_sign_in), name="sign_in"),
    path("sign-out/", capability("account.own")(auth.LogoutView.as_view()), name="sign_out"),
]
