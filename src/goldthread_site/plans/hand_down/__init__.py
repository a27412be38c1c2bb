"""An action handed down to a team's plan: chosen, linked or written anew, rolled up, and taken back."""
