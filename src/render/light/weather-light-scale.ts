/** Exposure of the renderer's tone mapping. */
export const EXPOSURE = 1.3;

/** What three.js calls 1 is brighter by the exposure than what the camera calls 1. */
export const LIGHT_SCALE = 1 / EXPOSURE;

/** Irradiance that three.js wants for light 1 on a surface: it divides by pi. */
export const IRRADIANCE = Math.PI / EXPOSURE;
