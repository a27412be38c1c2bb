"""An extract, of whatever form, made one load: bound by name, typed as declared, nothing guessed, none dropped."""
