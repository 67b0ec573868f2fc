import type { People } from '../../world/people/people.ts';
import type { Traffic } from '../../world/traffic/traffic.ts';
import type { ActorDeeds } from './protocol.ts';

/** Who all vehicles and people on the map are and what they do now, in the order of the message of actors. */
export function deedsOf(traffic: Traffic, people: People | null): ActorDeeds {
  const all = Array.from({ length: traffic.count }, (_, actor) => actor);
  const actors = all.filter((actor) => traffic.isPresent(actor));
  return {
    kind: actors.map((actor) => traffic.kindOf(actor)),
    driver: actors.map((actor) => traffic.driverOf(actor).name),
    doing: Uint8Array.from(actors, (actor) => traffic.doingOf(actor)),
    wait: actors.map((actor) => traffic.waitOf(actor)),
    onFoot: Array.from({ length: people?.count ?? 0 }, (_, i) => people?.doingOf(i) ?? ''),
  };
}
