import type { Traffic } from '../../world/traffic/traffic.ts';
import type { ActorDeeds } from './protocol.ts';

/** Who all actors are and what they do now. */
export function deedsOf(traffic: Traffic): ActorDeeds {
  const actors = Array.from({ length: traffic.count }, (_, actor) => actor);
  return {
    kind: actors.map((actor) => traffic.kindOf(actor)),
    driver: actors.map((actor) => traffic.driverOf(actor).name),
    doing: Uint8Array.from(actors, (actor) => traffic.doingOf(actor)),
    wait: actors.map((actor) => traffic.waitOf(actor)),
  };
}
