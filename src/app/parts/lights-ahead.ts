import type { LightsFacts } from '../worker/lights-facts.ts';

/**
 * The nearest junction with lights whose middle lies ahead of a pose, or that it is in; the nearest of all where none lies
 * ahead, for roads turn. Null on a map without lights.
 */
export function lightsAhead(
  lights: readonly LightsFacts[],
  pose: { readonly x: number; readonly y: number; readonly yaw: number },
): LightsFacts | null {
  let nearest: LightsFacts | null = null;
  let nearestIsAhead = false;
  let best = Number.POSITIVE_INFINITY;
  for (const candidate of lights) {
    const [dx, dy] = [candidate.x - pose.x, candidate.y - pose.y];
    const distance = Math.hypot(dx, dy);
    const isAhead = dx * Math.cos(pose.yaw) + dy * Math.sin(pose.yaw) > 0 || distance < candidate.radius;
    if (isAhead === nearestIsAhead ? distance >= best : nearestIsAhead) continue;
    nearest = candidate;
    nearestIsAhead = isAhead;
    best = distance;
  }
  return nearest;
}
