"""The sign-in form."""

from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """Django's own form, in plain words."""

    error_messages = {
        "invalid_login": "The sign-in name or the password is not right. Check both and try again.",
        "inactive": "This account is closed. Ask your programme manager.",
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Enter your sign-in name"
        self.fields["password"].error_messages["required"] = "Enter your password"
        del self.fields["username"].widget.attrs["autofocus"]  # it would fight with the error summary
        for field in self.fields.values():
            field.widget.attrs["class"] = "govuk-input govuk-input--width-20"

    @property
    def first_field_id(self) -> str:
        """Where the error summary leads when neither field alone is at fault."""
        return self["username"].id_for_label
