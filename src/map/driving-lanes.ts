import { laneType } from './lane-type.ts';
import type { LaneSection, Road, SectionLane } from './opendrive/document.ts';

/** A driving lane before it is sampled and linked. */
export interface DrivingLane {
  readonly index: number;
  readonly road: Road;
  readonly sectionIndex: number;
  readonly section: LaneSection;
  readonly lane: SectionLane;
  readonly direction: 1 | -1;
}

/** All driving lanes of a document in the order of roads, sections and lanes (right from the inside out, then left). */
export class DrivingLanes {
  readonly all: DrivingLane[] = [];
  private readonly byKey = new Map<string, number>();

  constructor(roads: readonly Road[]) {
    for (const road of roads) {
      road.laneSections.forEach((section, sectionIndex) => {
        for (const lane of [...section.right, ...section.left]) {
          if (laneType(lane.type) === 'driving') this.add(road, section, sectionIndex, lane);
        }
      });
    }
  }

  /** Index of a lane, -1 where there is none that cars drive on. */
  find(road: number, sectionIndex: number, laneId: number): number {
    return this.byKey.get(key(road, sectionIndex, laneId)) ?? -1;
  }

  private add(road: Road, section: LaneSection, sectionIndex: number, lane: SectionLane): void {
    const index = this.all.length;
    const direction = lane.id < 0 === road.leftHand ? -1 : 1;
    this.all.push({ index, road, sectionIndex, section, lane, direction });
    this.byKey.set(key(road.index, sectionIndex, lane.id), index);
  }
}

function key(road: number, sectionIndex: number, laneId: number): string {
  return `${road}/${sectionIndex}/${laneId}`;
}
