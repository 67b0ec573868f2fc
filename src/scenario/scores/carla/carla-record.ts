/** What CARLA's leaderboard counts of a route. */
export interface CarlaRecord {
  /** Share of the route that was driven [%], 100 on arrival. */
  readonly routeCompletion: number;
  readonly collisionsPedestrian: number;
  readonly collisionsVehicle: number;
  readonly collisionsStatic: number;
  readonly redLights: number;
  readonly stopSigns: number;
  readonly scenarioTimeouts: number;
  /** Emergency vehicles that were not let pass. */
  readonly yieldsMissed: number;
  /** The ego's mean speed over that of traffic around it [%] at each checkpoint, min-speed.ts; no more than four. */
  readonly minSpeed: readonly number[];
  /** Share of the route driven outside of its lanes [%]. */
  readonly outsideLanes: number;
  /** Whether the route ended because the ego stood too long, left it, or ran out of time. */
  readonly ended: 'arrived' | 'blocked' | 'deviated' | 'timeout' | 'stopped';
}

/** A route driven to its end without a fault. */
export const FAULTLESS: CarlaRecord = {
  routeCompletion: 100,
  collisionsPedestrian: 0,
  collisionsVehicle: 0,
  collisionsStatic: 0,
  redLights: 0,
  stopSigns: 0,
  scenarioTimeouts: 0,
  yieldsMissed: 0,
  minSpeed: [],
  outsideLanes: 0,
  ended: 'arrived',
};

export type CountedInfraction = Exclude<keyof CarlaRecord, 'routeCompletion' | 'minSpeed' | 'outsideLanes' | 'ended'>;

/** Infractions that are counted, in the order of the tables. */
export const COUNTED_INFRACTIONS: readonly CountedInfraction[] = [
  'collisionsPedestrian',
  'collisionsVehicle',
  'collisionsStatic',
  'redLights',
  'stopSigns',
  'scenarioTimeouts',
  'yieldsMissed',
];

/** Percentages at checkpoints that are an event: slower than traffic. A rate that is no number is none. */
export function minSpeedEvents({ minSpeed }: CarlaRecord): number[] {
  return minSpeed.filter((percent) => percent < 100).map((percent) => Math.max(0, percent));
}

/** What is left by driving outside of the lanes, 1 - pct / 100 [1]. */
export function withinLanes({ outsideLanes }: CarlaRecord): number {
  return Math.max(0, 1 - outsideLanes / 100);
}
