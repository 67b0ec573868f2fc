import { SIGNAL_STATE, type SignalState } from '../../core/messages/signals.ts';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { allRedBetween, amberOf, redAmberOf } from './change-times.ts';
import { isPedestrianGroup } from './pedestrian-groups.ts';
import type { SignalStage } from './signal-program.ts';

/** Where a stage stands: before its green (red-amber), in it, or after it (amber, then all-red). */
export const STEP = { before: 0, green: 1, after: 2 } as const;
export type Step = (typeof STEP)[keyof typeof STEP];

/**
 * The stages of a junction and how they follow one another [ticks]. A group that both stages hold stays green on the
 * way from one to the other; the others end with amber, and begin after all-red and red-amber.
 */
export class StageTable {
  readonly count: number;
  /** Indices into RoadMap.signalGroups. */
  readonly groups: readonly number[];
  /** Per stage: as the programme says. */
  readonly green: Int32Array;
  /** Per stage and group: whether it holds it, and its amber. */
  private readonly holds: Uint8Array;
  private readonly amber: Int32Array;
  /** Per stage and following stage: from the end of green to the beginning of the other, and its red-amber. */
  private readonly change: Int32Array;
  private readonly opening: Int32Array;
  /** Per group. */
  private readonly walks: readonly boolean[];

  constructor(map: RoadMap, junction: number, stages: readonly SignalStage[]) {
    const all = map.signalGroups.flatMap((group, index) => (group.junction === junction ? [index] : []));
    this.count = stages.length;
    this.groups = all;
    this.green = Int32Array.from(stages, ({ green }) => ticksOf(green));
    this.walks = all.map((group) => isPedestrianGroup(map, group));
    this.holds = Uint8Array.from(stages.flatMap(({ groups }) => all.map((group) => (groups.includes(group) ? 1 : 0))));
    this.amber = Int32Array.from(
      stages.flatMap(({ amber }) => all.map((group, g) => (this.walks[g] ? 0 : ticksOf(amber ?? amberOf(map, group))))),
    );
    const red = all.map((from) => all.map((to) => allRedBetween(map, from, to)));
    const opening = all.map((group) => ticksOf(redAmberOf(map, group)));
    this.change = new Int32Array(stages.length * stages.length);
    this.opening = new Int32Array(stages.length * stages.length);
    for (let from = 0; from < stages.length; from++) {
      for (let to = 0; to < stages.length; to++) {
        this.change[from * stages.length + to] = this.changeTicks(from, to, stages[from].allRed, red);
        const entering = opening.filter((_, g) => !this.isIn(from, g) && this.isIn(to, g));
        this.opening[from * stages.length + to] = Math.max(0, ...entering);
      }
    }
  }

  /** Whether a stage holds a group, by its place in `groups`. */
  isIn(stage: number, g: number): boolean {
    return this.holds[stage * this.groups.length + g] === 1;
  }

  isPedestrian(g: number): boolean {
    return this.walks[g];
  }

  /** From the end of a stage's green until the next begins [ticks]. */
  changeBetween(from: number, to: number): number {
    return this.change[from * this.count + to];
  }

  /** From there until its green [ticks]. */
  openingBetween(from: number, to: number): number {
    return this.opening[from * this.count + to];
  }

  /**
   * What a group shows.
   *
   * @param g its place in `groups`
   * @param other the stage before, or after the green that after it
   * @param ticks since the step began
   */
  stateOf(g: number, stage: number, other: number, step: Step, ticks: number): SignalState {
    if (!this.isIn(stage, g)) return SIGNAL_STATE.red;
    if (step === STEP.green || (stage !== other && this.isIn(other, g))) return SIGNAL_STATE.green;
    if (step === STEP.before) return this.walks[g] ? SIGNAL_STATE.red : SIGNAL_STATE.redAmber;
    return ticks < this.amber[stage * this.groups.length + g] ? SIGNAL_STATE.amber : SIGNAL_STATE.red;
  }

  private changeTicks(from: number, to: number, allRed: number | null, red: readonly (readonly number[])[]): number {
    let longest = 0;
    this.groups.forEach((_, g) => {
      if (!this.isIn(from, g) || this.isIn(to, g)) return;
      const amber = this.amber[from * this.groups.length + g];
      longest = Math.max(longest, amber + (allRed === null ? 0 : ticksOf(allRed)));
      if (allRed !== null) return;
      this.groups.forEach((_, h) => {
        if (this.isIn(to, h) && !this.isIn(from, h)) longest = Math.max(longest, amber + ticksOf(red[g][h]));
      });
    });
    return longest;
  }
}

export function ticksOf(seconds: number): number {
  return Math.round(seconds * TICKS_PER_SECOND);
}
