"""Questions, their answers, and what answers are made of."""
