import { gateDistance } from './track-filter.ts';
import type { Detection, TrackState } from './track-state.ts';

/** Squared Mahalanobis gate: chi-square with 2 degrees of freedom at 99.7 %. */
const GATE = 11.8;
/** No vehicle jumps farther than this between two pictures [m], however little is known of it. */
const MAX_JUMP = 9;

export interface Association {
  /** Index of each track's detection, -1 for none. */
  detectionOf: Int32Array;
  /** 1 for detections that belong to a track. */
  taken: Uint8Array;
}

/**
 * Pairs tracks with detections, nearest pair first (global nearest neighbour by greed; vehicles keep farther apart than
 * the gate is wide). Confirmed tracks choose before tentative ones; ties go to the smaller track id, then to the
 * earlier detection.
 */
export function associate(tracks: readonly TrackState[], detections: readonly Detection[]): Association {
  const detectionOf = new Int32Array(tracks.length).fill(-1);
  const taken = new Uint8Array(detections.length);
  const pairs = pairsInGate(tracks, detections);
  for (const { track, detection } of pairs) {
    if (detectionOf[track] >= 0 || taken[detection] === 1) continue;
    detectionOf[track] = detection;
    taken[detection] = 1;
  }
  return { detectionOf, taken };
}

interface Pair {
  track: number;
  detection: number;
  distance: number;
}

function pairsInGate(tracks: readonly TrackState[], detections: readonly Detection[]): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < tracks.length; i++) {
    for (let j = 0; j < detections.length; j++) {
      const dx = detections[j].x - tracks[i].state[0];
      const dy = detections[j].y - tracks[i].state[1];
      if (dx * dx + dy * dy > MAX_JUMP * MAX_JUMP) continue;
      const distance = gateDistance(tracks[i], detections[j]);
      if (distance < GATE) pairs.push({ track: i, detection: j, distance });
    }
  }
  return pairs.sort(
    (a, b) =>
      Number(tracks[b.track].confirmed) - Number(tracks[a.track].confirmed) ||
      a.distance - b.distance ||
      tracks[a.track].id - tracks[b.track].id ||
      a.detection - b.detection,
  );
}
