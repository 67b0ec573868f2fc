/** Colours from best to worst. */
export const COLOURS = ['green', 'yellow', 'orange', 'brown', 'red'] as const;
export type Colour = (typeof COLOURS)[number];

/** Share of the points that a colour gives [1]. */
export const COLOUR_SHARE: Readonly<Record<Colour, number>> = {
  green: 1,
  yellow: 0.75,
  orange: 0.5,
  brown: 0.25,
  red: 0,
};

/** A measured speed this far from the predicted colour's band still has that colour [km/h]. */
const TOLERANCE = 2;

/** Greatest impact speed of each colour [km/h], from the test speed [km/h] on; a colour left out does not exist there. */
const BANDS: readonly { readonly from: number; readonly limits: readonly (readonly [Colour, number])[] }[] = [
  {
    from: 50,
    limits: [
      ['green', 0],
      ['yellow', 10],
      ['orange', 20],
      ['brown', 30],
    ],
  },
  {
    from: 40,
    limits: [
      ['green', 0],
      ['orange', 10],
      ['brown', 20],
    ],
  },
  {
    from: 30,
    limits: [
      ['green', 0],
      ['brown', 10],
    ],
  },
  { from: 0, limits: [['green', 0]] },
];

/**
 * Euro NCAP 2026 colour of an impact speed in the standard range [km/h]; the protocol tests at whole tens, speeds between
 * take the row below. Green is no impact at all.
 *
 * Source: Euro-NCAP/euroncap_rating_2026, crash_avoidance/matrix_processing.py.
 */
export function euroNcapColour(testSpeed: number, impactSpeed: number): Colour {
  for (const [colour, limit] of limitsOf(testSpeed)) if (impactSpeed <= limit) return colour;
  return 'red';
}

/** Colour in the extended range: red 0, everything else 1, by the same bands. */
export function euroNcapExtendedShare(testSpeed: number, impactSpeed: number): number {
  return euroNcapColour(testSpeed, impactSpeed) === 'red' ? 0 : 1;
}

/**
 * Colour that counts where one was predicted: the predicted one if the impact speed is within its band widened by 2 km/h on
 * both sides (never below an impact: green takes v < 2, yellow 0 < v <= 12, orange 8 < v <= 22 ...), else the measured one.
 *
 * Source: the same; protocol "Crash Avoidance - Frontal Collisions" 1.2, section 4.2.4.
 */
export function euroNcapApplied(testSpeed: number, impactSpeed: number, predicted: Colour): Colour {
  const measured = euroNcapColour(testSpeed, impactSpeed);
  const limits = limitsOf(testSpeed);
  const index = limits.findIndex(([colour]) => colour === predicted);
  if (predicted === 'green') return impactSpeed < TOLERANCE ? 'green' : measured;
  if (index < 0 && predicted !== 'red') return measured;
  const below = limits[(index < 0 ? limits.length : index) - 1][1];
  const above = index < 0 ? Number.POSITIVE_INFINITY : limits[index][1];
  const within = impactSpeed > Math.max(0, below - TOLERANCE) && impactSpeed <= above + TOLERANCE;
  return within ? predicted : measured;
}

/** Forward collision warning: green if it comes more than 1.7 s before the impact. */
export function warningColour(ttc: number): Colour {
  return ttc > 1.7 ? 'green' : 'red';
}

/** Road edge: green if no more than 0.1 m of the vehicle is beyond it; distance to the edge [m], negative beyond. */
export function roadEdgeColour(distance: number): Colour {
  return distance > -0.1 ? 'green' : 'red';
}

function limitsOf(testSpeed: number): readonly (readonly [Colour, number])[] {
  return (BANDS.find(({ from }) => testSpeed >= from) ?? BANDS[BANDS.length - 1]).limits;
}
