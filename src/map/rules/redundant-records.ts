import type { XmlElement } from '../opendrive/xml-element.ts';
import { numberOf, type RuleContext } from './rule-context.ts';

/** The rule holds from 1.7 on. */
const SINCE = 7;
/** Coefficients that differ by less are the same. */
const SAME = 1e-6;

/**
 * Reports records that go on just as the one before them does. With h between them, a + b h + c h^2 + d h^3,
 * b + 2 c h + 3 d h^2, c + 3 d h and d are the coefficients that would (Taylor's formula).
 */
export function reportRedundantRecords(
  records: readonly XmlElement[],
  station: 's' | 'sOffset',
  path: string,
  context: RuleContext,
): void {
  if (context.revision < SINCE || records.length < 2) return;
  const redundant = records.filter((record, i) => i > 0 && goesOn(records[i - 1], record, station));
  reportRedundant(redundant, path, context);
}

/** One note for all of them: generators that write them write thousands. */
export function reportRedundant(redundant: readonly XmlElement[], path: string, context: RuleContext): void {
  if (redundant.length === 0) return;
  const { name, line } = redundant[0];
  const more = redundant.length > 1 ? `, like ${redundant.length - 1} more of them` : '';
  const message = `${name} goes on as the one before it${more}; it can be left out`;
  context.report('note', line, path, 'performance.avoid_redundant_info', message);
}

function goesOn(before: XmlElement, here: XmlElement, station: string): boolean {
  const h = numberOf(here, station) - numberOf(before, station);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => numberOf(before, name));
  return (
    isNear(numberOf(here, 'a'), a + h * (b + h * (c + h * d))) &&
    isNear(numberOf(here, 'b'), b + h * (2 * c + h * 3 * d)) &&
    isNear(numberOf(here, 'c'), c + 3 * d * h) &&
    isNear(numberOf(here, 'd'), d)
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < SAME;
}
