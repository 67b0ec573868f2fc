import { cubicAt } from './cubic.ts';
import { laneHeight, sectionAt } from './lane-geometry.ts';
import { laneType } from './lane-type.ts';
import type { Road } from './opendrive/document.ts';

/** What a road's cross-section has at a lateral offset. */
export interface PlaceAcross {
  /** The offset, held at the edge of the outermost lane [m]. */
  t: number;
  /** How far beyond that edge the asked offset is [m], 0 on a lane. */
  outside: number;
  /** Index of the lane section, and OpenDRIVE id of the lane; 0 on a side without lanes. */
  section: number;
  lane: number;
  /** Whether the lane there is for driving. */
  driving: boolean;
  /** Height of the lane over the road's surface [m], and its slope to the left. */
  height: number;
  slope: number;
}

/** Finds the lane at (s, t), or the edge nearest to it. On the border of two lanes it is the inner one. Allocates nothing. */
export function placeAcross(road: Road, s: number, t: number, out: PlaceAcross): void {
  out.section = sectionAt(road, s);
  out.lane = 0;
  const section = road.laneSections[out.section];
  const offset = cubicAt(road.laneOffset, s);
  const sign = t >= offset ? 1 : -1;
  const lanes = sign > 0 ? section.left : section.right;
  const distance = (t - offset) * sign;
  let inner = 0;
  out.driving = false;
  out.height = 0;
  out.slope = 0;
  for (let i = 0; i < lanes.length; i++) {
    const lane = lanes[i];
    const width = Math.max(0, cubicAt(lane.widths, s));
    const outer = inner + width;
    const last = i === lanes.length - 1;
    if (distance <= outer || last) {
      const reached = Math.min(distance, outer);
      out.t = offset + sign * reached;
      out.outside = distance - reached;
      out.lane = lane.id;
      out.driving = laneType(lane.type) === 'driving';
      out.height = laneHeight(lane, s, width > 0 ? (reached - inner) / width : 0);
      out.slope = width > 0 ? (sign * (laneHeight(lane, s, 1) - laneHeight(lane, s, 0))) / width : 0;
      return;
    }
    inner = outer;
  }
  out.t = offset;
  out.outside = distance;
}
