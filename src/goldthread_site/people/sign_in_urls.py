"""The addresses that the sign-in library asks for by its own names: those that are needed, and no others."""

from django.urls import path

from goldthread_site.people.capabilities import capability, public
from goldthread_site.people.views import own, sign_in, steps

own_only = capability("account.own")
halfway = public("whoever has given the password is not signed in yet")

urlpatterns = [
    path("sign-in/", public("one must be able to sign in")(sign_in.SignIn.as_view()), name="account_login"),
    path("sign-in/second-step/", halfway(sign_in.SecondStep.as_view()), name="mfa_authenticate"),
    path(
        "sign-in/passkey/",
        public("a passkey signs in without a password")(sign_in.PasskeySignIn.as_view()),
        name="mfa_login_webauthn",
    ),
    path(
        "sign-in/directory/<str:provider_id>/answer/",
        public("the council’s directory leads back here")(sign_in.directory_answer),
        name="openid_connect_callback",
    ),
    path("account/", own.account, name="mfa_index"),
    path("account/again/", own_only(steps.PasswordAgain.as_view()), name="account_reauthenticate"),
    path("account/again/code/", own_only(steps.CodeAgain.as_view()), name="mfa_reauthenticate"),
    path("account/app/", own_only(steps.App.as_view()), name="mfa_activate_totp"),
    path("account/app/off/", own_only(steps.AppOff.as_view()), name="mfa_deactivate_totp"),
    path("account/recovery-codes/", own_only(steps.Codes.as_view()), name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", own_only(steps.NewCodes.as_view()), name="mfa_generate_recovery_codes"),
    path("account/keys/new/", own_only(steps.Key.as_view()), name="mfa_add_webauthn"),
    path("account/keys/<int:pk>/off/", own_only(steps.KeyOff.as_view()), name="mfa_remove_webauthn"),
]
