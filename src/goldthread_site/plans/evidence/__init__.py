"""Evidence: proof that something was done, or made a difference. Files with their versions, or links."""
