/** What a driver asks of the road, by the friction that it expects of it. */
export interface Grip {
  /** Friction that is expected, tyres and road together [1]. */
  readonly friction: number;
  /** Comfortable braking and acceleration [m/s^2]. */
  readonly comfortable: number;
  /** Braking of one that is faster than wished [m/s^2]. */
  readonly easing: number;
  /** Lateral acceleration in curves [m/s^2]. */
  readonly lateral: number;
  /** Braking that is counted on for what comes into sight [m/s^2]. */
  readonly sight: number;
  /** Hardest braking and acceleration of a plan [m/s^2]. */
  readonly hardest: number;
  readonly strongest: number;
  /** Braking that the road allows at all [m/s^2]. */
  readonly utmost: number;
  /** Time gap to who is ahead [s]. */
  readonly timeGap: number;
}

const GRAVITY = 9.81; // [m/s^2]

/** Share of the friction that is used in ordinary driving, that is counted on at sight, and at all [1]. */
const USED = 0.45;
const COUNTED_ON = 0.55;
const USABLE = 0.75;
/** Of ordinary driving in curves: steering and braking share one circle of friction. */
const IN_CURVES = 0.8;

// What is asked on dry asphalt, and no more of any road: comfort bounds it there, not friction [m/s^2].

/** IDM's b is 1.67, its a 0.73 on motorways (Treiber, Hennecke, Helbing 2000); in town drivers take twice that. */
const COMFORTABLE = 1.5;
/** Firmer than that, and well within nuPlan's bound of comfort, 4.05, which is what comes into sight is braked for with. */
const EASING = 2;
const SIGHT = 4;
/**
 * What most drivers keep to below 60 km/h (Reymond et al. 2001, "Role of lateral acceleration in curve driving", Human
 * Factors 43(3)).
 */
const LATERAL = 2;
const HARDEST = 6;
const STRONGEST = 2;

/** On dry asphalt [s], growing as sqrt(1 / friction) up to twice that: driving schools teach twice the gap on ice. */
const TIME_GAP = 1.2;
const MOST_TIMES = 2;

/** The grip that a friction gives: comfort's bounds, and shares of friction times g where these are less. */
export function gripOf(friction: number): Grip {
  const most = friction * GRAVITY;
  const ordinary = USED * most;
  return {
    friction,
    comfortable: Math.min(COMFORTABLE, ordinary),
    easing: Math.min(EASING, ordinary),
    lateral: Math.min(LATERAL, IN_CURVES * ordinary),
    sight: Math.min(SIGHT, COUNTED_ON * most),
    hardest: Math.min(HARDEST, Math.max(1, USABLE * most)),
    strongest: Math.min(STRONGEST, Math.max(1, ordinary)),
    utmost: USABLE * most,
    timeGap: TIME_GAP * Math.min(MOST_TIMES, Math.max(1, Math.sqrt(1 / friction))),
  };
}

/** Dry asphalt. */
export const DRY = gripOf(1);
