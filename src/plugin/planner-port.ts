import type { RealmReply, RealmRequest } from './realm/messages.ts';

/** A line to the realm of a planner. */
export interface PlannerPort {
  /** Waits for the answer. One that does not come in time is a failure, and the realm is gone from then on. */
  call(request: RealmRequest): RealmReply;
  /** Ends the realm, whatever it does. */
  close(): void;
}
