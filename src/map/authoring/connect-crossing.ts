import { angleDifference } from '../../core/math/angle.ts';
import type { Road } from '../opendrive/document.ts';
import type { DocumentJunction, JunctionConnection } from '../opendrive/junction-records.ts';
import { plainJunction, plainRoad } from '../opendrive/plain-records.ts';
import { type Arm, inboundLane, inboundPose, outboundLane, outboundPose } from './arm.ts';
import { connectingSection } from './cross-section.ts';
import type { CrossingPlan } from './town-plan.ts';
import { turningPath } from './turning-path.ts';

/** Turns by more than this are left or right turns [rad]. */
const TURN = Math.PI / 4;

export interface ConnectedCrossing {
  readonly junction: DocumentJunction;
  readonly roads: readonly Road[];
}

/**
 * Connects every arm of a crossing with every other: right turns from the outermost lane to the outermost, all else from
 * the innermost to the innermost. Ids: junction 100, its connecting roads 101, 102, ... and so on by the hundred.
 */
export function connectCrossing(
  crossing: CrossingPlan,
  index: number,
  arms: readonly Arm[],
  streets: readonly Road[],
  firstRoad: number,
): ConnectedCrossing {
  const roads: Road[] = [];
  const connections: JunctionConnection[] = [];
  const hundred = 100 * (index + 1);
  for (const from of arms) {
    const rimTurn = Math.min(...arms.filter((arm) => arm !== from).map((arm) => turnBetween(from, arm)));
    for (const to of arms) {
      if (to === from) continue;
      const turn = turnBetween(from, to);
      const fromNth = turn < -TURN ? from.lanes : 1;
      const toNth = turn < -TURN ? to.lanes : 1;
      const fromLane = inboundLane(from, fromNth);
      const toLane = outboundLane(to, toNth);
      const path = turningPath(inboundPose(from, fromNth), outboundPose(to, toNth));
      const section = connectingSection(path.length, fromLane, toLane, turn === rimTurn);
      const road = firstRoad + roads.length;
      const id = String(hundred + roads.length + 1);
      roads.push(
        plainRoad({
          index: road,
          id,
          name: `${streets[from.road].name} to ${streets[to.road].name}`,
          length: path.length,
          junction: index,
          predecessor: { kind: 'road', element: from.road, contact: from.contact },
          successor: { kind: 'road', element: to.road, contact: to.contact },
          planView: path.elements,
          elevation: [{ s: 0, a: crossing.z, b: 0, c: 0, d: 0 }],
          laneSections: [section],
          speeds: [{ s: 0, max: Math.min(streets[from.road].speeds[0].max, streets[to.road].speeds[0].max) }],
          types: [{ s: 0, type: 'town', country: '' }],
        }),
      );
      const laneLinks = section.right.map((lane) => ({ from: lane.predecessor ?? 0, to: lane.id }));
      connections.push({
        id: String(connections.length),
        type: 'default',
        incomingRoad: from.road,
        connectingRoad: road,
        contact: 'start',
        laneLinks,
      });
    }
  }
  return { junction: plainJunction({ index, id: String(hundred), name: crossing.name, connections }), roads };
}

/** Change of heading from coming in by one arm to going out by another, left positive [rad]. */
function turnBetween(from: Arm, to: Arm): number {
  return angleDifference(to.outward.heading, from.outward.heading + Math.PI);
}
