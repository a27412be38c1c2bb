"""How long Goldthread takes and how much memory it needs: `make bench`. Figures are printed, never tested."""
