/** Standard acceleration of free fall [m/s^2]. */
const G = 9.80665;
/** Sideways play within the lane that nobody minds [m], and time after it until a cut-in is perceived [s]. */
const WANDER = 0.375;
const PERCEPTION = 0.4;
/** From perceiving to braking [s]. */
const REACTION = 0.75;
/** Time to collision from which on a cut-in is critical [s]. */
const CRITICAL_TTC = 2;
/** Braking [m/s^2] and how fast it builds up [m/s^3]. */
const BRAKING = 0.774 * G;
const JERK = 12.65;
/** Step of the simulation [s]. */
const STEP = 0.01;
/** A cut-in that has not become a collision by then is none [s]. */
const HORIZON = 60;

/** A cut-in as it begins, in the ego's lane. */
export interface CutIn {
  /** Speeds along the lane [m/s]. */
  readonly ego: number;
  readonly intruder: number;
  /** Bumper to bumper when the intruder begins to move sideways [m]. */
  readonly gap: number;
  /** Its speed sideways [m/s]. */
  readonly lateralSpeed: number;
  /** Sideways way from there until it is in the ego's way [m]. */
  readonly lateralGap: number;
}

/** What becomes of the reference driver. */
export interface ReferenceOutcome {
  readonly collides: boolean;
  /** Closing speed at impact [m/s], 0 without one. */
  readonly impactSpeed: number;
  /** When it begins to brake [s], Infinity if never. */
  readonly brakesAt: number;
}

/**
 * R157-style careful and competent human driver in a cut-in: perceives it 0.4 s after the intruder has left its play of
 * 0.375 m, reacts 0.75 s later if the time to collision is below 2 s, and brakes with 0.774 g built up at 12.65 m/s^3. The
 * intruder keeps its speed. A collision is an overlap along the lane with the intruder in the way.
 *
 * Source: JRC-FSM, utility/models.py and utility/vehicle.py (UN R157, annex 4, appendix 3).
 */
export function referenceDriver({ ego, intruder, gap, lateralSpeed, lateralGap }: CutIn): ReferenceOutcome {
  const perceived = WANDER / lateralSpeed + PERCEPTION;
  const inTheWay = lateralGap / lateralSpeed;
  let speed = ego;
  let distance = gap;
  let braking = 0;
  let brakesAt = Number.POSITIVE_INFINITY;
  for (let i = 0; i * STEP < HORIZON; i++) {
    const time = i * STEP;
    if (time >= inTheWay && distance <= 0)
      return { collides: true, impactSpeed: Math.max(0, speed - intruder), brakesAt };
    const closing = speed - intruder;
    if (
      brakesAt === Number.POSITIVE_INFINITY &&
      time >= perceived &&
      closing > 0 &&
      distance / closing < CRITICAL_TTC
    ) {
      brakesAt = time + REACTION;
    }
    if (time >= brakesAt) {
      if (closing <= 0) break;
      braking = Math.min(BRAKING, braking + JERK * STEP);
      speed = Math.max(0, speed - braking * STEP);
    }
    distance += (intruder - speed) * STEP;
  }
  return { collides: false, impactSpeed: 0, brakesAt };
}
