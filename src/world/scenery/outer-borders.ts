import { laneOuterT } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';

/** Lateral places of a section's outermost borders at station `s` [m], left and right. */
export function outerBorders(road: Road, section: LaneSection, s: number): [left: number, right: number] {
  return [laneOuterT(road, section, section.left.length, s), laneOuterT(road, section, -section.right.length, s)];
}
