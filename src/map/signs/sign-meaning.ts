import type { RoadSignal } from '../opendrive/signal-records.ts';
import { COUNTRY_TABLES, EUROPEAN_SIGNS } from './european-signs.ts';
import { GERMAN_SIGNS, germanGroup } from './german-signs.ts';
import { MUTCD_SIGNS, mutcdGroup } from './mutcd-signs.ts';
import { nameHint } from './name-hint.ts';
import type { SignMeaning, SignName } from './sign-name.ts';

/** Codes of the United States' manual are a letter or two, a number, a dash and a number. */
const MUTCD_CODE = /^(R|W|D|E|M|S|I|OM|SW|CW)\d+-\d+/;

/** What a sign says, by its country's catalogue; by its name where the file knows no type. */
export function signMeaning(signal: RoadSignal): SignMeaning {
  const country = signal.country.toUpperCase();
  const type = code(signal.type);
  const subtype = code(signal.subtype);
  const style = MUTCD_CODE.test(type) || /^(US|USA|CA|CAN)$/.test(country) ? 'mutcd' : 'vienna';
  const known = lookUp(country, type, subtype);
  const hint = known === null ? nameHint(signal) : null;
  const sign = known ?? hint?.sign ?? groupOf(type);
  return { sign, text: hint?.text ?? faceText(sign, signal), style };
}

/** Whether a signal's type is a sign of its country's catalogue. */
export function isKnownSign({ country, type, subtype }: RoadSignal): boolean {
  return lookUp(country.toUpperCase(), code(type), code(subtype)) !== null;
}

/** Capitals without blanks, '' for what stands for "none". */
function code(text: string): string {
  const trimmed = text.replaceAll(/\s+/g, '').toUpperCase();
  return trimmed === '-1' || trimmed === 'NONE' ? '' : trimmed;
}

function lookUp(country: string, type: string, subtype: string): SignName | null {
  if (type === '') return null;
  const own = EUROPEAN_SIGNS[COUNTRY_TABLES[country] ?? country];
  const other = MUTCD_CODE.test(type) ? [MUTCD_SIGNS] : [GERMAN_SIGNS, EUROPEAN_SIGNS.VIENNA];
  const tables = own === undefined ? other : [own];
  for (const table of tables) {
    for (const key of [`${type}-${subtype}`, `${type}.${subtype}`, `${type}${subtype}`, type, parent(type)]) {
      if (Object.hasOwn(table, key)) return table[key];
    }
  }
  return CHINESE_SIGNS[country === 'CN' ? type : ''] ?? null;
}

/** GB 5768.2: prohibitions (jin) and orders (shi) of speed. */
const CHINESE_SIGNS: Readonly<Record<string, SignName>> = { JIN: 'speedLimit', SHI: 'minimumSpeed' };

/** A code without its last part: 274 of 274-57, C25 of C25-1, R3-5 of R3-5(L). */
function parent(type: string): string {
  return type.replace(/[-.(][^-.(]*$/, '');
}

function groupOf(type: string): SignName {
  if (MUTCD_CODE.test(type)) return mutcdGroup(type[0]);
  return germanGroup(Number.parseInt(type, 10)) ?? 'plate';
}

/** Signs whose face carries a number, and those that carry the words of the file. */
const NUMBERED: ReadonlySet<SignName> = new Set([
  'speedLimit',
  'speedLimitEnd',
  'speedZone',
  'speedZoneEnd',
  'minimumSpeed',
  'minimumSpeedEnd',
  'recommendedSpeed',
  'limitOfSize',
  'warningSlope',
]);
const WORDED: ReadonlySet<SignName> = new Set(['plate', 'guide', 'guideBlue', 'townBegin', 'townEnd']);

function faceText(sign: SignName, signal: RoadSignal): string {
  if (WORDED.has(sign)) return signal.text;
  return NUMBERED.has(sign) ? signNumber(signal) : '';
}

/** The number on a sign: its value in the unit of its country, or what its subtype or text says. */
function signNumber({ value, unit, country, type, subtype, text }: RoadSignal): string {
  const own = country.toUpperCase();
  if (value !== null && value > 0) {
    if (unit === 'm/s') return String(Math.round(value * 3.6));
    // Swedish codes end in the tens: C31-5 is 50 km/h.
    const tens = (own === 'SE' || own === 'SWE') && value <= 13 && unit === '';
    return String(Math.round((tens ? 10 : 1) * value * 10) / 10);
  }
  const written = /\d+(?:[.,]\d+)?/.exec(text)?.[0];
  if (written !== undefined) return written;
  const number = (subtype.startsWith('-') ? '' : subtype).match(/\d+/g)?.at(-1) ?? /-(\d+)$/.exec(type)?.[1];
  if (number === undefined) return '';
  const last = Number(number);
  // VzKat of 1992 counts limits from 274-51 on: 51 is 10 km/h, 63 is 130 km/h.
  return String(last > 50 && last < 64 && last % 10 !== 0 ? 10 * (last - 50) : last);
}
