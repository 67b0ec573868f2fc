import type { RoadMap } from '../../map/road-map.ts';
import { greenConflict } from '../../world/signals/green-conflict.ts';
import type { SignalStage } from '../../world/signals/signal-program.ts';
import type { JsonPath } from '../json-document.ts';
import { nearestName } from '../nearest-name.ts';

/** Adds a problem at a path below the entry of a junction. */
export type Report = (at: JsonPath, message: string) => void;

/** A phase as the scene has it. */
export interface Phase {
  readonly groups: readonly string[];
  readonly green: number;
  readonly amber?: number | undefined;
  readonly allRed?: number | undefined;
  readonly permissive: boolean;
}

/** Checks the phases of a junction: known groups, none left out, no two in conflict at once. */
export class PhaseCheck {
  private readonly map: RoadMap;
  private readonly path: JsonPath;
  private readonly report: Report;
  /** Groups of the junction by id. */
  private readonly known: ReadonlyMap<string, number>;
  private readonly name: string;

  constructor(map: RoadMap, junction: number, path: JsonPath, report: Report) {
    this.map = map;
    this.path = path;
    this.report = report;
    this.name = map.junctions[junction].id;
    this.known = new Map(
      map.signalGroups.flatMap((group, index) => (group.junction === junction ? [[group.id, index] as const] : [])),
    );
  }

  /** The stages, or null where a group is unknown; what else is wrong is reported. */
  stages(phases: readonly Phase[]): SignalStage[] | null {
    let allKnown = true;
    const stages = phases.map((phase, index): SignalStage => {
      const groups = phase.groups.map((id, k) => this.find(id, [...this.path, index, 'groups', k]));
      allKnown &&= !groups.includes(-1);
      this.checkConflicts(groups, phase, [...this.path, index, 'groups']);
      return { groups, green: phase.green, amber: phase.amber ?? null, allRed: phase.allRed ?? null };
    });
    const served = new Set(stages.flatMap(({ groups }) => groups));
    const unserved = [...this.known].filter(([, group]) => !served.has(group)).map(([id]) => `"${id}"`);
    if (unserved.length > 0 && allKnown)
      this.report(this.path, `found no green for ${unserved.join(', ')}, expected one for every group; add a phase`);
    return allKnown ? stages : null;
  }

  private find(id: string, path: JsonPath): number {
    const group = this.known.get(id);
    if (group !== undefined) return group;
    const nearest = nearestName(id, [...this.known.keys()]);
    this.report(
      path,
      `found group "${id}", expected one of junction "${this.name}": ${[...this.known.keys()].join(', ')}; ` +
        `the nearest is "${nearest}"`,
    );
    return -1;
  }

  private checkConflicts(groups: readonly number[], { permissive }: Phase, path: JsonPath): void {
    const { map } = this;
    for (let k = 0; k < groups.length; k++) {
      for (let i = 0; i < k; i++) {
        if (groups[i] < 0 || groups[k] < 0) continue;
        if (groups[i] === groups[k]) this.report([...path, k], 'found a second time, expected once; remove one');
        const conflict = groups[i] === groups[k] ? null : greenConflict(map, groups[i], groups[k], permissive);
        if (conflict === null) continue;
        const [a, b] = [map.signalGroups[groups[i]].id, map.signalGroups[groups[k]].id];
        const mend = conflict.canBePermissive
          ? 'set "permissive" if turning traffic gives way, or give them green one after the other'
          : 'give them green one after the other';
        this.report(
          [...path, k],
          `found "${a}" and "${b}" green at once, but their movements meet: ${conflict.first} (${a}) and ` +
            `${conflict.second} (${b}); ${mend}`,
        );
      }
    }
  }
}
