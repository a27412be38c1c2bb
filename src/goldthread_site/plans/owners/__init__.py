"""Who owns what in a plan: names settled, owners set, work handed over, load seen."""
