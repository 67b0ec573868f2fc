import type { ElementReader } from './element-reader.ts';
import type { Outline, OutlineCorner } from './object-records.ts';

/** The outlines of an object [13.3]: in <outlines>, or as versions before 1.5 have it, one directly in the object. */
export function readOutlines(object: ElementReader): Outline[] {
  const readers = [...(object.child('outlines')?.children('outline') ?? []), ...object.children('outline')];
  const outlines: Outline[] = [];
  readers.forEach((reader, index) => {
    const corners = readCorners(reader);
    if (corners.length < 2) {
      reader.repeated('an outline has less than two usable corners; it was left out');
      return;
    }
    outlines.push({
      id: reader.has('id') ? (reader.integer('id') ?? index) : index,
      outer: reader.flag('outer', true),
      closed: reader.flag('closed', true),
      laneType: reader.optionalText('laneType', ''),
      corners,
    });
  });
  return outlines;
}

function readCorners(outline: ElementReader): OutlineCorner[] {
  const corners: OutlineCorner[] = [];
  const idOf = (reader: ElementReader) =>
    reader.has('id') ? (reader.integer('id') ?? corners.length) : corners.length;
  for (const reader of outline.children('cornerLocal')) {
    const u = reader.finite('u', 'the corner was left out');
    const v = reader.finite('v', 'the corner was left out');
    if (u === null || v === null) continue;
    const z = reader.optionalNumber('z', 0);
    corners.push({ kind: 'local', id: idOf(reader), u, v, z, height: reader.optionalNumber('height', 0) });
  }
  for (const reader of outline.children('cornerRoad')) {
    const s = reader.finite('s', 'the corner was left out');
    const t = reader.finite('t', 'the corner was left out');
    if (s === null || t === null) continue;
    const dz = reader.optionalNumber('dz', 0);
    corners.push({ kind: 'road', id: idOf(reader), s, t, dz, height: reader.optionalNumber('height', 0) });
  }
  return corners;
}
