import type { LoadedScene } from '../../scenario/load-scene.ts';
import { type SignalDiagram, type SignalRun, signalDiagrams } from '../../world/signals/signal-diagram.ts';

/** The lights of a junction, for the page. */
export interface LightsFacts {
  /** OpenDRIVE id of the junction, and its middle [m]. */
  readonly junction: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly control: SignalDiagram['control'];
  /** [ticks]; 0 where it goes by who comes. */
  readonly cycle: number;
  /** `signal`: index of one that shows what the group does; `runs`: over the cycle. */
  readonly groups: readonly { readonly id: string; readonly signal: number; readonly runs: readonly SignalRun[] }[];
}

/** All junctions with lights. */
export function lightsFacts({ map, signals }: LoadedScene, seed: number): LightsFacts[] {
  return signalDiagrams(map, seed, signals).map(({ junction, control, cycle, groups, runs }) => {
    const { id, x, y, radius } = map.junctions[junction];
    const rows = groups.map((group, g) => ({
      id: map.signalGroups[group].id,
      signal: map.signalGroups[group].signals[0],
      runs: runs[g],
    }));
    return { junction: id, x, y, radius, control, cycle, groups: rows };
  });
}
