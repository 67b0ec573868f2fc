import type { Colour } from '../palette.ts';

/** sRGB of retroreflective sheeting by daylight (EN 12899-1, table 1: inside the chromaticity boxes, a little dusty). */
export const SIGN_WHITE: Colour = [208, 206, 202];
export const SIGN_BLACK: Colour = [26, 26, 28];
export const SIGN_RED: Colour = [172, 34, 34];
export const SIGN_BLUE: Colour = [24, 76, 150];
export const SIGN_YELLOW: Colour = [232, 184, 36];
export const SIGN_GREEN: Colour = [14, 104, 72];
export const SIGN_GREY: Colour = [128, 130, 132];
/** The back of a board: aluminium. */
export const SIGN_BACK: Colour = [132, 134, 136];
