"""Reminders by e-mail: who is due which, what stands in it, and sending each once."""
