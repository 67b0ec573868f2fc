import type { DocumentJunction, JunctionConnection } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';

/** A junction [12]; connections of roads that are not there are left out. */
export function readJunction(reader: ElementReader, index: number, roadIds: IdIndex): DocumentJunction {
  const connections: JunctionConnection[] = [];
  for (const connection of reader.children('connection')) {
    const read = readConnection(connection, roadIds);
    if (read !== null) connections.push(read);
  }
  return {
    index,
    id: reader.optionalText('id', ''),
    name: reader.optionalText('name', ''),
    connections,
    controllerIds: reader.children('controller').map((controller) => controller.text('id')),
  };
}

function readConnection(reader: ElementReader, roadIds: IdIndex): JunctionConnection | null {
  const incomingRoad = roadIndex(reader, 'incomingRoad', roadIds);
  // Direct junctions name the road that goes on itself, without a connecting road between.
  const connectingRoad = roadIndex(reader, reader.has('linkedRoad') ? 'linkedRoad' : 'connectingRoad', roadIds);
  if (incomingRoad < 0 || connectingRoad < 0) return null;
  const contact = reader.optionalText('contactPoint', 'start');
  if (contact !== 'start' && contact !== 'end') reader.warning(`contactPoint is "${contact}"; start was taken`);
  const laneLinks: { from: number; to: number }[] = [];
  for (const link of reader.children('laneLink')) {
    const from = link.integer(`from`);
    const to = link.integer('to');
    if (from !== null && to !== null) laneLinks.push({ from, to });
  }
  return { incomingRoad, connectingRoad, contact: contact === 'end' ? 'end' : 'start', laneLinks };
}

function roadIndex(reader: ElementReader, attribute: string, roadIds: IdIndex): number {
  const id = reader.optionalText(attribute, '');
  const index = roadIds.get(id);
  if (index < 0) reader.warning(`${attribute} "${id}" is not in the file; the connection was left out`);
  return index;
}
