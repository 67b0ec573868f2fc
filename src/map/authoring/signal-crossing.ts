import { angleDifference } from '../../core/math/angle.ts';
import type { Road } from '../opendrive/document.ts';
import { plainSignal } from '../opendrive/plain-records.ts';
import type { Controller, RoadSignal } from '../opendrive/signal-records.ts';
import { type Arm, inboundLane, stationBefore } from './arm.ts';
import { carriagewayHalfWidth } from './cross-section.ts';

/** Of the stop line before the street's end at the crossing, and of the far head behind it [m]. */
const STOP_LINE_SETBACK = 1;
/** Of a pole's middle from the kerb [m]. */
const POLE_FROM_KERB = 0.5;
/** Of the lower edge of a head over the ground [m]. */
const HEAD_HEIGHT = 2.6;

/** Traffic lights of one crossing: what each street gets, and which switch together. */
export interface CrossingSignals {
  readonly byStreet: ReadonlyMap<number, readonly RoadSignal[]>;
  readonly controllers: readonly Controller[];
}

/**
 * Gives every arm of a four-way crossing a light at its stop line, which governs its lanes, and one that repeats it on
 * the far side, where waiting drivers see it (it governs no lane: validity 0 to 0). Opposite arms form a phase group
 * with a controller of its own. Ids: crossing 200 has signals 201, 202, ... and controllers 291, 292.
 */
export function signalCrossing(arms: readonly Arm[], streets: readonly Road[], hundred: number): CrossingSignals {
  const byStreet = new Map<number, RoadSignal[]>();
  const groups: string[][] = [[], []];
  let id = hundred;
  const add = (street: number, signal: RoadSignal, group: string[]) => {
    byStreet.set(street, [...(byStreet.get(street) ?? []), signal]);
    group.push(signal.id);
  };
  for (const arm of arms) {
    const group = groups[isAlong(arms[0], arm) ? 0 : 1];
    const near = light(arm, streets[arm.road], ++id, inboundLane(arm, 1), []);
    add(arm.road, near, group);
    const opposite = arms.find((other) => other !== arm && isAlong(arm, other));
    if (opposite === undefined) continue;
    const far = light(opposite, streets[opposite.road], ++id, -inboundLane(opposite, 1), [[0, 0]]);
    add(opposite.road, far, group);
  }
  const controllers = groups.map((signalIds, i) => controller(String(hundred + 91 + i), signalIds));
  return { byStreet, controllers };
}

function controller(id: string, signalIds: readonly string[]): Controller {
  const controls = signalIds.map((signalId) => ({ signalId, type: '0' }));
  return { id, name: `controller ${id}`, sequence: 0, signalIds, controls };
}

/** A light beside the lanes on the side of lane id `side`, seen by the traffic of that side. */
function light(
  arm: Arm,
  street: Road,
  id: number,
  side: number,
  validity: readonly (readonly [number, number])[],
): RoadSignal {
  return plainSignal({
    id: String(id),
    name: `signal ${id}`,
    s: stationBefore(arm, street, STOP_LINE_SETBACK),
    t: Math.sign(side) * (carriagewayHalfWidth(arm.lanes) + POLE_FROM_KERB),
    zOffset: HEAD_HEIGHT,
    orientation: side < 0 ? '+' : '-',
    dynamic: true,
    type: '1000001',
    width: 0.32,
    height: 0.95,
    validity,
  });
}

function isAlong(a: Arm, b: Arm): boolean {
  const angle = Math.abs(angleDifference(a.outward.heading, b.outward.heading));
  return angle < Math.PI / 4 || angle > (3 * Math.PI) / 4;
}
