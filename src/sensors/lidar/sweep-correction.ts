import type { BeamGrid } from './beam-grid.ts';
import { type BeamHits, FACET } from './beam-hits.ts';
import type { ActorMotion } from './sweep-motion.ts';

/** Where a sensor is: rotation map <- sensor, nine row-major, then its place [m], and the time [s]. */
export const STATION = { length: 13, place: 9, time: 12 } as const;

/** Rotation of a column's directions and way of its eye, in the frame of the part. */
const turn = new Float64Array(9);
const way = new Float64Array(3);

/**
 * Gives the beams of a column the ranges of their own time, where they were drawn from the station of the part of the
 * sweep that they belong to. A facet's plane is m p = 1 in the frame of the part; a beam along d from o, both there, meets
 * it at nearness m d / (1 - m o). Actors have moved by then: o is in relation to them.
 */
export function correctColumn(
  column: number,
  part: Float64Array,
  own: Float64Array,
  grid: BeamGrid,
  hits: BeamHits,
  firstActor: number,
  actors: ActorMotion,
): void {
  for (let row = 0; row < 3; row++) {
    for (let k = 0; k < 3; k++) {
      turn[3 * row + k] = part[row] * own[k] + part[3 + row] * own[3 + k] + part[6 + row] * own[6 + k];
    }
  }
  const { channels, slope } = grid;
  const { facet: facetOf, nearness, facets, thing } = hits;
  const dx = turn[0] * grid.cosine[column] + turn[1] * grid.sine[column];
  const dy = turn[3] * grid.cosine[column] + turn[4] * grid.sine[column];
  const dz = turn[6] * grid.cosine[column] + turn[7] * grid.sine[column];
  let mover = -2;
  for (let j = 0, k = column * channels; j < channels; j++, k++) {
    const facet = facetOf[k];
    if (facet < 0) continue;
    const actor = thing[facet] < firstActor ? -1 : thing[facet] - firstActor;
    if (actor !== mover) {
      mover = actor;
      setWay(part, own, actors.velocity, actor);
    }
    const at = FACET.stride * facet + FACET.plane;
    const mx = facets[at];
    const my = facets[at + 1];
    const mz = facets[at + 2];
    const t = slope[j];
    const along = mx * (dx + turn[2] * t) + my * (dy + turn[5] * t) + mz * (dz + turn[8] * t);
    const passed = mx * way[0] + my * way[1] + mz * way[2];
    // What the beam would pass by now, or hardly meet, keeps its range.
    if (along > 0 && passed < 0.5) nearness[k] = along / (1 - passed);
  }
}

/** The way of the eye from the part's station, less that of an actor (-1 for what stands), in the part's frame. */
function setWay(part: Float64Array, own: Float64Array, velocity: Float64Array, actor: number): void {
  const p = STATION.place;
  let x = own[p] - part[p];
  let y = own[p + 1] - part[p + 1];
  let z = own[p + 2] - part[p + 2];
  if (actor >= 0) {
    const time = own[STATION.time] - part[STATION.time];
    x -= velocity[3 * actor] * time;
    y -= velocity[3 * actor + 1] * time;
    z -= velocity[3 * actor + 2] * time;
  }
  for (let axis = 0; axis < 3; axis++) way[axis] = part[axis] * x + part[3 + axis] * y + part[6 + axis] * z;
}
