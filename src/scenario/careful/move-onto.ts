import { cos, sin } from '../../core/math/sin-cos.ts';
import type { LaneState } from '../../planning/planning-problem.ts';
import { projectOntoReference, type ReferencePlace } from '../../planning/route/project-onto-reference.ts';
import { type ReferencePoint, referencePointAt, referenceSample } from '../../planning/route/reference-line.ts';
import { BEHIND_EGO, type LaneChain } from './lane-chain.ts';

/** Stations of the other chain up to which the ego is looked for, and how far from its line [m]. */
const REACH = 3 * BEHIND_EGO;
const BESIDE = 30;

/** The state of the ego on another chain. */
export function moveOnto(from: LaneChain, start: LaneState, to: LaneChain, out: LaneState): void {
  referencePointAt(from.line, start.s, point);
  const x = point.x - start.d * sin(point.heading);
  const y = point.y + start.d * cos(point.heading);
  Object.assign(out, start);
  if (!projectOntoReference(to.line, x, y, 0, REACH, BESIDE, place)) return;
  const turn = point.heading - to.line.heading[referenceSample(to.line, place.s)];
  out.s = Math.max(0, place.s);
  out.d = place.d;
  out.slope = start.slope + sin(turn);
}

const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
const place: ReferencePlace = { s: 0, d: 0 };
