import type { RealmReply, RealmRequest } from './realm/messages.ts';

/** A line to the realm of a planner for those who cannot sleep until the answer is there. */
export interface RealmLine {
  /**
   * Answers come in the order of the requests. One that does not come in time is a failure, and the realm is gone from then
   * on; `load` opens another.
   */
  call(request: RealmRequest): Promise<RealmReply>;
  /** Ends the realm, whatever it does. */
  close(): void;
}
