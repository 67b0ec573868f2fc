import type { RoadMap } from '../../map/road-map.ts';
import { isNearMap } from '../actors/near-map.ts';
import { boxAt, type Standing, standInEachOther } from '../actors/standing.ts';
import { findPlace } from '../find-place.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { propPlaces } from './prop-places.ts';
import { propSchema } from './prop-schema.ts';

/** Checks the things of a document: on the map, and not in each other; gives where they stand. */
export function checkProps(map: RoadMap, document: JsonDocument, problems: InputProblem[]): Standing[] {
  const props = document.valueAt(['props']);
  if (!Array.isArray(props)) return [];
  const standing: Standing[] = [];
  for (const [index, value] of props.entries()) {
    const path: JsonPath = ['props', index];
    findPlace(map, [...path, 'start'], document, problems);
    // What is no thing at all has been reported already.
    const { data: prop } = propSchema.safeParse(value);
    if (prop === undefined) continue;
    const boxes = propPlaces(map, prop);
    if (boxes === null) {
      if (prop.to !== undefined) checkEnd(map, document, [...path, 'to'], problems);
      continue;
    }
    const own = boxes.map(({ x, y, z, yaw, length, width }) => {
      return boxAt(`props[${index}], a ${prop.kind},`, { x, y }, z, yaw, length, width);
    });
    if (!own.every(({ box }) => isNearMap(map, box, [...path, 'start'], document, problems))) continue;
    const taken = own.flatMap((one) => standing.filter((other) => standInEachOther(one, other)));
    if (taken.length > 0)
      problems.push(
        document.problem(
          [...path, 'start'],
          `found a place where ${taken[0].what} is, expected one that is free; move one of the two`,
        ),
      );
    standing.push(...own);
  }
  return standing;
}

/** A row that leaves its lane, if its start is on one. */
function checkEnd(map: RoadMap, document: JsonDocument, path: JsonPath, problems: InputProblem[]): void {
  const start = document.valueAt([...path.slice(0, -1), 'start']);
  const s = document.valueAt([...path, 's']);
  if (findPlace(map, [...path.slice(0, -1), 'start'], document, []) === null || typeof s !== 'number') return;
  const { road, lane } = start as { readonly road: string; readonly lane: number };
  const message = `found ${s}, expected at most the length of lane ${lane} of road "${road}"; end the row before`;
  problems.push(document.problem([...path, 's'], message));
}
