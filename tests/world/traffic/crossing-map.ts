import { layCrossing } from '../../../src/map/authoring/crossing.ts';
import type { Control } from '../../../src/map/authoring/crossing-control.ts';
import { mirrored } from '../../../src/map/authoring/mirrored.ts';
import { Network } from '../../../src/map/authoring/network.ts';
import { openDriveXml } from '../../../src/map/authoring/opendrive-writer.ts';
import { dashes, NO_PAINT } from '../../../src/map/authoring/paint.ts';
import { limitOf } from '../../../src/map/authoring/road-draft.ts';
import { layRoundabout } from '../../../src/map/authoring/roundabout.ts';
import { StreetNet } from '../../../src/map/authoring/street-net.ts';
import { twoWayStreet } from '../../../src/map/authoring/street-profiles.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';

const STREET = twoWayStreet({ lane: 3.5, sidewalk: 2, parking: 0, centre: dashes(3, 6), edge: NO_PAINT });
const TOWN = limitOf('town', 50 / 3.6);
/** Length of the arms [m]. */
export const ARM = 150;

export type ArmName = 'South' | 'East' | 'North' | 'West';
export type TurnName = 'left' | 'straight' | 'right';

/** Where the arms point, from the middle. */
const ARMS: Readonly<Record<ArmName, readonly [number, number]>> = {
  South: [0, -1],
  East: [1, 0],
  North: [0, 1],
  West: [-1, 0],
};

/** How a crossing is made. */
export interface CrossingSketch {
  readonly control: Control | { readonly kind: 'roundabout' };
  readonly arms?: readonly ArmName[];
  readonly country?: string;
  /** Seen in a mirror: traffic keeps to the left, East and West stay where they are, North and South change places. */
  readonly leftHand?: boolean;
  /** A change to the text of the file. */
  readonly edit?: (xml: string) => string;
}

/** A crossing of streets that end at the map's edge: each arm is a road of its name, from the edge to the middle. */
export function crossingMap({ control, arms, country, leftHand, edit }: CrossingSketch): RoadMap {
  const names = arms ?? (Object.keys(ARMS) as ArmName[]);
  const network = new Network('crossing', country ?? 'DE');
  const setback = control.kind === 'roundabout' ? 40 : 15;
  const places = new Map([
    ['Middle', { x: 0, y: 0, z: 0, setback }],
    ...names.map((name): [string, { x: number; y: number; z: number; setback: number }] => {
      const [x, y] = ARMS[name];
      return [name, { x: x * (ARM + setback), y: y * (ARM + setback), z: 0, setback: 0 }];
    }),
  ]);
  const net = new StreetNet(network, places);
  for (const name of names) net.street(name, name, 'Middle', STREET, TOWN);
  if (control.kind === 'roundabout') {
    layRoundabout(network, {
      name: 'Middle',
      ...net.place('Middle'),
      radius: 20,
      halfArm: (28 * Math.PI) / 180,
      width: 5,
      sidewalk: 1.5,
      limit: 30 / 3.6,
      arms: net.armsAt('Middle'),
      crosswalks: false,
    });
  } else layCrossing(network, { name: 'Middle', arms: net.armsAt('Middle'), control, crosswalks: false });
  const xml = openDriveXml(leftHand === true ? mirrored(network.document()) : network.document());
  const { map, problems } = loadRoadMap(edit === undefined ? xml : edit(xml), 'crossing');
  if (map === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return map;
}

/** The lane on which one drives to the middle on an arm. */
export function laneFrom(map: RoadMap, arm: string): number {
  const found = map.lanes.find(
    ({ road, junction, successors }) =>
      junction < 0 && map.document.roads[road].name === arm && successors.some((next) => map.lanes[next].junction >= 0),
  );
  if (found === undefined) throw new Error(`no lane comes from ${arm}`);
  return found.index;
}

/** The connecting lane on which one turns so from an arm. */
export function connection(map: RoadMap, arm: string, turn: TurnName): number {
  const found = map.lanes[laneFrom(map, arm)].successors.find((next) => map.lanes[next].turn === turn);
  if (found === undefined) throw new Error(`no way ${turn} from ${arm}`);
  return found;
}
