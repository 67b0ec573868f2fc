/** Standard acceleration of free fall [m/s^2], rounded as messages have it. */
export const GRAVITY = 9.81;
