import type { ScorePart } from '../../scenario/scores/score.ts';

/** `noAtFaultCollisions` -> `no at fault collisions`; abbreviations such as `SR` stay as they are. */
export function partWords(name: string): string {
  if (/^[A-Z]/.test(name)) return name;
  return name.replace(/[A-Z][a-z]*|\d+/g, (word) => ` ${word.toLowerCase()}`);
}

/** How full the bar of a part is, 0 to 1: what is left of it, or for a cost its share of the sum; null for a mere fact. */
export function partShare(part: ScorePart, score: number, isCost: boolean): number | null {
  if (part.role === 'fact') return null;
  const share = isCost ? (score > 0 ? (part.weight * part.value) / score : 0) : part.value;
  return Math.min(1, Math.max(0, share));
}

/** Colour of a bar by how full it is: what costs nothing is quiet. */
export function shareTone(share: number): 'pass' | 'warn' | 'fail' {
  if (share >= 0.9995) return 'pass';
  return share >= 0.5 ? 'warn' : 'fail';
}

/** `m/s^2` -> `m/s²` */
export function unitWords(unit: string): string {
  return unit.replace('^2', '²').replace('^3', '³');
}

/** A number of a score with as many digits as tell something. */
export function scoreDigits(value: number, best: number | null): number {
  if (best === 100) return 1;
  if (best !== null) return 2;
  return value >= 100 ? 0 : 2;
}
