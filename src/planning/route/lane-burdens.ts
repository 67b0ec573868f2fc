import { PerMap } from '../../map/per-map.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import { keepsLeft } from './keeps-left.ts';

/** What there is on the lanes of a map that some would rather avoid, by lane: 1 where it is, 0 where not. */
export interface LaneBurdens {
  /** A way through a junction that turns, to either side. */
  readonly turns: Uint8Array;
  /** One that turns across who comes the other way. */
  readonly across: Uint8Array;
  /** One through a junction without lights in which the ways of others cross or meet it. */
  readonly unsignalled: Uint8Array;
  /** A lane beside which others come the other way, with nothing between. */
  readonly oncoming: Uint8Array;
}

const known = new PerMap<LaneBurdens>();

/** Made once a map. */
export function laneBurdens(map: RoadMap): LaneBurdens {
  return known.get(map, '', () => makeBurdens(map));
}

function makeBurdens(map: RoadMap): LaneBurdens {
  const flags = (has: (lane: Lane) => boolean) => Uint8Array.from(map.lanes, (lane) => (has(lane) ? 1 : 0));
  const lit = new Set(map.signalGroups.filter(({ isForWalkers }) => !isForWalkers).map(({ junction }) => junction));
  const innermost = lanesAtTheMiddle(map);
  return {
    turns: flags(({ junction, turn }) => junction >= 0 && turn !== 'straight'),
    across: flags((lane) => lane.junction >= 0 && lane.turn === (keepsLeft(lane) ? 'right' : 'left')),
    unsignalled: flags(
      ({ junction, index }) =>
        junction >= 0 &&
        !lit.has(junction) &&
        (map.conflictZones[index]?.some(({ kind }) => kind !== 'diverge') ?? false),
    ),
    oncoming: flags((lane) => lane.junction < 0 && innermost.has(lane.index)),
  };
}

/** Lanes -1 and 1 of every section that has both, for opposite directions: no lane of any kind lies between them. */
function lanesAtTheMiddle(map: RoadMap): Set<number> {
  const rightHalf = new Map<string, Lane>();
  for (const lane of map.lanes) if (lane.id === -1) rightHalf.set(`${lane.road}/${lane.section}`, lane);
  const found = new Set<number>();
  for (const lane of map.lanes) {
    if (lane.id !== 1) continue;
    const other = rightHalf.get(`${lane.road}/${lane.section}`);
    if (other === undefined || other.direction === lane.direction) continue;
    found.add(lane.index);
    found.add(other.index);
  }
  return found;
}
