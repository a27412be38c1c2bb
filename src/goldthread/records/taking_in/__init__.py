"""An extract, whatever its form, becomes one load: bound by name, typed as declared, nothing guessed, nothing dropped."""
