"""Times, as ratios measured in one run; never asserted in the suite."""
