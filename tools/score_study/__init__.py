"""How often intervals of scores hold the true score, and how often statuses are true as said."""
