import { endsAtJunction, linkAt, ROAD_ENDS, type RoadEnd } from '../road-end.ts';
import type { Road } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';
import type { CrossPath, DocumentJunction, JunctionConnection, JunctionGroup } from './junction-records.ts';
import { nearestEnd } from './nearest-end.ts';
import { readContactPoint } from './read-contact-point.ts';
import { readRoadLink } from './read-road-link.ts';
import { readOrientation } from './read-validity.ts';

/** A junction [12]; connections of roads that are not there are left out. */
export function readJunction(
  reader: ElementReader,
  index: number,
  roads: readonly Road[],
  roadIds: IdIndex,
  junctionIds: IdIndex,
): DocumentJunction {
  const connections: JunctionConnection[] = [];
  for (const connection of reader.children('connection')) {
    const read = readConnection(connection, index, roads, roadIds, junctionIds);
    if (read !== null) connections.push(read);
  }
  return {
    index,
    line: reader.line,
    id: reader.optionalText('id', ''),
    name: reader.optionalText('name', ''),
    type: readType(reader),
    mainRoad: roadIds.get(reader.optionalText('mainRoad', '')),
    sStart: reader.optionalNumber('sStart', 0),
    sEnd: reader.optionalNumber('sEnd', 0),
    orientation: readOrientation(reader),
    connections,
    priorities: readPriorities(reader, roadIds),
    roadSections: reader.children('roadSection').map((section) => ({
      road: roadIds.get(section.text('roadId')),
      sStart: section.optionalNumber('sStart', 0),
      sEnd: section.optionalNumber('sEnd', 0),
    })),
    crossPaths: reader.children('crossPath').map((path) => readCrossPath(path, roadIds)),
    controllerIds: reader.children('controller').map((controller) => controller.text('id')),
  };
}

function readType(reader: ElementReader): DocumentJunction['type'] {
  const isDirect = reader.children('connection').some((connection) => connection.has('linkedRoad'));
  return reader.choice('type', ['default', 'direct', 'virtual', 'crossing'], isDirect ? 'direct' : 'default');
}

function readConnection(
  reader: ElementReader,
  junction: number,
  roads: readonly Road[],
  roadIds: IdIndex,
  junctionIds: IdIndex,
): JunctionConnection | null {
  const type = reader.choice('type', ['default', 'virtual'], 'default');
  if (type === 'virtual' && !reader.has('incomingRoad')) {
    reader.repeatedNote('a virtual connection has no road of its own; it was left out');
    return null;
  }
  const incomingRoad = roadIndex(reader, 'incomingRoad', roadIds);
  // Direct junctions name the road that goes on itself, without a connecting road between.
  const connectingRoad = roadIndex(reader, reader.has('linkedRoad') ? 'linkedRoad' : 'connectingRoad', roadIds);
  if (incomingRoad < 0 || connectingRoad < 0) return null;
  const laneLinks: { from: number; to: number }[] = [];
  for (const link of reader.children('laneLink')) {
    const from = link.integer(`from`);
    const to = link.integer('to');
    if (from !== null && to !== null) laneLinks.push({ from, to });
  }
  const predecessor = readRoadLink(reader.child('predecessor'), roadIds, junctionIds, () => 'start');
  const successor = readRoadLink(reader.child('successor'), roadIds, junctionIds, () => 'start');
  return {
    id: reader.optionalText('id', ''),
    type,
    incomingRoad,
    connectingRoad,
    contact: readContactPoint(
      reader,
      () => likelyContact(roads[incomingRoad], roads[connectingRoad], junction),
      'where it meets the incoming road',
      false,
    ),
    laneLinks,
    ...(predecessor === null ? {} : { predecessor }),
    ...(successor === null ? {} : { successor }),
    line: reader.line,
  };
}

/** The end of a connecting road that is linked to the incoming one, else the one nearest to where that meets the junction. */
function likelyContact(incoming: Road, connecting: Road, junction: number): RoadEnd {
  const linked = ROAD_ENDS.filter((end) => {
    const link = linkAt(connecting, end);
    return link?.kind === 'road' && link.element === incoming.index;
  });
  if (linked.length === 1) return linked[0];
  return nearestEnd(incoming, endsAtJunction(incoming, junction)[0] ?? 'end', connecting);
}

function roadIndex(reader: ElementReader, attribute: string, roadIds: IdIndex): number {
  const id = reader.optionalText(attribute, '');
  const index = roadIds.get(id);
  if (index < 0)
    reader.warning(`${attribute} "${id}" is not in the file; the connection was left out [ids.only_ref_defined_ids]`);
  return index;
}

function readPriorities(junction: ElementReader, roadIds: IdIndex): { high: number; low: number; line: number }[] {
  const priorities: { high: number; low: number; line: number }[] = [];
  for (const reader of junction.children('priority')) {
    const high = roadIds.get(reader.optionalText('high', ''));
    const low = roadIds.get(reader.optionalText('low', ''));
    if (high >= 0 && low >= 0) priorities.push({ high, low, line: reader.line });
    else reader.warning('names roads that are not in the file; the priority was left out');
  }
  return priorities;
}

function readCrossPath(reader: ElementReader, roadIds: IdIndex): CrossPath {
  return {
    id: reader.optionalText('id', ''),
    road: roadIds.get(reader.text('crossingRoad')),
    roadAtStart: roadIds.get(reader.text('roadAtStart')),
    roadAtEnd: roadIds.get(reader.text('roadAtEnd')),
    start: readCrossPathEnd(reader.child('startLaneLink')),
    end: readCrossPathEnd(reader.child('endLaneLink')),
  };
}

function readCrossPathEnd(link: ElementReader | null): CrossPath['start'] {
  if (link === null) return { s: 0, from: 0, to: 0 };
  return { s: link.optionalNumber('s', 0), from: link.integer('from') ?? 0, to: link.integer('to') ?? 0 };
}

/** Junctions that belong together [12.9]. */
export function readJunctionGroups(root: ElementReader, junctionIds: IdIndex): JunctionGroup[] {
  return root.children('junctionGroup').map((reader) => ({
    id: reader.optionalText('id', ''),
    name: reader.optionalText('name', ''),
    type: reader.optionalText('type', 'unknown'),
    junctions: reader
      .children('junctionReference')
      .map((reference) => junctionIds.get(reference.text('junction')))
      .filter((index) => index >= 0),
  }));
}
