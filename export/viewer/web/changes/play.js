// Playing over the years: which day comes next. Pure.

import { addMonths } from "../time.js";

/** Milliseconds a year takes at each speed. */
export const SPEEDS = { slow: 4000, normal: 2000, fast: 900 };

/** Months of a step: fine steps where motion is wanted, whole years where it is not. */
export function stepOf(animate) {
  return animate ? 3 : 12;
}

/** The day after `day` in the play, or null at the end; the last day itself is always played. */
export function nextDay(day, last, months) {
  if (day >= last) return null;
  return Math.min(last, addMonths(day, months));
}
