import type { RoadEnd } from '../road-end.ts';
import type { ElementReader } from './element-reader.ts';

/**
 * Which end of a road is meant. Where the file does not say, `guess` is taken, and `why` told of it: in a note where it need
 * not say, that is on connections.
 */
export function readContactPoint(reader: ElementReader, guess: () => RoadEnd, why: string, isRequired = true): RoadEnd {
  const contact = reader.optionalText('contactPoint', '').trim().toLowerCase();
  if (contact === 'start' || contact === 'end') return contact;
  const taken = guess();
  const isMissing = !reader.has('contactPoint');
  const found = isMissing ? 'missing' : JSON.stringify(contact.slice(0, 40));
  const message = `contactPoint is ${found}; expected start or end; "${taken}" was taken, ${why}`;
  if (isMissing && !isRequired) reader.note(message);
  else reader.warning(isRequired ? `${message} [road.linkage.road_link_attribute_usage]` : message);
  return taken;
}
