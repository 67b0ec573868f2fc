import type { RandomStream } from '../../core/random.ts';
import type { DriverStyle } from './intelligent-driver.ts';
import type { VehicleKind } from './vehicle-kinds.ts';

/** A driver and what its vehicle lets it do. */
export interface TrafficDriver extends DriverStyle {
  readonly name: DriverName;
  /** Share of the speed limit that the driver wishes to go [1]. */
  readonly speedFactor: number;
  /** Weight of what a lane change costs others, MOBIL's p [1]. */
  readonly politeness: number;
  /** Gap that it takes at junctions over the one that half of all drivers take, critical-gap.ts [1]. */
  readonly gapShare: number;
  /** Greatest speed [m/s], braking [m/s^2] and power over mass [W/kg] of the vehicle. */
  readonly maxSpeed: number;
  readonly hardestBraking: number;
  readonly power: number;
  /** When it looks at other lanes, in the time from one look to the next [ticks]. */
  readonly lookPhase: number;
  /** Coolness c of the ACC model [1]; 0 where it drives by the intelligent driver model alone. */
  readonly coolness: number;
}

type Range = readonly [low: number, high: number];

interface Profile {
  readonly acceleration: Range;
  readonly deceleration: Range;
  readonly timeGap: Range;
  readonly standstillGap: Range;
  readonly speedFactor: Range;
  readonly politeness: Range;
  readonly gapShare: number;
}

/**
 * How drivers of each name drive, drawn evenly. `normal` lies around the values that Treiber and Kesting give for town
 * traffic (Traffic Flow Dynamics 2013, table 11.2: a = 1.0, b = 1.5, T = 1.0, s0 = 2), a little more lively. The others:
 * time gaps of free drivers spread from 0.7 to 2 s (ibid., section 4.3; law: 0.9 s is fined in Germany, 2 s taught), and
 * politeness from 0 to 1 with 0.2 to 0.5 usual (Kesting, Treiber, Helbing 2007, TRR 1999, 86). The gaps that they take at
 * junctions have no source: a critical headway is that of half of the drivers, and theirs lie about it.
 */
const PROFILES = {
  timid: {
    acceleration: [0.8, 1.2],
    deceleration: [1.3, 1.8],
    timeGap: [1.6, 2.2],
    standstillGap: [2.3, 3.2],
    speedFactor: [0.75, 0.88],
    politeness: [0.5, 1],
    gapShare: 1.2,
  },
  normal: {
    acceleration: [1.2, 1.8],
    deceleration: [1.6, 2.2],
    timeGap: [1.0, 1.6],
    standstillGap: [1.8, 2.5],
    speedFactor: [0.85, 1.0],
    politeness: [0.2, 0.5],
    gapShare: 1,
  },
  aggressive: {
    acceleration: [1.8, 2.6],
    deceleration: [2.4, 3.2],
    timeGap: [0.7, 1.0],
    standstillGap: [1.5, 2.0],
    speedFactor: [1.0, 1.1],
    politeness: [0, 0.1],
    gapShare: 0.85,
  },
} as const satisfies Record<string, Profile>;

export type DriverName = keyof typeof PROFILES;

export const DRIVER_NAMES = Object.keys(PROFILES) as readonly DriverName[];

/** Models of following. */
export const FOLLOWING_NAMES = ['idm', 'acc'] as const;

export type FollowingName = (typeof FOLLOWING_NAMES)[number];

/** Coolness of the ACC model (Kesting, Treiber, Helbing 2010, table 1). */
const COOLNESS = 0.99;

/** A comfortable braking is at most so much of the hardest [1]. */
const COMFORTABLE_SHARE = 0.4;

/**
 * A driver of a profile at the wheel of a kind of vehicle. What it does with its vehicle comes from `random`, which gives
 * the same number of values whatever the profile, its politeness from `manners`.
 */
export function drawDriver(
  random: RandomStream,
  manners: RandomStream,
  name: DriverName,
  kind: VehicleKind,
  following: FollowingName,
): TrafficDriver {
  const profile: Profile = PROFILES[name];
  return {
    name,
    acceleration: Math.min(random.between(...profile.acceleration), kind.acceleration),
    deceleration: Math.min(random.between(...profile.deceleration), COMFORTABLE_SHARE * kind.deceleration),
    timeGap: random.between(...profile.timeGap),
    standstillGap: random.between(...profile.standstillGap),
    speedFactor: random.between(...profile.speedFactor),
    politeness: manners.between(...profile.politeness),
    gapShare: profile.gapShare,
    lookPhase: 10 * manners.integer(10),
    maxSpeed: kind.maxSpeed,
    hardestBraking: kind.deceleration,
    power: kind.power,
    coolness: following === 'acc' ? COOLNESS : 0,
  };
}

/** A name drawn by shares that add up to more than nothing. */
export function drawByShare<T extends string>(shares: Readonly<Partial<Record<T, number>>>, random: RandomStream): T {
  const entries = Object.entries(shares) as [T, number][];
  let left = random.uniform() * entries.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of entries) {
    if (left < share) return name;
    left -= share;
  }
  return entries[entries.length - 1][0];
}
