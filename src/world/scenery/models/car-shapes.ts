import type { CarShape } from './car-shape.ts';

/** A five-door hatchback, 4.0 x 1.74 x 1.46 m. */
export const HATCH: CarShape = {
  sections: [
    { x: -2.0, sill: [0.36, 0.74], waist: [0.5, 0.8], shoulder: [0.9, 0.74] },
    { x: -1.75, sill: [0.24, 0.84], waist: [0.45, 0.87], shoulder: [0.95, 0.8] },
    { x: -0.6, sill: [0.22, 0.86], waist: [0.45, 0.87], shoulder: [0.93, 0.82] },
    { x: 0.95, sill: [0.22, 0.86], waist: [0.45, 0.87], shoulder: [0.9, 0.8] },
    { x: 1.7, sill: [0.24, 0.84], waist: [0.45, 0.86], shoulder: [0.76, 0.74] },
    { x: 2.0, sill: [0.3, 0.66], waist: [0.44, 0.76], shoulder: [0.66, 0.66] },
  ],
  cabin: {
    rearBase: -1.85,
    rearRoof: -1.45,
    frontRoof: 0.3,
    frontBase: 1.05,
    baseZ: 0.91,
    roofZ: 1.46,
    baseHalf: 0.78,
    roofHalf: 0.58,
    panes: [
      [0.14, 0.46],
      [0.5, 0.86],
    ],
    rearWindow: true,
  },
  axles: [-1.24, 1.26],
  wheelRadius: 0.3,
  trackHalf: 0.86,
  headLampZ: 0.62,
  tailLampZ: 0.78,
};

/** A four-door saloon, 4.64 x 1.82 x 1.44 m. */
export const SEDAN: CarShape = {
  sections: [
    { x: -2.32, sill: [0.38, 0.72], waist: [0.5, 0.82], shoulder: [0.92, 0.74] },
    { x: -2.05, sill: [0.25, 0.86], waist: [0.46, 0.9], shoulder: [1.0, 0.8] },
    { x: -1.3, sill: [0.22, 0.89], waist: [0.46, 0.91], shoulder: [0.99, 0.84] },
    { x: 1.0, sill: [0.22, 0.89], waist: [0.46, 0.91], shoulder: [0.92, 0.82] },
    { x: 1.95, sill: [0.24, 0.86], waist: [0.46, 0.89], shoulder: [0.78, 0.78] },
    { x: 2.32, sill: [0.3, 0.66], waist: [0.45, 0.78], shoulder: [0.66, 0.68] },
  ],
  cabin: {
    rearBase: -1.62,
    rearRoof: -0.85,
    frontRoof: 0.28,
    frontBase: 1.08,
    baseZ: 0.94,
    roofZ: 1.44,
    baseHalf: 0.82,
    roofHalf: 0.6,
    panes: [
      [0.2, 0.47],
      [0.51, 0.84],
    ],
    rearWindow: true,
  },
  axles: [-1.38, 1.42],
  wheelRadius: 0.32,
  trackHalf: 0.9,
  headLampZ: 0.63,
  tailLampZ: 0.82,
};

/** An estate, 4.7 x 1.84 x 1.5 m. */
export const ESTATE: CarShape = {
  ...SEDAN,
  sections: [
    { x: -2.35, sill: [0.38, 0.74], waist: [0.5, 0.84], shoulder: [0.96, 0.78] },
    { x: -2.1, sill: [0.25, 0.88], waist: [0.46, 0.91], shoulder: [0.99, 0.83] },
    { x: -1.3, sill: [0.22, 0.9], waist: [0.46, 0.92], shoulder: [0.97, 0.85] },
    { x: 1.0, sill: [0.22, 0.9], waist: [0.46, 0.92], shoulder: [0.93, 0.83] },
    { x: 2.0, sill: [0.24, 0.87], waist: [0.46, 0.9], shoulder: [0.8, 0.78] },
    { x: 2.35, sill: [0.3, 0.68], waist: [0.45, 0.8], shoulder: [0.68, 0.7] },
  ],
  cabin: {
    rearBase: -2.22,
    rearRoof: -1.85,
    frontRoof: 0.3,
    frontBase: 1.12,
    baseZ: 0.95,
    roofZ: 1.5,
    baseHalf: 0.82,
    roofHalf: 0.62,
    panes: [
      [0.1, 0.32],
      [0.35, 0.58],
      [0.61, 0.87],
    ],
    rearWindow: true,
  },
  tailLampZ: 0.9,
};

/** A panel van, 5.3 x 1.98 x 2.25 m. */
export const VAN: CarShape = {
  sections: [
    { x: -2.65, sill: [0.42, 0.88], waist: [0.55, 0.94], shoulder: [1.2, 0.93] },
    { x: -2.5, sill: [0.32, 0.96], waist: [0.55, 0.99], shoulder: [1.2, 0.97] },
    { x: -1.2, sill: [0.3, 0.97], waist: [0.55, 0.99], shoulder: [1.2, 0.97] },
    { x: 1.4, sill: [0.3, 0.97], waist: [0.55, 0.99], shoulder: [1.2, 0.95] },
    { x: 2.3, sill: [0.32, 0.93], waist: [0.55, 0.96], shoulder: [1.0, 0.86] },
    { x: 2.65, sill: [0.36, 0.74], waist: [0.5, 0.86], shoulder: [0.8, 0.78] },
  ],
  cabin: {
    rearBase: -2.63,
    rearRoof: -2.55,
    frontRoof: 1.1,
    frontBase: 1.95,
    baseZ: 1.18,
    roofZ: 2.25,
    baseHalf: 0.96,
    roofHalf: 0.84,
    panes: [[0.72, 0.94]],
    rearWindow: true,
  },
  axles: [-1.6, 1.75],
  wheelRadius: 0.35,
  trackHalf: 0.97,
  headLampZ: 0.74,
  tailLampZ: 1.0,
};

/** The ego: a compact hatchback of 4.255 x 1.799 x 1.452 m, wheelbase 2.637 m. */
export const EGO: CarShape = {
  sections: [
    { x: -2.127, sill: [0.36, 0.76], waist: [0.5, 0.83], shoulder: [0.92, 0.76] },
    { x: -1.88, sill: [0.23, 0.87], waist: [0.45, 0.899], shoulder: [0.96, 0.81] },
    { x: -0.6, sill: [0.21, 0.89], waist: [0.45, 0.899], shoulder: [0.94, 0.83] },
    { x: 1.0, sill: [0.21, 0.89], waist: [0.45, 0.899], shoulder: [0.91, 0.81] },
    { x: 1.8, sill: [0.23, 0.86], waist: [0.45, 0.89], shoulder: [0.77, 0.76] },
    { x: 2.127, sill: [0.29, 0.68], waist: [0.44, 0.79], shoulder: [0.66, 0.68] },
  ],
  cabin: {
    ...HATCH.cabin,
    rearBase: -1.97,
    rearRoof: -1.5,
    frontRoof: 0.32,
    frontBase: 1.1,
    baseZ: 0.92,
    roofZ: 1.452,
    baseHalf: 0.8,
    roofHalf: 0.6,
  },
  axles: [-1.377, 1.26],
  wheelRadius: 0.31,
  trackHalf: 0.888,
  headLampZ: 0.62,
  tailLampZ: 0.8,
};
