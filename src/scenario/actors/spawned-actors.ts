import type { Scene } from '../scene.ts';

/** Names of the actors that a storyboard lets appear: they are not there before. */
export function spawnedActors(storyboard: Scene['storyboard']): ReadonlySet<string> {
  const spawned = new Set<string>();
  for (const { then } of storyboard) for (const { spawn } of then) if (spawn !== undefined) spawned.add(spawn);
  return spawned;
}
