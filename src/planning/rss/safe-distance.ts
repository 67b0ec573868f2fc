/*
 * Responsibility-sensitive safety (S. Shalev-Shwartz, S. Shammah, A. Shashua, "On a formal model of safe and scalable
 * self-driving cars", 2017): distances from which on nobody is to blame, whatever the other does that can be foreseen.
 */

/** What both are assumed to do; times [s], accelerations [m/s^2]. */
export interface RssAssumptions {
  /** Response time rho of the ego. */
  readonly response: number;
  /** Greatest acceleration of the ego during the response, and its least braking after it. */
  readonly acceleration: number;
  readonly braking: number;
  /** Greatest braking of the one ahead, and least braking of one who comes against us. */
  readonly brakingAhead: number;
  readonly brakingAgainst: number;
  /** Greatest lateral acceleration during the response, least lateral braking after it, of both. */
  readonly lateralAcceleration: number;
  readonly lateralBraking: number;
  /** Lateral margin mu for those who wind a little [m]. */
  readonly margin: number;
}

/** Way during the response and while braking after it [m], from a speed that is not negative [m/s]. */
function stoppingWay(speed: number, response: number, acceleration: number, braking: number): number {
  const after = speed + response * acceleration;
  return speed * response + (acceleration * response * response) / 2 + (after * after) / (2 * braking);
}

/**
 * Definition 1, one behind the other, both going the same way [m]:
 * v_r rho + a rho^2 / 2 + (v_r + rho a)^2 / (2 b) - v_f^2 / (2 b_f), no less than 0.
 */
export function safeBehind(rear: number, front: number, assumed: RssAssumptions): number {
  const { response, acceleration, braking, brakingAhead } = assumed;
  const own = stoppingWay(Math.max(0, rear), response, acceleration, braking);
  return Math.max(0, own - (front * front) / (2 * brakingAhead));
}

/** Definition 2, one against the other [m]: both stop, and both respond. @param against speed of the other towards us [m/s] */
export function safeAgainst(speed: number, against: number, assumed: RssAssumptions): number {
  const { response, acceleration, braking, brakingAgainst } = assumed;
  return (
    stoppingWay(Math.max(0, speed), response, acceleration, braking) +
    stoppingWay(Math.max(0, against), response, acceleration, brakingAgainst)
  );
}

/**
 * Definition 6, beside each other [m]: mu + (2 v_1 + rho a) rho / 2 + (v_1 + rho a)^2 / (2 b) for either, added up, no less
 * than mu. The first is on the right; speeds are to the left [m/s].
 */
export function safeBeside(right: number, left: number, assumed: RssAssumptions): number {
  const { margin } = assumed;
  return margin + Math.max(0, sidewards(right, assumed) + sidewards(-left, assumed));
}

/** Way towards the other until the sideways speed is taken back [m], negative where one moves away and goes on to. */
function sidewards(towards: number, { response, lateralAcceleration: a, lateralBraking: b }: RssAssumptions): number {
  const after = towards + response * a;
  return ((towards + after) / 2) * response + (after > 0 ? (after * after) / (2 * b) : -(after * after) / (2 * b));
}
