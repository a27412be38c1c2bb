"""What happened to children: extracts, taken in as dated loads that never change."""
