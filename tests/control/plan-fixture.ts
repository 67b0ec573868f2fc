import type { Plan } from '../../src/core/messages/plan.ts';
import { NO_FENCE } from '../../src/planning/no-fence.ts';

/** A plan of 6 s at 0.1 s, given as functions of time. */
export function planOf(
  at: (t: number) => { x: number; y: number; yaw: number; curvature?: number; speed: number; acceleration?: number },
): Plan {
  const samples = Array.from({ length: 61 }, (_, i) => ({ t: i / 10, ...at(i / 10) }));
  const column = (pick: (sample: (typeof samples)[number]) => number) => Float64Array.from(samples, pick);
  return {
    valid: true,
    decision: { kind: 'cruise', reason: 'test', ...NO_FENCE },
    t: column(({ t }) => t),
    x: column(({ x }) => x),
    y: column(({ y }) => y),
    z: new Float64Array(61),
    yaw: column(({ yaw }) => yaw),
    curvature: column(({ curvature }) => curvature ?? 0),
    speed: column(({ speed }) => speed),
    acceleration: column(({ acceleration }) => acceleration ?? 0),
    desiredSpeed: 0,
    expanded: 0,
    cost: 0,
    routeS: 0,
    remaining: 0,
  };
}

/** Straight along x from x0 at constant speed. */
export function straightPlan(x0: number, speed: number): Plan {
  return planOf((t) => ({ x: x0 + speed * t, y: 0, yaw: 0, speed }));
}

/** Counter-clockwise round the origin, from an angle on, at constant speed. */
export function circlePlan(radius: number, angle0: number, speed: number): Plan {
  return planOf((t) => {
    const angle = angle0 + (speed * t) / radius;
    return {
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
      yaw: angle + Math.PI / 2,
      curvature: 1 / radius,
      speed,
    };
  });
}
