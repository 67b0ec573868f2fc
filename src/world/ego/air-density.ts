/** Density of air at 15 degrees C and sea level [kg/m^3] (ISO 2533). */
export const AIR_DENSITY = 1.225;
