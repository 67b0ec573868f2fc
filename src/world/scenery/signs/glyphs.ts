import type { Corner } from '../triangulate.ts';

/** Lines of a glyph in units of the stroke's width: x from 0 to 4, y from 0 to 6, so that capitals are 7 high. */
export interface Glyph {
  readonly width: number;
  readonly lines: readonly (readonly Corner[])[];
}

/** Height of a capital and the gap between two letters, in units of the stroke's width. */
export const CAPITAL = 7;
export const LETTER_GAP = 1.1;

/**
 * Our own letters: lines of "xy" points; those after ")" are rounded, those after "o" rounded and closed. Drawn after no
 * font, in the manner of road signs: strokes of one width.
 */
const LINES: Readonly<Record<string, string>> = {
  '0': 'o 10 30 41 45 36 16 05 01',
  '1': '04 26 20',
  '2': ') 05 16 36 45 44 33 00 , 00 40',
  '3': ') 05 16 36 45 44 33 23 , ) 23 33 42 41 30 10 01',
  '4': '30 36 02 42',
  '5': '46 06 03 , ) 03 14 34 43 41 30 10 01',
  '6': ') 45 36 16 05 01 10 30 41 42 33 13 02',
  '7': '06 46 10',
  '8': 'o 13 33 44 45 36 16 05 04 , o 13 33 42 41 30 10 01 02',
  '9': ') 01 10 30 41 45 36 16 05 04 13 33 44',
  A: '00 26 40 , 12 32',
  B: '00 06 , ) 06 36 45 44 33 03 , ) 03 33 42 41 30 00',
  C: ') 45 36 16 05 01 10 30 41',
  D: '00 06 , ) 06 26 45 41 20 00',
  E: '40 00 06 46 , 03 33',
  F: '00 06 46 , 03 33',
  G: ') 45 36 16 05 01 10 30 41 , 41 43 23',
  H: '00 06 , 40 46 , 03 43',
  I: '00 06',
  J: ') 36 32 30 10 01',
  K: '00 06 , 46 03 40',
  L: '06 00 40',
  M: '00 06 22 46 40',
  N: '00 06 40 46',
  O: 'o 10 30 41 45 36 16 05 01',
  P: '00 06 , ) 06 36 45 44 33 03',
  Q: 'o 10 30 41 45 36 16 05 01 , 22 40',
  R: '00 06 , ) 06 36 45 44 33 03 , 23 40',
  S: ') 45 36 16 05 04 13 33 42 41 30 10 01',
  T: '06 46 , 26 20',
  U: ') 06 02 10 30 42 46',
  V: '06 20 46',
  W: '06 10 24 30 46',
  X: '00 46 , 06 40',
  Y: '06 23 46 , 23 20',
  Z: '06 46 00 40',
  '-': '13 33',
  '.': '00 01',
  ',': '00 01',
  ':': '01 02 , 04 05',
  "'": '05 06',
  '/': '00 46',
  '!': '00 01 , 03 06',
  '%': '00 46 , 05 06 , 40 41',
};

const known = new Map<string, Glyph>();

/** The glyph of a character: capitals for small letters, without accents; a blank for what it does not have. */
export function glyphOf(character: string): Glyph {
  let glyph = known.get(character);
  if (glyph === undefined) {
    const plain = character.normalize('NFD').slice(0, 1).toUpperCase();
    glyph = read(Object.hasOwn(LINES, plain) ? LINES[plain] : '');
    known.set(character, glyph);
  }
  return glyph;
}

function read(text: string): Glyph {
  const lines = text === '' ? [] : text.split(' , ').map(readLine);
  const right = Math.max(1, ...lines.flat().map(([x]) => x));
  return { width: lines.length === 0 ? 2 : lines.length === 1 && right <= 1 ? 1 : right + 1, lines };
}

function readLine(text: string): Corner[] {
  const points = text
    .split(' ')
    .flatMap((word): Corner[] => (/\d/.test(word) ? [[Number(word[0]), Number(word[1])]] : []));
  if (text.startsWith('o')) return rounded([...points, points[0]], true);
  return text.startsWith(')') ? rounded(points, false) : points;
}

/** Cuts every corner at a quarter of its sides (G. Chaikin, "An algorithm for high-speed curve generation", 1974). */
function rounded(points: readonly Corner[], closed: boolean): Corner[] {
  const cut: Corner[] = [];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    cut.push([ax + (bx - ax) / 4, ay + (by - ay) / 4], [bx + (ax - bx) / 4, by + (ay - by) / 4]);
  }
  return closed ? [...cut, cut[0]] : [points[0], ...cut.slice(1, -1), points[points.length - 1]];
}
