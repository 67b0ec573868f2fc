import type { DocumentHeader } from './document.ts';
import type { ElementReader } from './element-reader.ts';

/** What the header says about where the map lies, and who made it [7]. */
export function readHeader(header: ElementReader | null): DocumentHeader {
  const reference = header?.child('geoReference')?.content ?? '';
  const offset = header?.child('offset') ?? null;
  return {
    vendor: header?.optionalText('vendor', '') ?? '',
    date: header?.optionalText('date', '') ?? '',
    geoReference: reference === '' ? null : reference,
    offset:
      offset === null
        ? null
        : {
            x: offset.optionalNumber('x', 0),
            y: offset.optionalNumber('y', 0),
            z: offset.optionalNumber('z', 0),
            hdg: offset.optionalNumber('hdg', 0),
          },
  };
}
