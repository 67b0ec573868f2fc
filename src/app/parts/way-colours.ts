/** Colours of ways, by their number from 0: apart from each other, from lanes, and from signals, on dark and on light ground. */
export const WAY_COLOURS = ['#2f81c9', '#d2762b', '#9a6bd6', '#2aa198', '#c9528f'] as const;
