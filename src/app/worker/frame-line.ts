import type { RealmReply, RealmRequest } from '../../plugin/realm/messages.ts';
import { BEGINNING, PATIENCE } from '../../plugin/realm/patience.ts';
import type { RealmLine } from '../../plugin/realm-line.ts';
import type { PlannerPulse } from './protocol.ts';

/** Wall time after which the page is told that an answer is waited for, and again [ms]. */
const PULSE = 1000;

/** Who makes realms and ends them: the page, for a worker has no frames. */
export interface RealmKeeper {
  open(): Promise<MessagePort>;
  close(): void;
  /** How long answers take. Reported, never fed back. */
  tell(pulse: PlannerPulse): void;
}

/** A line to a realm that the page keeps. */
export class FrameLine implements RealmLine {
  private readonly keeper: RealmKeeper;
  private port: MessagePort | null = null;
  /** Of the latest plan [ms]. */
  private planMs = 0;
  private toldMs = Number.NEGATIVE_INFINITY;

  constructor(keeper: RealmKeeper) {
    this.keeper = keeper;
  }

  async call(request: RealmRequest): Promise<RealmReply> {
    if (this.port === null && request.kind === 'load') this.port = await this.keeper.open();
    const { port } = this;
    if (port === null) return failed(request, 'it has been ended');
    const patience = PATIENCE + (request.kind === 'load' ? BEGINNING : 0);
    return new Promise((resolve) => {
      const began = performance.now();
      let wasLong = false;
      const pulse = setInterval(() => {
        wasLong = true;
        this.tell(Math.round((performance.now() - began) / 1000), patience);
      }, PULSE);
      const done = (planMs: number) => {
        clearInterval(pulse);
        clearTimeout(tooLate);
        const now = performance.now();
        if (request.kind === 'plan') this.planMs = planMs;
        if (wasLong || now - this.toldMs >= PULSE) this.tell(0, patience);
      };
      const tooLate = setTimeout(() => {
        done(0);
        this.close();
        const why = 'a loop that does not end, a promise that nobody fulfils, or more memory than the browser gives';
        resolve(failed(request, `hangs: no answer after ${patience} s (${why})`));
      }, patience * 1000);
      port.onmessage = ({ data }: MessageEvent<RealmReply>) => {
        done(performance.now() - began);
        resolve(data);
      };
      port.postMessage(request);
    });
  }

  close(): void {
    if (this.port === null) return;
    this.port.close();
    this.port = null;
    this.keeper.close();
  }

  private tell(waitingS: number, patienceS: number): void {
    this.toldMs = performance.now();
    this.keeper.tell({ planMs: this.planMs, waitingS, patienceS });
  }
}

function failed({ kind }: RealmRequest, message: string): RealmReply {
  return { kind: 'failed', failure: { during: kind, message, stack: [], line: null }, logs: [] };
}
