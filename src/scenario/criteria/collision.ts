import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { CollisionRecord } from '../metrics/collision-record.ts';
import { type FaultRule, faultsBy } from '../metrics/fault.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** Which collisions count. */
export interface CollisionChoice {
  /** Id of an actor: only those with it. */
  readonly other?: number;
  /** Only those that are the ego's fault by this rule. */
  readonly rule?: FaultRule;
}

/** The ego touches nothing, or nothing that it should not. Actual: number of contacts. */
export class CollisionCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly choice: CollisionChoice;
  private met: CollisionRecord[] = [];

  constructor(demand: Demand = { name: 'collision', required: true }, choice: CollisionChoice = {}) {
    this.name = demand.name;
    this.demand = demand;
    this.choice = choice;
  }

  /** Tick of the first that counts. */
  get first(): Tick | null {
    return this.counted()[0]?.tick ?? null;
  }

  meet(collision: CollisionRecord): void {
    const { other } = this.choice;
    if (other === undefined || collision.other === other) this.met.push(collision);
  }

  result(): CriterionResult {
    const counted = this.counted();
    const result = counted.length === 0 ? 'pass' : 'fail';
    return { ...this.demand, result, actual: counted.length, expected: '= 0', unit: '1', tick: this.first };
  }

  snapshot(): PlainData {
    return this.met.map((one) => ({ ...one }));
  }

  restore(state: PlainData): void {
    this.met = (state as unknown as CollisionRecord[]).map((one) => ({ ...one }));
  }

  private counted(): readonly CollisionRecord[] {
    const { rule } = this.choice;
    return rule === undefined ? this.met : faultsBy(rule, this.met);
  }
}
