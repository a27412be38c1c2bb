"""Update sheets: given out to one owner, taken back, looked at, and put into the plan whole or not at all."""
