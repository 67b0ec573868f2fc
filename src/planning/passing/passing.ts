import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { TrackFilter } from '../behaviour/track-filter.ts';
import { DRY, type Grip } from '../grip/grip.ts';
import type { LaneState } from '../planning-problem.ts';
import { REFERENCE_STEP, type ReferenceLine } from '../route/reference-line.ts';
import { SIGHT, speedProfile } from '../speed-profile.ts';
import { NOBODY, PassingRule, type PassingView } from './passing-rule.ts';
import { shiftedLine } from './shifted-line.ts';
import { type Swing, swingOffset } from './swing.ts';

/** Share of the way to the side from which on it is slow [1]: the front is farther out than the rear axle. */
const PACED = 0.25;

/** The line to drive along: the route's, or one that swings around what blocks the lane. */
export class Passing {
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  private readonly filter = new TrackFilter();
  private readonly rule: PassingRule | null;
  /** The route's own. */
  readonly route: ReferenceLine;
  private routeProfile: Float64Array;
  private readonly waitingPlaces: readonly number[];
  /** What is driven along, and its wished speeds [m/s]. */
  line: ReferenceLine;
  profile: Float64Array;
  view: PassingView = NOBODY;
  /** What the road gives. */
  grip: Grip = DRY;

  /**
   * @param index lanes to pass on; null keeps to the route's line
   * @param profile speeds wished for on the line [m/s]
   * @param waitingPlaces stations where who stands may wait: stop lines, crosswalks [m]
   */
  constructor(
    map: RoadMap,
    vehicle: VehicleSpecification,
    index: LaneIndex | null,
    line: ReferenceLine,
    profile: Float64Array,
    waitingPlaces: readonly number[],
  ) {
    this.map = map;
    this.vehicle = vehicle;
    this.rule = index === null ? null : new PassingRule(index);
    this.route = line;
    this.routeProfile = profile;
    this.waitingPlaces = waitingPlaces;
    this.line = line;
    this.profile = this.routeProfile;
  }

  get swing(): Swing | null {
    return this.view.swing;
  }

  /** To be called once for every plan. @param ego in the lane frame of the route's own line */
  update(tick: Tick, ego: LaneState, tracks: readonly Track[]): void {
    const { map, vehicle, route: line, routeProfile: profile, waitingPlaces } = this;
    if (this.rule === null) return;
    const believed = this.filter.update(tracks).map(({ track }) => track);
    const before = this.view.swing;
    this.view = this.rule.view({
      tick,
      map,
      vehicle,
      line,
      profile,
      waitingPlaces,
      grip: this.grip,
      ego,
      tracks: believed,
    });
    if (this.view.swing !== before) this.lay();
  }

  /** Plans with another grip, and other speeds wished for on the route's line, from now on. */
  expect(grip: Grip, profile: Float64Array): void {
    this.grip = grip;
    this.routeProfile = profile;
    this.lay();
  }

  snapshot(): PlainData {
    return {
      filter: this.filter.snapshot(),
      rule: this.rule?.snapshot() ?? null,
      view: clonePlain(this.view as unknown as PlainData),
    };
  }

  restore(state: PlainData): void {
    const { filter, rule, view } = state as Record<string, PlainData>;
    this.filter.restore(filter);
    if (rule !== null) this.rule?.restore(rule);
    this.view = clonePlain(view) as unknown as PassingView;
    this.lay();
  }

  private shiftedProfile(swing: Swing): Float64Array {
    return speedProfile(paced(this.line, swing), SIGHT, Number.POSITIVE_INFINITY, this.grip);
  }

  private lay(): void {
    const { swing } = this.view;
    this.line = swing === null ? this.route : shiftedLine(this.route, swing);
    this.profile = swing === null ? this.routeProfile : cappedBy(this.shiftedProfile(swing), this.routeProfile);
  }
}

/** The line with a lower limit where a swing leads over the lanes of those who come. */
function paced(line: ReferenceLine, swing: Swing): ReferenceLine {
  const { pace } = swing;
  if (pace === null) return line;
  const isOut = (i: number) => Math.abs(swingOffset(swing, i * REFERENCE_STEP)) > PACED * Math.abs(swing.shift);
  return { ...line, speedLimit: line.speedLimit.map((limit, i) => (isOut(i) ? Math.min(limit, pace) : limit)) };
}

function cappedBy(profile: Float64Array, cap: Float64Array): Float64Array {
  return profile.map((speed, i) => Math.min(speed, cap[i]));
}
