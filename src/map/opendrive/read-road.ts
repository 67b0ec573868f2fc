import type { Geometry, Road, RoadLink } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';
import { ascending, readCubics } from './read-cubics.ts';
import { readPlanView } from './read-geometry.ts';
import { readLanes } from './read-lanes.ts';
import { readObjects, readSignals } from './read-signals.ts';
import { readSpeed } from './read-speed.ts';

/** Longer roads are refused: sampling one metre by metre would take too much memory [m]. */
const MAX_LENGTH = 2e5;

/** Difference between a road's length and its geometry's that is worth a word [m]. */
const LENGTH_TOLERANCE = 0.01;

/** One road [10] with everything on it; links resolved by the ids of all roads and junctions. */
export function readRoad(reader: ElementReader, index: number, roadIds: IdIndex, junctionIds: IdIndex): Road {
  const planView = readPlanView(reader);
  const length = readLength(reader, planView);
  const link = reader.child('link');
  const lateral = reader.child('lateralProfile');
  return {
    index,
    id: reader.optionalText('id', ''),
    name: reader.optionalText('name', ''),
    length,
    junction: readJunctionOf(reader, junctionIds),
    leftHand: reader.optionalText('rule', 'RHT') === 'LHT',
    predecessor: readLink(link?.child('predecessor') ?? null, roadIds, junctionIds),
    successor: readLink(link?.child('successor') ?? null, roadIds, junctionIds),
    planView,
    elevation: readCubics(reader.child('elevationProfile'), 'elevation', 's'),
    superelevation: readCubics(lateral, 'superelevation', 's'),
    ...readLanes(reader, length),
    speeds: readSpeeds(reader),
    signals: readSignals(reader),
    objects: readObjects(reader),
    line: reader.line,
  };
}

function readLength(reader: ElementReader, planView: readonly Geometry[]): number {
  const length = reader.length('length');
  if (length > MAX_LENGTH) reader.error(`is ${length} m long; expected at most ${MAX_LENGTH} m`);
  const end = planView.reduce((furthest, geometry) => Math.max(furthest, geometry.s + geometry.length), 0);
  if (planView.length > 0 && Math.abs(end - length) > LENGTH_TOLERANCE) {
    const repaired = length > end ? '; its last element was extended' : '';
    reader.warning(`is ${length} m long, but its geometry ends at ${end} m${repaired}`);
  }
  return length;
}

function readJunctionOf(reader: ElementReader, junctionIds: IdIndex): number {
  const id = reader.optionalText('junction', '-1');
  if (id === '-1' || id === '') return -1;
  const index = junctionIds.get(id);
  if (index < 0) reader.warning(`junction "${id}" is not in the file; the road was taken as one outside junctions`);
  return index;
}

function readLink(reader: ElementReader | null, roadIds: IdIndex, junctionIds: IdIndex): RoadLink | null {
  if (reader === null) return null;
  const type = reader.optionalText('elementType', 'road');
  const id = reader.text('elementId');
  const contact = reader.optionalText('contactPoint', '');
  if (type !== 'road' && type !== 'junction') {
    reader.warning(`elementType is "${type}"; expected road or junction; the link was left out`);
    return null;
  }
  const element = (type === 'road' ? roadIds : junctionIds).get(id);
  if (element < 0) reader.warning(`${type} "${id}" is not in the file; the link leads nowhere`);
  if (type === 'junction') return { kind: 'junction', element, contact: null };
  if (contact === 'start' || contact === 'end') return { kind: 'road', element, contact };
  reader.warning(`contactPoint is "${contact}"; expected start or end; the link was left out`);
  return null;
}

function readSpeeds(road: ElementReader): { s: number; max: number }[] {
  const speeds: { s: number; max: number }[] = [];
  for (const type of road.children('type')) {
    const speed = type.child('speed');
    const max = speed === null ? null : readSpeed(speed);
    if (max !== null) speeds.push({ s: type.number('s'), max });
  }
  return ascending(speeds, road, 'type');
}
