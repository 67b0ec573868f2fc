import type { Segmentation } from '../../core/messages/seen-road.ts';
import type { GroundFinder, GroundProjection } from '../ground-projection.ts';
import { ContactLine } from './contact-line.ts';
import { type ContactSegment, contactSegments } from './contact-segments.ts';
import { FootprintFit, type LaneDirection } from './footprint-fit.ts';
import type { Obstacle } from './obstacle.ts';
import { VehicleRegions } from './vehicle-regions.ts';

/** Smaller segments are not reported. */
const LEAST_COLUMNS = 2;
const LEAST_PIXELS = 4;
/** Of a vehicle behind another, a strip narrower than this does not tell where it is [m]. */
const LEAST_BREADTH = 0.6;
/** What stands less on the ground than this is seen over a wall or is no vehicle. */
const LEAST_CONFIDENCE = 0.15;

/** Turns the vehicle class of a mask into vehicles on the ground: regions, cut where the ground's distance jumps. */
export class ObstacleFinder {
  private readonly projection: GroundProjection;
  private readonly regions: VehicleRegions;
  private readonly line: ContactLine;
  private readonly footprint: FootprintFit;

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
      for (const segment of contactSegments(region, this.line, this.projection)) {
        if (!this.isUsable(segment)) continue;
        const obstacle = this.footprint.fit(segment, this.line, lanes);
        if (obstacle !== null && obstacle.confidence >= LEAST_CONFIDENCE) found.push(obstacle);
      }
    });
    return found;
  }

  private isUsable(segment: ContactSegment): boolean {
    const { first, last, pixels, breadth } = segment;
    if (last - first + 1 < LEAST_COLUMNS || pixels < LEAST_PIXELS) return false;
    const hidden = (segment.cutLeft && first > 0) || (segment.cutRight && last < this.projection.width - 1);
    return !hidden || breadth > LEAST_BREADTH;
  }
}
