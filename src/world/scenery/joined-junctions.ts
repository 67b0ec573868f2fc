import type { OpenDriveDocument, Road } from '../../map/opendrive/document.ts';

/** Longest road between two junctions of one place, as the arms of a roundabout are [m]. */
const SHORT = 30;

/** Junctions that are one place to those who drive there: roundabouts have one for each of their arms. */
export interface JoinedJunctions {
  /** The first junction of the place of each. */
  readonly first: readonly number[];
  /** The first junction of the place that a road lies in, be it of a junction or between two; -1 for others. */
  of(road: Road): number;
}

export function joinedJunctions({ roads, junctions }: OpenDriveDocument): JoinedJunctions {
  const first = junctions.map((_, k) => k);
  const rootOf = (junction: number): number => {
    let root = junction;
    while (first[root] !== root) root = first[root];
    return root;
  };
  const between = roads.map((road) => (road.length < SHORT ? endsOf(road, junctions.length) : null));
  for (const ends of between) {
    if (ends === null) continue;
    const [a, b] = ends.map(rootOf);
    first[Math.max(a, b)] = Math.min(a, b);
  }
  for (let k = 0; k < first.length; k++) first[k] = rootOf(k);
  return {
    first,
    of: (road) => {
      if (road.junction >= 0) return first[road.junction];
      const ends = between[road.index];
      return ends === null ? -1 : first[ends[0]];
    },
  };
}

/** The two junctions, of so many, that a road leads from and to; null where it has others, one alone or one that is not there. */
function endsOf({ junction, predecessor, successor }: Road, junctions: number): readonly [number, number] | null {
  if (junction >= 0 || predecessor?.kind !== 'junction' || successor?.kind !== 'junction') return null;
  const [from, to] = [predecessor.element, successor.element];
  return from === to || !(from >= 0 && from < junctions && to >= 0 && to < junctions) ? null : [from, to];
}
