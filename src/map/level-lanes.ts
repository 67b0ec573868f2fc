import { laneOuterT, laneWidth, sectionAt } from './lane-geometry.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';

/** Of an offset t, the part over which the road rolls, and whether it rolls at t. */
export interface RolledPart {
  /** From the reference line, left positive [m]; all of t where no lane is level. */
  rolled: number;
  rolls: boolean;
}

/**
 * Lanes with level="true" are excluded from superelevation and crossfall [11.4]: they go on level from where the lane further
 * in ends, and so does what lies beyond the outermost lane. `section` is the one at `s`. Allocates nothing.
 */
export function rolledPart(road: Road, section: LaneSection | undefined, s: number, t: number, out: RolledPart): void {
  out.rolled = t;
  out.rolls = true;
  if (!hasLevelLanes(section)) return;
  const centre = laneOuterT(road, section, 0, s);
  const sign = t >= centre ? 1 : -1;
  const lanes = sign > 0 ? section.left : section.right;
  const distance = (t - centre) * sign;
  let level = 0;
  let inner = 0;
  for (let i = 0; i < lanes.length && (i === 0 || inner < distance); i++) {
    const outer = i === lanes.length - 1 ? Infinity : inner + Math.max(0, laneWidth(lanes[i], s));
    out.rolls = !lanes[i].level;
    if (lanes[i].level) level += Math.min(distance, outer) - inner;
    inner = outer;
  }
  out.rolled = t - sign * level;
}

/** The offset t that lies `left` of the reference line in the plan, where the road is rolled by `roll` of cosine `cosine`. */
export function offsetInPlan(
  road: Road,
  section: LaneSection | undefined,
  s: number,
  left: number,
  cosine: number,
): number {
  if (!hasLevelLanes(section)) return left / cosine;
  const centre = laneOuterT(road, section, 0, s);
  const sign = left >= centre * cosine ? 1 : -1;
  const lanes = sign > 0 ? section.left : section.right;
  let rest = (left - centre * cosine) * sign;
  let inner = 0;
  for (let i = 0; i < lanes.length; i++) {
    const width = Math.max(0, laneWidth(lanes[i], s));
    const scale = lanes[i].level ? 1 : cosine;
    if (i === lanes.length - 1 || rest <= width * scale) return centre + sign * (inner + rest / scale);
    rest -= width * scale;
    inner += width;
  }
  return left / cosine;
}

/** The section of a road at `s`; undefined on a road that has none. */
export function sectionHolding(road: Road, s: number): LaneSection | undefined {
  return road.laneSections[sectionAt(road, s)];
}

function hasLevelLanes(section: LaneSection | undefined): section is LaneSection {
  return section !== undefined && (section.left.some(isLevel) || section.right.some(isLevel));
}

function isLevel({ level }: SectionLane): boolean {
  return level;
}
