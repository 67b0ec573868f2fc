import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** How far the ego's centre is ahead of that of another along the ego's heading [m]; NaN where it is not near by. */
export function leadOver(frame: DriveFrame, actor: number): number {
  const { others, centreX, centreY, cosYaw, sinYaw } = frame;
  const at = others.find(actor);
  if (at < 0) return Number.NaN;
  return (centreX - others.x[at]) * cosYaw + (centreY - others.y[at]) * sinYaw;
}

/** The ego has been behind an actor, and is ahead of it at the end. Actual: its lead at the end [m]. */
export class PassCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly actor: number;
  private wasBehind = false;
  private lead = Number.NaN;

  constructor(demand: Demand, actor: number) {
    this.name = demand.name;
    this.demand = demand;
    this.actor = actor;
  }

  judge(frame: DriveFrame): void {
    const lead = leadOver(frame, this.actor);
    if (Number.isNaN(lead)) return;
    this.lead = lead;
    if (lead < 0) this.wasBehind = true;
  }

  result(): CriterionResult {
    const isSeen = !Number.isNaN(this.lead);
    const result = this.wasBehind && this.lead > 0 ? 'pass' : 'fail';
    return { ...this.demand, result, actual: isSeen ? this.lead : 0, expected: '> 0', unit: 'm', tick: null };
  }

  snapshot(): PlainData {
    return [this.wasBehind, this.lead];
  }

  restore(state: PlainData): void {
    [this.wasBehind, this.lead] = state as [boolean, number];
  }
}
