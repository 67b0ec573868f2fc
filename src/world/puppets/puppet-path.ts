import { angleDifference } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';
import { cornerWay, followCorner, sharpest } from './corner.ts';
import { toRearAxle } from './stand-on-ground.ts';

/** Where a way turns by more than this the vehicle changes gear and goes on the other way around [rad]. */
export const CUSP = 2.2;
/** Corners are driven with this radius where their legs are long enough [m], or with so much acceleration across [m/s^2]. */
const RADIUS = 8;
const COMFORTABLE = 3;
/** A corner begins and ends at most this far from where its legs meet [m]. */
const LONGEST_TANGENT = 25;
/** Tyres hold this much across, and brake so hard [m/s^2]. */
const TYRES = 7;
export const PATH_BRAKING = 6;
/** The first places are left out that are not so far ahead of the vehicle's middle [m]. */
const HERE = 1;
/** Ways straight on before the first corner that are tried [m]. */
const LEAD_INS = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 11, 15, 20];
/** Radius that the first corner should have [m]. */
const LEAD_RADIUS = 7;
/** Stretches that are shorter are none [m]. */
const TINY = 1e-6;
/** Straight legs have a sample so often [m]. */
const SPACING = 1;

/** A way for a vehicle's rear axle, as plain data: samples of legs that are driven in one gear each, one after another. */
export interface PuppetPath {
  /** Per sample: way from the start [m], the rear axle's place [m], heading of the vehicle, not wrapped [rad]. */
  readonly s: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly heading: Float64Array;
  /** Per sample: square of the speed that tyres and the end of the leg allow at most [m^2/s^2]. */
  readonly most: Float64Array;
  /** Per leg: its first sample, and at the end their number; its gear, 1 forwards, -1 backwards. */
  readonly from: Int32Array;
  readonly gear: Int32Array;
  /** Per place on the way: where it is [m], and the speed to have there [m/s]. */
  readonly at: Float64Array;
  readonly speed: Float64Array;
  /** Greatest curvature [1/m]. */
  readonly sharpest: number;
}

/** A vehicle that is to follow a way: middle of its box [m], heading [rad], its length [m]. */
export interface PathStart {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly length: number;
}

/** Places to come to with the middle of the box [m], and the speed there [m/s]; index-aligned. */
export interface PathPlaces {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly speed: ArrayLike<number>;
  readonly backwards: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
  /** Place that it stands for, -1 for none. */
  readonly place: number;
}

/**
 * The way of the rear axle from where a vehicle is along a polyline: straight on, then from corner to corner, each rounded
 * as a car would turn. The box's middle comes to the last place of each leg; there the vehicle points along its last stretch.
 * Rear axles do not slip sideways: the vehicle points along the way, or against it.
 */
export function planPath(start: PathStart, places: PathPlaces): PuppetPath {
  const axle = toRearAxle(start.length);
  const draft = new Draft();
  let gear = places.backwards ? -1 : 1;
  let at: Point = { x: start.x - axle * cos(start.yaw), y: start.y - axle * sin(start.yaw), place: -1 };
  let heading = start.yaw;
  for (const goals of legsOf(start, gear > 0 ? start.yaw : start.yaw + Math.PI, places)) {
    const travel = gear > 0 ? heading : heading + Math.PI;
    const lead = leadIn(at, travel, goals);
    const way = withAxle(lead, travel, goals, gear * axle);
    if (way.length === 0) continue;
    draft.beginLeg(gear, at, travel);
    const nodes = lead === at ? [at, ...way] : [at, lead, ...way];
    heading = draft.drive(nodes, travel, (place) => places.speed[place]);
    at = { ...way[way.length - 1], place: -1 };
    gear = -gear;
  }
  return draft.finish();
}

/** The places without the first ones that it is past already, in legs that end where the way turns back. */
function legsOf(start: PathStart, travel: number, { x, y }: PathPlaces): Point[][] {
  const points = Array.from({ length: x.length }, (_, place) => ({ x: x[place], y: y[place], place }));
  let first = 0;
  const isAhead = (point: Point) => (point.x - start.x) * cos(travel) + (point.y - start.y) * sin(travel) >= HERE;
  while (first + 1 < points.length && !isAhead(points[first])) first++;
  const legs: Point[][] = [[]];
  let before: Point = { x: start.x, y: start.y, place: -1 };
  for (let i = first; i < points.length; i++) {
    legs[legs.length - 1].push(points[i]);
    const next = points[i + 1];
    if (next !== undefined) {
      const turn = angleDifference(direction(points[i], next), direction(before, points[i]));
      if (Math.abs(turn) > CUSP) legs.push([]);
    }
    before = points[i];
  }
  return legs;
}

/** The same places for the rear axle: it stops so far before the last one. Places that it would have to go back for are left out. */
function withAxle(at: Point, travel: number, goals: readonly Point[], axle: number): Point[] {
  const way = [...goals];
  const last = way.pop();
  if (last === undefined) return [];
  for (;;) {
    const before = way[way.length - 1] ?? at;
    const distance = hypot(last.x - before.x, last.y - before.y);
    const heading = distance < 1e-6 ? travel : direction(before, last);
    if (distance - axle > 0.1 || (way.length === 0 && distance - axle > 1e-3))
      return [...way, { x: last.x - axle * cos(heading), y: last.y - axle * sin(heading), place: last.place }];
    if (way.pop() === undefined) return [];
  }
}

/** A place straight ahead, so that the first corner is one that can be driven; `at` itself where the way goes straight on. */
function leadIn(at: Point, travel: number, [first, second]: readonly Point[]): Point {
  const distance = hypot(first.x - at.x, first.y - at.y);
  if (Math.abs(angleDifference(direction(at, first), travel)) < 1e-4) return at;
  let best: Point = at;
  let widest = 0;
  for (const ahead of LEAD_INS) {
    if (ahead > 0.75 * distance) break;
    const place = { x: at.x + ahead * cos(travel), y: at.y + ahead * sin(travel), place: -1 };
    const onward = hypot(first.x - place.x, first.y - place.y) * (second === undefined ? 1 : 0.5);
    const turn = angleDifference(direction(place, first), travel);
    const radius = 1 / sharpest(turn, cornerWay(turn, Math.min(ahead, onward)));
    if (radius > widest) {
      widest = radius;
      best = place;
    }
    if (radius >= LEAD_RADIUS) break;
  }
  return best;
}

/** Collects samples. */
class Draft {
  private readonly s: number[] = [];
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly heading: number[] = [];
  private readonly curvature: number[] = [];
  private readonly from: number[] = [];
  private readonly gear: number[] = [];
  private readonly at: number[] = [];
  private readonly speed: number[] = [];

  beginLeg(gear: number, { x, y }: Point, travel: number): void {
    this.from.push(this.s.length);
    this.gear.push(gear);
    this.note(this.s[this.s.length - 1] ?? 0, x, y, travel, 0);
  }

  /** Drives along some places, and ends at the last of them; gives the vehicle's heading there. */
  drive(nodes: readonly Point[], travel: number, speedAt: (place: number) => number): number {
    let heading = travel;
    for (let i = 1; i < nodes.length; i++) {
      const next = nodes[i + 1];
      const speed = nodes[i].place < 0 ? 0 : speedAt(nodes[i].place);
      if (next === undefined) {
        this.straightTo(nodes[i].x, nodes[i].y, heading);
        this.arrive(nodes[i].place, speed, this.end());
        break;
      }
      const along = direction(nodes[i - 1], nodes[i]);
      heading += angleDifference(along, heading);
      const turn = angleDifference(direction(nodes[i], next), along);
      const tangent = tangentOf(turn, speed, lengthFor(nodes, i - 1), lengthFor(nodes, i));
      if (tangent === 0) {
        this.straightTo(nodes[i].x, nodes[i].y, heading);
        this.arrive(nodes[i].place, speed, this.end());
        continue;
      }
      this.straightTo(nodes[i].x - tangent * cos(along), nodes[i].y - tangent * sin(along), heading);
      const begin = this.end();
      const way = cornerWay(turn, tangent);
      const bent = sharpest(turn, way);
      const last = this.s.length - 1;
      followCorner(this.x[last], this.y[last], along, turn, tangent, (u, x, y, bearing) =>
        this.note(begin + u * way, x, y, heading + (bearing - along), bent),
      );
      heading += turn;
      this.arrive(nodes[i].place, speed, begin + way / 2);
    }
    return this.gear[this.gear.length - 1] > 0 ? heading : heading - Math.PI;
  }

  finish(): PuppetPath {
    const legs = [...this.from, this.s.length];
    const headings = this.heading.map((travel, i) => {
      const leg = legs.findIndex((first) => first > i) - 1;
      return this.gear[leg] > 0 ? travel : travel - Math.PI;
    });
    return {
      s: Float64Array.from(this.s),
      x: Float64Array.from(this.x),
      y: Float64Array.from(this.y),
      heading: Float64Array.from(headings),
      most: this.mostSpeeds(legs),
      from: Int32Array.from(legs),
      gear: Int32Array.from(this.gear),
      at: Float64Array.from(this.at),
      speed: Float64Array.from(this.speed),
      sharpest: this.curvature.reduce((most, one) => Math.max(most, one), 0),
    };
  }

  private mostSpeeds(legs: readonly number[]): Float64Array {
    const most = new Float64Array(this.s.length);
    for (let leg = 0; leg + 1 < legs.length; leg++) {
      let next = 0;
      for (let i = legs[leg + 1] - 1; i >= legs[leg]; i--) {
        const way = i + 1 < legs[leg + 1] ? this.s[i + 1] - this.s[i] : 0;
        const inBend = this.curvature[i] > 0 ? TYRES / this.curvature[i] : Number.POSITIVE_INFINITY;
        next = Math.min(inBend, next + 2 * PATH_BRAKING * way);
        most[i] = next;
      }
    }
    return most;
  }

  private straightTo(x: number, y: number, heading: number): void {
    const last = this.s.length - 1;
    const [fromX, fromY] = [this.x[last], this.y[last]];
    const way = hypot(x - fromX, y - fromY);
    const count = Math.max(1, Math.ceil(way / SPACING));
    const begin = this.end();
    for (let k = 1; k <= count && way > TINY; k++) {
      const u = k / count;
      this.note(begin + u * way, fromX + u * (x - fromX), fromY + u * (y - fromY), heading, 0);
    }
  }

  private arrive(place: number, speed: number, at: number): void {
    if (place < 0) return;
    this.at.push(at);
    this.speed.push(speed);
  }

  private note(s: number, x: number, y: number, heading: number, curvature: number): void {
    this.s.push(s);
    this.x.push(x);
    this.y.push(y);
    this.heading.push(heading);
    this.curvature.push(curvature);
  }

  private end(): number {
    return this.s[this.s.length - 1];
  }
}

/** Length of a stretch that the corner at one of its ends may use: half of it where there is one at both [m]. */
function lengthFor(nodes: readonly Point[], i: number): number {
  const length = hypot(nodes[i + 1].x - nodes[i].x, nodes[i + 1].y - nodes[i].y);
  return i === 0 || i + 2 === nodes.length ? length : length / 2;
}

/** How far from where two stretches meet their corner begins [m]; 0 for none. */
function tangentOf(turn: number, speed: number, before: number, after: number): number {
  const angle = Math.abs(turn);
  if (angle < 1e-6) return 0;
  const radius = Math.max(RADIUS, (speed * speed) / COMFORTABLE);
  return Math.min(before, after, LONGEST_TANGENT, radius * tan(Math.min(angle, CUSP) / 2));
}

function direction(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): number {
  return atan2(to.y - from.y, to.x - from.x);
}
