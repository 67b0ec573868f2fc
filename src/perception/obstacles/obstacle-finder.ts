import type { Segmentation } from '../../core/messages.ts';
import type { GroundFinder, GroundProjection } from '../ground-projection.ts';
import { ContactLine } from './contact-line.ts';
import { type ContactSegment, FootprintFit, type LaneDirection } from './footprint-fit.ts';
import type { Obstacle } from './obstacle.ts';
import { type VehicleRegion, VehicleRegions } from './vehicle-regions.ts';

/**
 * Neighbouring columns belong to two vehicles when their contacts lie farther apart than this: bodies hang 0.25 m over
 * the ground, which seen from 1.35 m shifts a contact by a fifth of the distance, and mask rows are coarse far away.
 */
const LEAST_JUMP = 3; // [m]
const HANGING_SHARE = 0.2; // [1]
const JUMP_ROWS = 1.2;
/** Smaller segments are not reported. */
const LEAST_COLUMNS = 2;
const LEAST_PIXELS = 4;
/** What stands less on the ground than this is seen over a wall or is no vehicle. */
const LEAST_CONFIDENCE = 0.15;

/** Turns the vehicle class of a mask into vehicles on the ground: regions, cut where the ground's distance jumps. */
export class ObstacleFinder {
  private readonly projection: GroundProjection;
  private readonly regions: VehicleRegions;
  private readonly line: ContactLine;
  private readonly footprint: FootprintFit;
  private readonly segment: ContactSegment = { first: 0, last: 0, cutLeft: false, cutRight: false, pixels: 0 };

  constructor(projection: GroundProjection) {
    this.projection = projection;
    this.regions = new VehicleRegions(projection.width, projection.height);
    this.line = new ContactLine(projection.width);
    this.footprint = new FootprintFit(projection);
  }

  /** Vehicles of one mask, in the order of their regions, from left to right within one. */
  find(mask: Segmentation, ground: GroundFinder, lanes: LaneDirection): Obstacle[] {
    const found: Obstacle[] = [];
    this.regions.each(mask, (region) => {
      this.line.read(region, mask, ground, this.projection.origin);
      let first = region.first;
      while (first <= region.last) {
        const last = this.lastBeforeJump(first, region.last);
        const obstacle = this.fitSegment(region, first, last, lanes);
        if (obstacle !== null) found.push(obstacle);
        first = last + 1;
      }
    });
    return found;
  }

  private lastBeforeJump(first: number, end: number): number {
    let last = first;
    while (last < end && !this.jumps(last, end)) last++;
    return last;
  }

  /** Whether the contact line jumps behind this column, and stays there: one stray column is no jump. */
  private jumps(column: number, end: number): boolean {
    const { distance } = this.line;
    const here = distance[column];
    return this.isJump(here, distance[column + 1]) && column + 2 <= end && this.isJump(here, distance[column + 2]);
  }

  private fitSegment(region: VehicleRegion, first: number, last: number, lanes: LaneDirection): Obstacle | null {
    const { segment, line } = this;
    segment.first = first;
    segment.last = last;
    segment.pixels = 0;
    for (let column = first; column <= last; column++) segment.pixels += region.pixels[column];
    if (last - first + 1 < LEAST_COLUMNS || segment.pixels < LEAST_PIXELS) return null;
    const { distance } = line;
    segment.cutLeft = first === 0 || (first > region.first && distance[first - 1] < distance[first]);
    segment.cutRight =
      last === this.projection.width - 1 || (last < region.last && distance[last + 1] < distance[last]);
    const obstacle = this.footprint.fit(segment, line, lanes);
    return obstacle !== null && obstacle.confidence >= LEAST_CONFIDENCE ? obstacle : null;
  }

  private isJump(a: number, b: number): boolean {
    if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return a !== b;
    const near = Math.min(a, b);
    const coarse = HANGING_SHARE * near + this.projection.lengthOfRows(near, JUMP_ROWS);
    return Math.abs(a - b) > Math.max(LEAST_JUMP, coarse);
  }
}
