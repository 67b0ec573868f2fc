import type { PlannerPort } from '../../plugin/planner-port.ts';
import type { RealmReply, RealmRequest } from '../../plugin/realm/messages.ts';

/** What was asked and what was answered. */
export interface Exchange {
  readonly request: RealmRequest;
  readonly reply: RealmReply;
}

/** A port that keeps what goes through it. */
export class RecordingPort implements PlannerPort {
  readonly exchanges: Exchange[] = [];
  private readonly port: PlannerPort;

  constructor(port: PlannerPort) {
    this.port = port;
  }

  call(request: RealmRequest): RealmReply {
    const reply = this.port.call(request);
    this.exchanges.push({ request, reply });
    return reply;
  }

  close(): void {
    this.port.close();
  }
}
