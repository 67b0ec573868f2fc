import type { TrafficScene } from './traffic-scene.ts';

/** Deceleration that the distance from which a car asks is reckoned with [m/s^2], and room on top of it [m]. */
const ASKING_BRAKING = 2;
const ASKING_ROOM = 8;

/**
 * Whether a car is so near its place of waiting that it asks for the junction: a second's way and comfortable braking. It is told
 * who, not how far and fast: numbers that functions hand on may come to lie on the heap.
 */
export function isNearJunction({ outlook, state }: TrafficScene, actor: number): boolean {
  const speed = state.speed[actor];
  return outlook.toWait[actor] < ASKING_ROOM + speed + (speed * speed) / (2 * ASKING_BRAKING);
}
