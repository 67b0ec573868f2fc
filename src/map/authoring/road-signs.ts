import type { RoadSignal } from '../opendrive/signal-records.ts';
import type { Network } from './network.ts';
import type { RoadDraft } from './road-draft.ts';

export type SignMeaning =
  | 'stop'
  | 'all-way'
  | 'yield'
  | 'priority'
  | 'roundabout'
  | 'speed'
  | 'no-entry'
  | 'one-way'
  | 'no-overtaking'
  | 'lane-ends'
  | 'motorway'
  | 'motorway-ends'
  | 'parking';

/** Type and subtype of a sign. */
type Code = readonly [string, string];

/**
 * By country: German road traffic regulations (StVO, numbers of the catalogue of 2017), the United States' manual
 * (MUTCD), the United Kingdom's regulations (TSRGD diagrams). What a country has no sign for is left out.
 */
const CODES: Readonly<Record<string, Partial<Record<SignMeaning, Code>>>> = {
  DE: {
    stop: ['206', '-1'],
    yield: ['205', '-1'],
    priority: ['306', '-1'],
    roundabout: ['215', '-1'],
    speed: ['274', '-1'],
    'no-entry': ['267', '-1'],
    'one-way': ['220', '20'],
    'no-overtaking': ['276', '-1'],
    'lane-ends': ['531', '10'],
    motorway: ['330', '1'],
    'motorway-ends': ['330', '2'],
    parking: ['314', '-1'],
  },
  US: {
    stop: ['R1-1', '-1'],
    'all-way': ['R1-3P', '-1'],
    yield: ['R1-2', '-1'],
    roundabout: ['R6-4', '-1'],
    speed: ['R2-1', '-1'],
    'no-entry': ['R5-1', '-1'],
    'one-way': ['R6-1', '-1'],
    'lane-ends': ['W4-2', '-1'],
    parking: ['D4-1', '-1'],
  },
  GB: {
    stop: ['601.1', '-1'],
    yield: ['602', '-1'],
    roundabout: ['611.1', '-1'],
    speed: ['670', '-1'],
    'no-entry': ['616', '-1'],
    'one-way': ['652', '-1'],
    parking: ['801', '-1'],
  },
};

/** Of round and square faces [m], and of their lower edge over the ground. */
const SIZE = 0.6;
const HEIGHT = 2.1;
/** Of a post from the kerb, and from the edge of a road without one [m]. */
const FROM_KERB = 0.5;
const FROM_EDGE = 1;

/** Lateral offset of posts beside a road at a station [m]: on the sidewalk, or off the outermost lane. */
export function roadsideT(road: RoadDraft, s: number, side: 'left' | 'right'): number {
  const strips = road.strips(s, side);
  const sidewalk = strips.findIndex(({ type }) => type === 'sidewalk');
  const distance = sidewalk < 0 ? FROM_EDGE : FROM_KERB;
  const edge = road.borderT(s, side, sidewalk < 0 ? strips.length : sidewalk);
  return side === 'left' ? edge + distance : edge - distance;
}

/** A sign beside the road for the traffic of one side; null where the country has none of that meaning. */
export function putSign(
  network: Network,
  road: RoadDraft,
  s: number,
  side: 'left' | 'right',
  meaning: SignMeaning,
  more: Partial<RoadSignal> = {},
): RoadSignal | null {
  const code = CODES[network.country]?.[meaning];
  if (code === undefined) return null;
  const [type, subtype] = code;
  return network.signal(road, {
    type,
    subtype,
    name: meaning,
    s,
    t: roadsideT(road, s, side),
    zOffset: HEIGHT,
    orientation: side === 'right' ? '+' : '-',
    width: SIZE,
    height: SIZE,
    ...more,
  });
}

/** The limit as on the sign, in the country's unit. */
export function putSpeedSign(
  network: Network,
  road: RoadDraft,
  s: number,
  side: 'left' | 'right',
  value: number,
  more: Partial<RoadSignal> = {},
): void {
  const unit = network.country === 'DE' ? 'km/h' : 'mph';
  const subtype = network.country === 'DE' ? { subtype: String(value) } : {};
  putSign(network, road, s, side, 'speed', { ...subtype, value, unit, text: String(value), ...more });
}
