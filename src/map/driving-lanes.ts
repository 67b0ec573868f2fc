import { laneType } from './lane-type.ts';
import type { Road } from './opendrive/document.ts';
import type { LaneSection, SectionLane } from './opendrive/lane-records.ts';
import { runsWithS } from './road-end.ts';

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
  /** Per road: index of the first lane of each section, and last that of the next road's first lane. */
  private readonly firsts: number[][] = [];

  constructor(roads: readonly Road[]) {
    for (const road of roads) {
      const firsts: number[] = [];
      road.laneSections.forEach((section, sectionIndex) => {
        firsts.push(this.all.length);
        for (const lane of [...section.right, ...section.left]) {
          if (laneType(lane.type) === 'driving') this.add(road, section, sectionIndex, lane);
        }
      });
      firsts.push(this.all.length);
      this.firsts.push(firsts);
    }
  }

  /** Index of a lane, -1 where there is none that cars drive on. */
  find(road: number, sectionIndex: number, laneId: number): number {
    return this.byKey.get(key(road, sectionIndex, laneId)) ?? -1;
  }

  /** The driving lanes of a section that is there. */
  ofSection(road: number, sectionIndex: number): readonly DrivingLane[] {
    const firsts = this.firsts[road];
    return this.all.slice(firsts[sectionIndex], firsts[sectionIndex + 1]);
  }

  private add(road: Road, section: LaneSection, sectionIndex: number, lane: SectionLane): void {
    const index = this.all.length;
    const withS = runsWithS(road, lane.id) !== (lane.travel === 'reversed');
    this.all.push({ index, road, sectionIndex, section, lane, direction: withS ? 1 : -1 });
    this.byKey.set(key(road.index, sectionIndex, lane.id), index);
  }
}

function key(road: number, sectionIndex: number, laneId: number): string {
  return `${road}/${sectionIndex}/${laneId}`;
}
