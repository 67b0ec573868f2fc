import type { RealmReply, RealmRequest } from '../../plugin/realm/messages.ts';
import type { RealmLine } from '../../plugin/realm-line.ts';

/** Wall time that a planner may take for anything before it is taken to hang, and a realm to begin besides [ms]. */
const PATIENCE = 5000;
const BEGINNING = 10_000;

/** Who makes realms and ends them: the page, for a worker has no frames. */
export interface RealmKeeper {
  open(): Promise<MessagePort>;
  close(): void;
}

/** A line to a realm that the page keeps. */
export class FrameLine implements RealmLine {
  private readonly keeper: RealmKeeper;
  private port: MessagePort | null = null;

  constructor(keeper: RealmKeeper) {
    this.keeper = keeper;
  }

  async call(request: RealmRequest): Promise<RealmReply> {
    if (this.port === null && request.kind === 'load') this.port = await this.keeper.open();
    const { port } = this;
    if (port === null) return failed(request, 'it has been ended');
    const patience = PATIENCE + (request.kind === 'load' ? BEGINNING : 0);
    return new Promise((resolve) => {
      const tooLate = setTimeout(() => {
        this.close();
        resolve(failed(request, `hangs: no answer after ${patience / 1000} s`));
      }, patience);
      port.onmessage = ({ data }: MessageEvent<RealmReply>) => {
        clearTimeout(tooLate);
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
}

function failed({ kind }: RealmRequest, message: string): RealmReply {
  return { kind: 'failed', failure: { during: kind, message, stack: [], line: null }, logs: [] };
}
