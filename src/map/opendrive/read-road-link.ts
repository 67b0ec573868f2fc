import type { RoadEnd } from '../road-end.ts';
import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';
import { readContactPoint } from './read-contact-point.ts';
import type { RoadLink } from './road-link.ts';

/**
 * A link to a road or junction [10.3]; null where it leads nowhere and does not say how. `nearest` tells the end of a road,
 * by its index, that lies nearest, for where the file names none.
 */
export function readRoadLink(
  reader: ElementReader | null,
  roadIds: IdIndex,
  junctionIds: IdIndex,
  nearest: (element: number) => RoadEnd,
): RoadLink | null {
  if (reader === null) return null;
  const type = reader.optionalText('elementType', 'road').trim().toLowerCase();
  const id = reader.text('elementId');
  if (type !== 'road' && type !== 'junction') {
    reader.warning(`elementType is "${type}"; expected road or junction; the link was left out`);
    return null;
  }
  const element = (type === 'road' ? roadIds : junctionIds).get(id);
  if (element < 0)
    reader.warning(
      `${type} "${id}" is not in the file, or was left out; the link leads nowhere [ids.only_ref_defined_ids]`,
    );
  if (type === 'junction') return { kind: 'junction', element, contact: null };
  const at = readMiddle(reader);
  if (at !== null) return { kind: 'road', element, contact: null, at };
  if (element < 0 && !reader.has('contactPoint')) return null;
  const guess = () => (element < 0 ? 'start' : nearest(element));
  return { kind: 'road', element, contact: readContactPoint(reader, guess, 'which lies nearest') };
}

/** Where a link of a virtual junction meets the middle of a road [12.5]. */
function readMiddle(link: ElementReader): NonNullable<RoadLink['at']> | null {
  if (!link.has('elementS')) return null;
  const s = link.finite('elementS', 'the link was taken as one to an end');
  return s === null ? null : { s, direction: link.choice('elementDir', ['+', '-'], '+') };
}
