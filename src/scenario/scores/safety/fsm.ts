/*
 * Fuzzy safety model (K. Mattas et al., "Fuzzy surrogate safety metrics for real-time assessment of rear-end collision
 * risk", 2020), with equations and constants of JRC-FSM, utility/fuzzy_functs.py and utility/vehicle.py.
 */

/** Reaction time [s], and distance that is kept at standstill [m]. */
const REACTION = 0.75;
const MARGIN = 2;
/** Comfortable and greatest braking of the one behind, greatest of the one ahead [m/s^2]. */
const COMFORTABLE = 4;
const GREATEST = 6;
const AHEAD = 7;

/** 0 beyond the safe distance, 1 within the unsafe one, linear between. */
function fuzzy(distance: number, safe: number, unsafe: number): number {
  if (distance >= safe) return 0;
  if (distance <= unsafe) return 1;
  return (distance - safe) / (unsafe - safe);
}

/**
 * Proactive fuzzy safety, 0 (safe) to 1: whether the one behind could stop if the one ahead braked as hard as it can.
 * With d = distance - 2 m: safe v rho + v^2 / (2 * 4) - v_f^2 / (2 * 7) + 2, unsafe v rho + v^2 / (2 * 6) - v_f^2 / (2 * 7).
 *
 * @param distance bumper to bumper [m]
 */
export function proactiveFuzzySafety(distance: number, rear: number, front: number): number {
  const ahead = (front * front) / (2 * AHEAD);
  const safe = rear * REACTION + (rear * rear) / (2 * COMFORTABLE) - ahead + MARGIN;
  const unsafe = rear * REACTION + (rear * rear) / (2 * GREATEST) - ahead;
  return fuzzy(distance - MARGIN, safe, unsafe);
}

/**
 * Critical fuzzy safety, 0 (safe) to 1: whether the one behind hits the one ahead if that one keeps its speed.
 * With r = max(a, -4), u = v + rho r: 0 where v <= v_f; where u < v_f, 1 within (v - v_f)^2 / |2 a|; else linear between
 * (v + r rho / 2 - v_f) rho + (u - v_f)^2 / (2 b) for b = 4 and b = 6. The distance counts less 2 m.
 *
 * @param distance bumper to bumper [m]
 * @param acceleration of the one behind [m/s^2]
 */
export function criticalFuzzySafety(distance: number, rear: number, acceleration: number, front: number): number {
  const free = distance - MARGIN;
  if (rear <= front) return 0;
  const expected = Math.max(acceleration, -COMFORTABLE);
  const after = rear + REACTION * expected;
  if (after < front) {
    const needed = ((rear - front) * (rear - front)) / Math.abs(2 * acceleration);
    return free < needed ? 1 : 0;
  }
  const way = (rear + (expected * REACTION) / 2 - front) * REACTION;
  const square = (after - front) * (after - front);
  return fuzzy(free, way + square / (2 * COMFORTABLE), way + square / (2 * GREATEST));
}

/** Braking that the model asks for [m/s^2]: 4 + 2 CFS where that is above 0, else 4 PFS. */
export function fuzzyBraking(proactive: number, critical: number): number {
  return critical > 0 ? COMFORTABLE + (GREATEST - COMFORTABLE) * critical : COMFORTABLE * proactive;
}
