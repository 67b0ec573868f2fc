import type { RoadLink } from './document.ts';
import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';

/** A link to a road or junction [10.3]; null where it says neither end nor place. */
export function readRoadLink(reader: ElementReader | null, roadIds: IdIndex, junctionIds: IdIndex): RoadLink | null {
  if (reader === null) return null;
  const type = reader.optionalText('elementType', 'road').trim().toLowerCase();
  const id = reader.text('elementId');
  const contact = reader.optionalText('contactPoint', '').trim().toLowerCase();
  if (type !== 'road' && type !== 'junction') {
    reader.warning(`elementType is "${type}"; expected road or junction; the link was left out`);
    return null;
  }
  const element = (type === 'road' ? roadIds : junctionIds).get(id);
  if (element < 0) reader.warning(`${type} "${id}" is not in the file, or was left out; the link leads nowhere`);
  if (type === 'junction') return { kind: 'junction', element, contact: null };
  const at = readMiddle(reader);
  if (at !== null) return { kind: 'road', element, contact: null, at };
  if (contact === 'start' || contact === 'end') return { kind: 'road', element, contact };
  reader.warning(`contactPoint is "${contact}"; expected start or end; the link was left out`);
  return null;
}

/** Where a link of a virtual junction meets the middle of a road [12.5]. */
function readMiddle(link: ElementReader): NonNullable<RoadLink['at']> | null {
  if (!link.has('elementS')) return null;
  const s = link.finite('elementS', 'the link was taken as one to an end');
  return s === null ? null : { s, direction: link.choice('elementDir', ['+', '-'], '+') };
}
