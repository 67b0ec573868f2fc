import { MARK_KIND } from '../../core/mark-kind.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { laneInnerT, laneOuterT, sectionAt } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { SectionLane } from '../../map/opendrive/lane-records.ts';
import type { RoadSignal } from '../../map/opendrive/signal-records.ts';
import { runsWithS } from '../../map/road-end.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { signMeaning } from '../../map/signs/sign-meaning.ts';
import { arrowShapes } from './arrow-shapes.ts';
import type { PaintLayer, Place } from './paint-layer.ts';
import type { StopBand } from './stop-bands.ts';
import { turnsOf } from './turn-arrows.ts';

/** What a mark of the German catalogue is, which OpenDRIVE's own shares (StVO annex 2, 293 to 342). */
const MARKS: Readonly<Record<string, 'zebra' | 'stop' | 'arrow' | 'wait' | 'teeth'>> = {
  293: 'zebra',
  294: 'stop',
  297: 'arrow',
  341: 'wait',
  342: 'teeth',
};

/** Width of bars along the lane, how far they keep off its borders, and dashes and gaps of waiting lines [m] (RMS-1). */
const BAR = 0.5;
const ASIDE = 0.1;
const DASH = 0.5;
const GAP = 0.25;

/** Stripes of a crossing and gaps between them, and how long they are [m] (R-FGUe 2001: 0.5 m, at least 3 m). */
const STRIPE = 0.5;
const CROSSING = 4;

/** Base and length of teeth [m]. */
const TOOTH = 0.5;
const BITE = 0.7;

/** A bar nearer than this to one that is there already is the same [m]. */
const SAME = 3;

/** Length of an arrow, whose tip is where its signal is [m]. */
const ARROW = 5;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** What kind of mark on the road a signal is; undefined for what stands beside it. */
export function roadMarkKind(signal: RoadSignal): (typeof MARKS)[string] | undefined {
  const number = /^\d+/.exec(signal.type.trim())?.[0] ?? '';
  return signMeaning(signal).sign === 'none' ? MARKS[number] : undefined;
}

/** Paints the signals of a road that are marks on it: stop lines, arrows, crossings, waiting lines. */
export function paintSignals(map: RoadMap, road: Road, bands: readonly StopBand[], paint: PaintLayer): void {
  for (const signal of road.signals) {
    const kind = roadMarkKind(signal);
    if (kind === undefined || road.laneSections.length === 0) continue;
    const s = Math.max(0, Math.min(road.length, signal.s));
    const section = sectionAt(road, s);
    const { left, right } = road.laneSections[section];
    const lanes = [...left, ...right]
      .filter(({ type }) => laneType(type) === 'driving')
      .filter((lane) => isNamed(signal, lane));
    const place = { map, road, section, s, paint };
    if (kind === 'zebra') paintCrossing(place, lanes);
    const governed = lanes.filter(
      ({ id }) => signal.orientation === 'none' || (signal.orientation === '+') === runsWithS(road, id),
    );
    if (kind === 'arrow') {
      const under = governed.filter(({ id }) => isOver(place, id, signal.t));
      for (const { id } of under.length > 0 ? under : governed) paintArrow(place, id, signal);
    }
    if (kind !== 'stop' && kind !== 'wait' && kind !== 'teeth') continue;
    for (const { id } of governed) {
      const isThere = bands.some((band) => band.lane === id && Math.abs((band.from + band.to) / 2 - s) < SAME);
      if (!isThere) paintBar(place, id, kind);
    }
  }
}

/** Where a signal is. */
interface MarkPlace {
  readonly map: RoadMap;
  readonly road: Road;
  readonly section: number;
  readonly s: number;
  readonly paint: PaintLayer;
}

function isNamed({ validity }: RoadSignal, { id }: SectionLane): boolean {
  return validity.length === 0 || validity.some(([from, to]) => from <= id && id <= to);
}

function isOver({ road, section, s }: MarkPlace, lane: number, t: number): boolean {
  const inner = laneInnerT(road, road.laneSections[section], lane, s);
  const outer = laneOuterT(road, road.laneSections[section], lane, s);
  return t >= Math.min(inner, outer) && t <= Math.max(inner, outer);
}

/** A bar across a lane before the station, whole, of dashes or of teeth. */
function paintBar({ road, section, s, paint }: MarkPlace, lane: number, kind: 'stop' | 'wait' | 'teeth'): void {
  const ahead = runsWithS(road, lane) ? 1 : -1;
  const depth = kind === 'teeth' ? BITE : BAR;
  const half = Math.min(depth / 2, road.length / 2);
  const middle = Math.max(half, Math.min(road.length - half, s - ahead * half));
  const own = road.laneSections[section];
  const [a, b] = [laneInnerT(road, own, lane, s), laneOuterT(road, own, lane, s)];
  const [low, high] = [Math.min(a, b) + ASIDE, Math.max(a, b) - ASIDE];
  const width = high - low;
  if (!(width > 0)) return;
  if (kind === 'stop') {
    paint.line(placeOn(road, middle, low), placeOn(road, middle, high), BAR, point.z, 'white', MARK_KIND.stopLine);
    return;
  }
  const period = kind === 'wait' ? DASH + GAP : TOOTH;
  const count = Math.min(MOST, Math.max(1, Math.floor((width + (kind === 'wait' ? GAP : 0)) / period)));
  for (let k = 0; k < count; k++) {
    const from = (low + high) / 2 + (k - count / 2) * period;
    if (kind === 'wait') {
      paint.line(
        placeOn(road, middle, from + GAP / 2),
        placeOn(road, middle, from + GAP / 2 + DASH),
        BAR,
        point.z,
        'white',
      );
    } else {
      const foot = middle + (ahead * BITE) / 2;
      const corners = [
        placeOn(road, foot, from),
        placeOn(road, foot, from + TOOTH),
        placeOn(road, middle - (ahead * BITE) / 2, from + TOOTH / 2),
      ];
      paint.polygon(corners, point.z, 'white');
    }
  }
}

/** Most dashes of a bar. */
const MOST = 100;

/** Stripes along the road, over all lanes. */
function paintCrossing({ road, section, s, paint }: MarkPlace, lanes: readonly SectionLane[]): void {
  const own = road.laneSections[section];
  const borders = lanes.flatMap(({ id }) => [laneInnerT(road, own, id, s), laneOuterT(road, own, id, s)]);
  if (borders.length === 0) return;
  const [low, high] = [Math.min(...borders), Math.max(...borders)];
  const [from, to] = [Math.max(0, s - CROSSING / 2), Math.min(road.length, s + CROSSING / 2)];
  const count = Math.min(MOST, Math.floor((high - low + STRIPE) / (2 * STRIPE)));
  const first = (low + high) / 2 - (count - 1) * STRIPE;
  for (let k = 0; k < count; k++) {
    const t = first + 2 * k * STRIPE;
    paint.line(placeOn(road, from, t), placeOn(road, to, t), STRIPE, point.z, 'white', MARK_KIND.crosswalk);
  }
}

/** An arrow in the middle of a lane: as the file's words say, else the ways that the lane leads. */
function paintArrow({ map, road, section, s, paint }: MarkPlace, lane: number, signal: RoadSignal): void {
  const own = road.laneSections[section];
  const words = `${signal.name} ${signal.subtype} ${signal.text}`.toLowerCase();
  const said = ['left', 'straight', 'right'].filter((way) => words.includes(way)).join(' ');
  const index = map.lanes.findIndex(
    (other) => other.road === road.index && other.section === section && other.id === lane,
  );
  const turns = said || (index >= 0 ? turnsOf(map, map.lanes[index]) : '') || 'straight';
  const back = runsWithS(road, lane) ? 0 : Math.PI;
  roadPoint(road, s, (laneInnerT(road, own, lane, s) + laneOuterT(road, own, lane, s)) / 2, point);
  const { x, y, z, heading } = point;
  const [dx, dy] = [cos(heading + back), sin(heading + back)];
  for (const shape of arrowShapes(turns)) {
    const corners = shape.map(([u, v]): Place => [x + (u - ARROW) * dx - v * dy, y + (u - ARROW) * dy + v * dx]);
    paint.polygon(corners, z, 'white', MARK_KIND.arrow);
  }
}

/** A place of a road; its height is in `point` then. */
function placeOn(road: Road, s: number, t: number): Place {
  roadPoint(road, s, t, point);
  return [point.x, point.y];
}
