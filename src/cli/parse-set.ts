import { InvalidArgumentError } from 'commander';
import type { FieldValue } from '../scenario/variations/set-field.ts';

/** "ego.speed=10" as a field and a value, behind those before it. */
export function parseSet(text: string, before: readonly FieldValue[] = []): FieldValue[] {
  if (text.indexOf('=') < 1) throw new InvalidArgumentError('expected path=value, for example ego.speed=10.');
  return [...before, splitSet(text)];
}

export function splitSet(text: string): FieldValue {
  const at = text.indexOf('=');
  return { name: text.slice(0, at).trim(), text: text.slice(at + 1) };
}
