import type { Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { SignalControl } from './signal-control.ts';
import type { SignalProgram } from './signal-program.ts';

/** From `from` on a group shows a state (SIGNAL_STATE). */
export interface SignalRun {
  readonly from: Tick;
  readonly state: number;
}

/** What the lights of a junction show over one cycle, which begins at tick 0 and at every multiple of its length. */
export interface SignalDiagram {
  /** Index into RoadMap.junctions. */
  readonly junction: number;
  readonly control: 'turns' | 'fixed' | 'actuated';
  /** [ticks]; 0 where nobody knows, for it goes by who comes. */
  readonly cycle: number;
  /** Indices into RoadMap.signalGroups. */
  readonly groups: readonly number[];
  /** Per group, in the order of time; empty where there is no cycle. */
  readonly runs: readonly (readonly SignalRun[])[];
}

/** The diagram of every junction with lights, as if none failed. */
export function signalDiagrams(map: RoadMap, seed: number, programs: readonly SignalProgram[]): SignalDiagram[] {
  const control = new SignalControl(
    map,
    seed,
    programs.map((program) => ({ ...program, failure: null })),
  );
  const diagrams = map.junctions.flatMap(({ index: junction }): SignalDiagram[] => {
    const groups = map.signalGroups.flatMap((group, g) => (group.junction === junction ? [g] : []));
    if (groups.length === 0) return [];
    const kind = programs.find((program) => program.junction === junction)?.control?.kind ?? 'turns';
    return [{ junction, control: kind, cycle: control.cycleOf(groups[0]), groups, runs: groups.map(() => []) }];
  });
  const states = new Uint8Array(map.signals.length);
  const end = Math.max(0, ...diagrams.map(({ cycle }) => cycle));
  for (let tick = 0; tick < end; tick++) {
    control.statesAt(tick, states);
    for (const diagram of diagrams) if (tick < diagram.cycle) note(map, diagram, tick, states);
  }
  return diagrams;
}

function note(map: RoadMap, { groups, runs }: SignalDiagram, tick: Tick, states: Uint8Array): void {
  groups.forEach((group, g) => {
    const list = runs[g] as SignalRun[];
    const state = states[map.signalGroups[group].signals[0]];
    if (list.length === 0 || list[list.length - 1].state !== state) list.push({ from: tick, state });
  });
}
