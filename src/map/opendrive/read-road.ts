import type { Road, RoadType } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';
import { nearestEnd } from './nearest-end.ts';
import type { Alignment } from './read-alignment.ts';
import { ascending, readCubics } from './read-cubics.ts';
import { readCrossfall, readCrossSection, readShapes } from './read-lateral-profile.ts';
import { readObjectReferences, readObjects } from './read-objects.ts';
import { readRoadLink } from './read-road-link.ts';
import { readSignalReferences, readSignals } from './read-signals.ts';
import { readSpeed } from './read-speed.ts';
import { readStructures } from './read-structures.ts';

/**
 * One road [10] with everything on it; links resolved by the ids of all roads and junctions, and where these don't tell the
 * end of a road by `usable`, the alignments of all roads by their index.
 */
export function readRoad(
  alignment: Alignment,
  index: number,
  roadIds: IdIndex,
  junctionIds: IdIndex,
  usable: readonly Alignment[],
): Road {
  const { reader, length, planView, laneOffset, laneSections, statedSections } = alignment;
  const link = reader.child('link');
  const lateral = reader.child('lateralProfile');
  const readLink = (name: 'predecessor' | 'successor') =>
    readRoadLink(link?.child(name) ?? null, roadIds, junctionIds, (other) =>
      nearestEnd(alignment, name === 'predecessor' ? 'start' : 'end', usable[other]),
    );
  return {
    index,
    id: reader.optionalText('id', ''),
    name: reader.optionalText('name', ''),
    length,
    junction: readJunctionOf(reader, junctionIds),
    leftHand: reader.choice('rule', ['RHT', 'LHT'], 'RHT') === 'LHT',
    predecessor: readLink('predecessor'),
    successor: readLink('successor'),
    types: readTypes(reader),
    planView,
    elevation: readCubics(reader.child('elevationProfile'), 'elevation', 's'),
    superelevation: readCubics(lateral, 'superelevation', 's'),
    shapes: readShapes(lateral),
    crossSection: readCrossSection(lateral),
    crossfall: readCrossfall(lateral),
    laneOffset,
    laneSections,
    ...(statedSections.length > laneSections.length ? { statedSections } : {}),
    speeds: readSpeeds(reader),
    signals: readSignals(reader, roadIds),
    signalReferences: readSignalReferences(reader),
    objects: readObjects(reader),
    objectReferences: readObjectReferences(reader),
    bridges: readStructures(reader, 'bridge'),
    tunnels: readStructures(reader, 'tunnel'),
    railroad: reader.child('railroad') !== null,
    line: reader.line,
  };
}

function readJunctionOf(reader: ElementReader, junctionIds: IdIndex): number {
  const id = reader.optionalText('junction', '-1');
  if (id === '-1' || id === '') return -1;
  const index = junctionIds.get(id);
  if (index < 0)
    reader.warning(
      `junction "${id}" is not in the file; the road was taken as one outside junctions [ids.only_ref_defined_ids]`,
    );
  return index;
}

function readTypes(road: ElementReader): RoadType[] {
  const types = road.children('type').map((reader) => ({
    s: reader.number('s'),
    type: reader.optionalText('type', 'unknown'),
    country: reader.optionalText('country', ''),
  }));
  return ascending(types, road, 'type');
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
