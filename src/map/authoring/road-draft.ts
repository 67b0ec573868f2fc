import { cos, sin } from '../../core/math/sin-cos.ts';
import { cubicAt, cubicSlopeAt, pieceAt } from '../cubic.ts';
import type { RoadObject, RoadStructure } from '../opendrive/object-records.ts';
import type { Cubic } from '../opendrive/polynomials.ts';
import type { RoadLink } from '../opendrive/road-link.ts';
import type { RoadSignal } from '../opendrive/signal-records.ts';
import { ease } from './ease.ts';
import type { PlanPose, PlanViewBuilder } from './plan-view-builder.ts';
import type { CrossSection, Strip } from './strip.ts';

export type RoadEnd = 'start' | 'end';

/** Type, country and limit of a road from station `s` on. */
export interface Limit {
  readonly s: number;
  /** OpenDRIVE road type: 'town', 'rural', 'motorway', ... */
  readonly type: string;
  /** [m/s] */
  readonly max: number;
}

/** One limit along a whole road [m/s]. */
export function limitOf(type: string, max: number): Limit {
  return { s: 0, type, max };
}

/** What a road is made of. */
export interface RoadPlan {
  readonly name: string;
  readonly alignment: PlanViewBuilder;
  readonly sections: readonly CrossSection[];
  readonly limits: readonly Limit[];
  readonly elevation: readonly Cubic[];
  readonly superelevation?: readonly Cubic[];
}

/** A road while its network is being made: what it is, and what was linked to it and put on it so far. */
export class RoadDraft {
  readonly index: number;
  readonly id: string;
  /** Index of its junction, -1 for none. */
  readonly junction: number;
  readonly plan: RoadPlan;
  readonly signals: RoadSignal[] = [];
  readonly objects: RoadObject[] = [];
  readonly bridges: RoadStructure[] = [];
  readonly links: Record<RoadEnd, RoadLink | null> = { start: null, end: null };
  /** Lanes beyond either end, by lane id. */
  readonly laneLinks: Record<RoadEnd, Map<number, number>> = { start: new Map(), end: new Map() };

  constructor(index: number, id: string, junction: number, plan: RoadPlan) {
    this.index = index;
    this.id = id;
    this.junction = junction;
    this.plan = plan;
  }

  get length(): number {
    return this.plan.alignment.length;
  }

  /** Station so far from one of its ends. */
  stationFrom(end: RoadEnd, distance: number): number {
    return end === 'start' ? distance : this.length - distance;
  }

  sectionAt(end: RoadEnd): CrossSection {
    const { sections } = this.plan;
    return end === 'start' ? sections[0] : sections[sections.length - 1];
  }

  /** The cross section that holds at station `s`, and how far into it the station is [0, 1]. */
  private across(s: number): { section: CrossSection; share: Cubic; into: number } {
    const { sections } = this.plan;
    const i = Math.max(0, pieceAt(sections, s));
    const sEnd = i + 1 < sections.length ? sections[i + 1].s : this.length;
    return { section: sections[i], share: ease(0, sEnd - sections[i].s, 0, 1), into: s - sections[i].s };
  }

  /** Lateral offset of the inner border of the nth lane (from 0) of a side at a station [m]; n = lane count gives the rim. */
  borderT(s: number, side: 'left' | 'right', n: number): number {
    const { section, share, into } = this.across(s);
    const part = cubicAt([share], into);
    const between = (start: number, end: number) => start + part * (end - start);
    const widths = section[side].slice(0, n).reduce((sum, lane) => sum + between(lane.width, lane.widthEnd), 0);
    const offset = between(section.offset, section.offsetEnd);
    return side === 'left' ? offset + widths : offset - widths;
  }

  /** Lanes of a side at a station. */
  strips(s: number, side: 'left' | 'right'): readonly Strip[] {
    return this.across(s).section[side];
  }

  /** The reference line moved by `t` at one end, heading along s. */
  poseAt(end: RoadEnd, t: number): PlanPose {
    const { alignment } = this.plan;
    const { x, y, heading } = end === 'end' ? alignment.pose : alignment.origin;
    return { x: x - t * sin(heading), y: y + t * cos(heading), heading };
  }

  height(end: RoadEnd): number {
    return cubicAt(this.plan.elevation, this.stationFrom(end, 0));
  }

  /** Grade along s at one end [1]. */
  grade(end: RoadEnd): number {
    return cubicSlopeAt(this.plan.elevation, this.stationFrom(end, 0));
  }

  /** [m/s] */
  limitAt(end: RoadEnd): number {
    const { limits } = this.plan;
    return (end === 'start' ? limits[0] : limits[limits.length - 1]).max;
  }
}

/** Width of a strip at a road's end [m]. */
export function widthAt(strip: Strip, end: RoadEnd): number {
  return end === 'start' ? strip.width : strip.widthEnd;
}
