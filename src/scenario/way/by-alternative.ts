import type { LoadedScene } from '../load-scene.ts';
import { wayWishSchema } from './way-schema.ts';

/** A scene that is driven by another of its ways than it says. */
export function byAlternative(loaded: LoadedScene, alternative: number): LoadedScene {
  const { ego } = loaded.scene;
  const route = { ...(ego.route ?? wayWishSchema.parse({})), alternative };
  const sets = [...loaded.sets, `ego.route.alternative=${alternative}`];
  return { ...loaded, scene: { ...loaded.scene, ego: { ...ego, route } }, sets };
}
