import type { Model } from '../mesh.ts';

/** Slower than this legs do not move, and feet are on the ground [m/s]. */
const STANDS = 0.15;

/**
 * Index into Scenery.models of what an actor of model `base` looks like after `distance` [m] at `speed` [m/s]: the phase
 * of its stride, or of a turn of its pedals. The same for models that have no phases.
 */
export function shownModel(
  models: readonly Pick<Model, 'motion'>[],
  base: number,
  distance: number,
  speed: number,
): number {
  const { motion } = models[base];
  if (motion === undefined || Math.abs(speed) < STANDS) return base;
  const { first, phases, way } = motion;
  const phase = Math.floor((distance / way) * phases) % phases;
  return first + (phase < 0 ? phase + phases : phase);
}
