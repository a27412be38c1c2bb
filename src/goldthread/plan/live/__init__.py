"""What happens to a plan once it runs: updates, dates that move, evidence, links to other plans."""
