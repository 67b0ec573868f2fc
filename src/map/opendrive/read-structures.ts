import type { ElementReader } from './element-reader.ts';
import type { RoadStructure } from './object-records.ts';
import { readValidity } from './read-validity.ts';

/** Bridges [13.12] or tunnels [13.11] of a road. */
export function readStructures(road: ElementReader, kind: 'bridge' | 'tunnel'): RoadStructure[] {
  const structures: RoadStructure[] = [];
  for (const reader of road.child('objects')?.children(kind) ?? []) {
    const s = reader.finite('s', `the ${kind} was left out`);
    const length = reader.finite('length', `the ${kind} was left out`);
    if (s === null || length === null) continue;
    structures.push({
      id: reader.optionalText('id', ''),
      name: reader.optionalText('name', ''),
      s,
      length,
      type: reader.optionalText('type', kind === 'bridge' ? 'concrete' : 'standard'),
      validity: readValidity(reader),
    });
  }
  return structures;
}
