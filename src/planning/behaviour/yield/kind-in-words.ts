import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';

/** A kind of road user in words, for decisions. */
export function kindInWords(kind: number): string {
  return Object.entries(ACTOR_KIND).find(([, number]) => number === kind)?.[0] ?? 'vehicle';
}
