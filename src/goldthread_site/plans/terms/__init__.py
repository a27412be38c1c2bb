"""How a council runs its plan, said once and changed with a reason."""
