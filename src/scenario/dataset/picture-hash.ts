import { Hasher } from '../../core/hash.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { makeFrames } from './make-frames.ts';

/** Reference pictures are of a seed that neither training nor evaluation uses. */
const REFERENCE_SEED = 77;
const REFERENCE_FRAMES = 6;

/**
 * Hash of what the renderer draws, pictures and labels, on a few reference frames. Weights keep the hash of the renderer
 * that they learned from: where it differs from today's, they are stale.
 */
export function pictureHash(map: RoadMap): string {
  const hasher = new Hasher();
  for (const { rgb, semantic } of makeFrames(map, [REFERENCE_SEED], REFERENCE_FRAMES)) {
    hasher.data(rgb);
    hasher.data(semantic);
  }
  return hasher.digest();
}
