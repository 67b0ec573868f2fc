/** Laws of steering, by the name that scenes, commands and links know them by; the first is the default. */
export const LATERAL_NAMES = ['pid', 'stanley', 'pure-pursuit', 'lqr'] as const;

export type LateralName = (typeof LATERAL_NAMES)[number];

/** What each does, for those who choose. */
export const LATERAL_TITLES: Readonly<Record<LateralName, string>> = {
  pid: 'works the error off along the way, with the curvature fed forward',
  stanley: 'steers the front axle back onto the path',
  'pure-pursuit': 'drives an arc to a point ahead on the path',
  lqr: 'least squares of error and steering on the dynamic bicycle',
};

/** A number that a controller may be given: what it is unless given, within what it makes sense, and what it does. */
export interface Gain {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly words: string;
}

const SLIP_WORDS = "share of the tyres' slip by their cornering stiffness that is fed forward [1]";

/** Every gain, by law and for the pedals; scenes, gains files and `skidpad tune` go by this table. */
export const GAINS = {
  pid: {
    leastLength: { value: 2.5, min: 0.5, max: 10, words: 'least length over which an error is worked off [m]' },
    lengthTime: { value: 0.45, min: 0.1, max: 2, words: 'that length over speed [s]: the schedule by speed' },
    damping: { value: 1, min: 0.4, max: 2, words: 'damping ratio of the error along the way [1]' },
    integral: { value: 0.01, min: 0, max: 0.2, words: 'integral of the slope per metre of way [1/m]' },
    slip: { value: 0, min: 0, max: 1, words: SLIP_WORDS },
  },
  stanley: {
    gain: { value: 2.5, min: 0.2, max: 10, words: 'speed towards the path for an error [1/s]' },
    softening: { value: 1, min: 0.1, max: 5, words: 'added to the speed in the quotient [m/s]' },
    yawDamping: { value: 0.12, min: 0, max: 0.5, words: 'steering against a wrong yaw rate [s]' },
    slip: { value: 1, min: 0, max: 1, words: SLIP_WORDS },
  },
  'pure-pursuit': {
    leastDistance: { value: 4, min: 1, max: 15, words: 'least distance of the point ahead [m]' },
    time: { value: 0.8, min: 0.1, max: 2, words: 'that distance over speed [s]: the schedule by speed' },
    slip: { value: 1, min: 0, max: 1, words: SLIP_WORDS },
  },
  lqr: {
    error: { value: 1, min: 0.01, max: 100, words: 'weight of the error across [1/m^2]' },
    heading: { value: 1, min: 0, max: 100, words: 'weight of the error of heading [1/rad^2]' },
    steer: { value: 100, min: 0.1, max: 1000, words: 'weight of the steering [1/rad^2]' },
    slip: { value: 1, min: 0, max: 1, words: SLIP_WORDS },
  },
  speed: {
    proportional: { value: 1.2, min: 0.1, max: 5, words: 'acceleration for an error of speed [1/s]' },
    integral: { value: 0.4, min: 0, max: 3, words: 'of the integral of that error [1/s^2]' },
    derivative: { value: 0.1, min: 0, max: 0.9, words: 'for an error of acceleration [1]' },
    derivativeFilter: { value: 0, min: 0, max: 1, words: 'time constant of the filter of that error [s]; 0: none' },
    holdRate: { value: 0, min: 0, max: 10, words: 'rate of the brake when coming to rest [1/s]; 0: pressed at once' },
  },
} as const satisfies Record<LateralName | 'speed', Record<string, Gain>>;

export type GainGroup = keyof typeof GAINS;

export type GainsOf<G extends GainGroup> = { readonly [name in keyof (typeof GAINS)[G]]: number };

/** How a car is to be controlled; what is left out is as in GAINS, the law of steering the first. */
export type ControlSetting = { readonly lateral?: LateralName | undefined } & {
  readonly [G in GainGroup]?: { readonly [name in keyof (typeof GAINS)[G]]?: number | undefined } | undefined;
};

/** All gains of a group: those of a setting, else those of the table. */
export function gainsOf<G extends GainGroup>(group: G, setting: ControlSetting): GainsOf<G> {
  const given: Readonly<Record<string, number | undefined>> = setting[group] ?? {};
  return Object.fromEntries(
    Object.entries<Gain>(GAINS[group]).map(([name, { value }]) => [name, given[name] ?? value]),
  ) as GainsOf<G>;
}
