import type { Inbox, Outbox, WaitingModule } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { Tick } from '../core/tick.ts';
import type { PlannerFault } from './planner-fault.ts';
import { PluginPlanner, type PluginPlannerOptions, type PluginReads, type PluginWrites } from './plugin-planner.ts';
import type { RealmReply, RealmRequest } from './realm/messages.ts';
import type { RealmLine } from './realm-line.ts';

/** What a snapshot says as long as the realm has none. */
const NOTHING: RealmReply = {
  kind: 'failed',
  failure: { during: 'snapshot', message: 'the planner has not answered yet', stack: [], line: null },
  logs: [],
};

/**
 * A PluginPlanner for hosts that wait for its realm instead of sleeping: a browser's. After every plan the realm is asked
 * for its state, so that the run can be wound back at any moment; it is loaded anew then, and told to go on from there.
 */
export class WaitingPlanner implements WaitingModule<PluginReads, PluginWrites> {
  readonly name = 'planner';
  readonly reads: PluginPlanner['reads'];
  readonly writes: PluginPlanner['writes'];
  private readonly planner: PluginPlanner;
  private readonly line: RealmLine;
  private readonly load: RealmRequest;
  private kept: RealmReply = NOTHING;
  /** To be said before the next plan. */
  private unsaid: RealmRequest[] = [];

  /** @param load what the realm was loaded by */
  constructor(options: Omit<PluginPlannerOptions, 'port'>, line: RealmLine, load: RealmRequest) {
    this.line = line;
    this.load = load;
    this.planner = new PluginPlanner({ ...options, port: { call: (r) => this.say(r), close: () => line.close() } });
    this.reads = this.planner.reads;
    this.writes = this.planner.writes;
  }

  get fault(): PlannerFault | null {
    return this.planner.fault;
  }

  get notes(): readonly string[] {
    return this.planner.notes;
  }

  step(tick: Tick, inbox: Inbox<PluginReads>, outbox: Outbox<PluginWrites>): Promise<void> | undefined {
    const requests = this.planner.begin(tick, inbox, outbox);
    return requests.length === 0 ? undefined : this.answerAll(tick, requests, outbox);
  }

  snapshot(): PlainData {
    return this.planner.snapshot();
  }

  restore(state: PlainData): void {
    this.unsaid = [this.load];
    this.kept = NOTHING;
    this.planner.restore(state);
  }

  private async answerAll(tick: Tick, requests: readonly RealmRequest[], outbox: Outbox<PluginWrites>): Promise<void> {
    for (const request of this.unsaid.splice(0)) {
      const reply = await this.line.call(request);
      if (reply.kind === 'failed') {
        this.planner.take(tick, reply, outbox);
        return;
      }
    }
    for (const request of requests) if (!this.planner.take(tick, await this.line.call(request), outbox)) return;
    this.kept = await this.line.call({ kind: 'snapshot' });
  }

  /** What PluginPlanner asks where it cannot wait: for the state after the last plan, and to go on from one. */
  private say(request: RealmRequest): RealmReply {
    if (request.kind === 'snapshot') return this.kept;
    if (request.kind === 'restore') this.kept = { kind: 'snapshot', state: request.state, logs: [] };
    this.unsaid.push(request);
    return { kind: 'done', logs: [] };
  }
}
