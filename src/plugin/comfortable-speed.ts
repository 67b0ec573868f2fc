import type { RouteLine } from './planner-input.ts';

/** What passengers bear [m/s^2]. */
export interface Comfort {
  /** In bends; 2. */
  readonly lateral?: number;
  /** Before bends and lower limits; 1.5. */
  readonly braking?: number;
}

/**
 * Speed by station if nobody were there [m/s]: the lesser of the limit and sqrt(lateral / |curvature|), and not more than
 * lets the car brake for what comes: v[i] <- min(v[i], sqrt(v[i+1]^2 + 2 braking step)). Reckoned once for each line.
 */
export function comfortableSpeed(line: RouteLine, comfort: Comfort = {}): (s: number) => number {
  const speeds = speedsOf(line, comfort);
  return (s) => speeds[Math.min(Math.max(Math.round(s / line.step), 0), speeds.length - 1)];
}

function speedsOf(line: RouteLine, { lateral = 2, braking = 1.5 }: Comfort): readonly number[] {
  const known = memory.get(line);
  if (known?.lateral === lateral && known.braking === braking) return known.speeds;
  const speeds = line.speedLimit.map((limit, i) =>
    Math.min(limit, Math.sqrt(lateral / Math.max(Math.abs(line.curvature[i]), 1e-6))),
  );
  for (let i = speeds.length - 2; i >= 0; i--)
    speeds[i] = Math.min(speeds[i], Math.sqrt(speeds[i + 1] * speeds[i + 1] + 2 * braking * line.step));
  memory.set(line, { lateral, braking, speeds });
  return speeds;
}

/** The last answer for each line: a planner asks ten times a second. */
const memory = new WeakMap<RouteLine, { lateral: number; braking: number; speeds: readonly number[] }>();
