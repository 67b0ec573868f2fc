import type { LightsFacts } from '../worker/lights-facts.ts';

/** The nearest junction with lights whose middle lies ahead of a pose, or that it is in; null for none. */
export function lightsAhead(
  lights: readonly LightsFacts[],
  pose: { readonly x: number; readonly y: number; readonly yaw: number },
): LightsFacts | null {
  let nearest: LightsFacts | null = null;
  let best = Number.POSITIVE_INFINITY;
  for (const candidate of lights) {
    const [dx, dy] = [candidate.x - pose.x, candidate.y - pose.y];
    const distance = Math.hypot(dx, dy);
    const isAhead = dx * Math.cos(pose.yaw) + dy * Math.sin(pose.yaw) > 0;
    if ((!isAhead && distance > candidate.radius) || distance >= best) continue;
    nearest = candidate;
    best = distance;
  }
  return nearest;
}
