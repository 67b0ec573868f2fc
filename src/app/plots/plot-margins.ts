/** Beside the drawing area of every plot [CSS pixels], so that what is above one another is at the same time. */
export const PLOT_MARGINS = { left: 40, right: 12 } as const;
