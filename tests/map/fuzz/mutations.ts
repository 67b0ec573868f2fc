import type { RandomStream } from '../../../src/core/random.ts';

/** Spoils a map's text in one way. */
export type Mutation = (xml: string, random: RandomStream) => string;

const NUMBERS = [
  'NaN',
  '1e308',
  '-1e308',
  'INF',
  '',
  'abc',
  '-1',
  '0',
  '1e9',
  '-1e9',
  '1e-300',
  '99999',
  '0x10',
  '1e5',
  '-0',
  '3.4028235e38',
  '１２',
];
const NUMBER = /="-?[\d.]+(e[+-]?\d+)?"/gi;
const ID = /(elementId|incomingRoad|connectingRoad|linkedRoad|junction|id|from|to)="[^"]*"/g;
/** Of one line or fragment: enough to make anything quadratic slow. */
const MANY = 3000;
/** What repeating may add, since another mutation may have made a line huge [characters]. */
const MOST_ADDED = 5_000_000;

/** Ways in which generators, editors, disks and people spoil files; by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (xml, random) => xml.slice(0, random.integer(xml.length)),
  delete: (xml, random) => {
    const from = random.integer(xml.length);
    return xml.slice(0, from) + xml.slice(from + random.integer(200));
  },
  'swap lines': (xml, random) => {
    const lines = xml.split('\n');
    const [a, b] = [random.integer(lines.length), random.integer(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return lines.join('\n');
  },
  'repeat a line': (xml, random) => repeatLine(xml, random, 1),
  'repeat a line very often': (xml, random) => repeatLine(xml, random, MANY),
  'repeat an element very often': (xml, random) => {
    const element = anyElement(xml, random);
    if (element === null || element.text.length > 2000) return repeatLine(xml, random, 100);
    return xml.slice(0, element.at) + element.text.repeat(MANY) + xml.slice(element.at + element.text.length);
  },
  'repeat an element': (xml, random) => {
    const element = anyElement(xml, random);
    return element === null ? xml : xml.slice(0, element.at) + element.text + xml.slice(element.at);
  },
  'drop a line': (xml, random) => {
    const lines = xml.split('\n');
    lines.splice(random.integer(lines.length), 1);
    return lines.join('\n');
  },
  'drop an element': (xml, random) => {
    const element = anyElement(xml, random);
    return element === null ? xml : xml.slice(0, element.at) + xml.slice(element.at + element.text.length);
  },
  'drop an attribute': (xml, random) => replaceAny(xml, random, /\s[\w:]+="[^"]*"/g, () => ''),
  'rename an attribute or an element': (xml, random) =>
    replaceAny(xml, random, /(?<=[<\s/])[A-Za-z]\w+(?=[\s=>/])/g, () =>
      pick(['lane', 'width', 'road', 's', 'id', 'link', 'x', 'a', 'object', 'junction'], random),
    ),
  'change a number': (xml, random) => replaceAny(xml, random, NUMBER, () => `="${pick(NUMBERS, random)}"`),
  'change several numbers': (xml, random) => {
    let result = xml;
    for (let i = 0; i < 5; i++) result = replaceAny(result, random, NUMBER, () => `="${pick(NUMBERS, random)}"`);
    return result;
  },
  'scale a number': (xml, random) =>
    replaceAny(xml, random, NUMBER, (text) => {
      const factor = pick([-1, 0.001, 1000, 1e6, 1.001, 2], random);
      return `="${Number(text.slice(2, -1)) * factor}"`;
    }),
  'point a link elsewhere': (xml, random) =>
    replaceAny(xml, random, ID, (text) => text.replace(/"[^"]*"/, `"${random.integer(6) - 2}"`)),
  'give another id': (xml, random) => {
    const ids = [...xml.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    if (ids.length === 0) return xml;
    return replaceAny(xml, random, ID, (text) => text.replace(/"[^"]*"/, `"${pick(ids, random)}"`));
  },
  'turn a contact round': (xml, random) =>
    replaceAny(xml, random, /contactPoint="[^"]*"/g, () => `contactPoint="${pick(['start', 'end', 'x'], random)}"`),
  'link every road to itself': (xml) =>
    xml.replace(/(<road\b[^>]*\sid="([^"]*)"[^>]*>)([\s\S]*?)elementId="[^"]*"/g, '$1$3elementId="$2"'),
  'change a byte': (xml, random) => {
    const at = random.integer(xml.length);
    return xml.slice(0, at) + String.fromCharCode(random.integer(128)) + xml.slice(at + 1);
  },
  'change many bytes': (xml, random) => {
    const characters = [...xml];
    for (let i = 0; i < 20; i++)
      characters[random.integer(characters.length)] = String.fromCodePoint(random.integer(70000));
    return characters.join('');
  },
  'nest deeply': (xml, random) => {
    const at = Math.max(0, xml.indexOf('>', random.integer(xml.length))) + 1;
    const name = pick(['lane', 'road', 'a'], random);
    const depth = pick([5, 99, 101, 20_000], random);
    return xml.slice(0, at) + `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth) + xml.slice(at);
  },
  'make an attribute huge': (xml, random) =>
    replaceAny(xml, random, /"[^"]*"/g, () => `"${pick(['9', 'x', '-', '&amp;', '<'], random).repeat(500_000)}"`),
  'make an attribute empty': (xml, random) => replaceAny(xml, random, /"[^"]*"/g, () => '""'),
  'move a fragment': (xml, random) => {
    const from = random.integer(xml.length);
    const fragment = xml.slice(from, from + random.integer(3000));
    const at = random.integer(xml.length);
    return xml.slice(0, at) + fragment + xml.slice(at);
  },
  'reverse the lines': (xml) => xml.split('\n').reverse().join('\n'),
};

/** A few mutations one after the other, and what they are called. */
export function mutate(
  xml: string,
  random: RandomStream,
): { readonly text: string; readonly names: readonly string[] } {
  const all = Object.keys(MUTATIONS);
  const names = Array.from({ length: 1 + random.integer(3) }, () => pick(all, random));
  let text = xml;
  for (const name of names) if (text.length > 0) text = MUTATIONS[name](text, random);
  return { text, names };
}

export function pick<T>(items: readonly T[], random: RandomStream): T {
  return items[random.integer(items.length)];
}

function repeatLine(xml: string, random: RandomStream, times: number): string {
  const lines = xml.split('\n');
  const at = random.integer(lines.length);
  const fitting = Math.min(times, Math.ceil(MOST_ADDED / (1 + lines[at].length)));
  lines.splice(at, 0, ...Array.from({ length: fitting }, () => lines[at]));
  return lines.join('\n');
}

/** Puts another text into one random place that matches. */
function replaceAny(xml: string, random: RandomStream, pattern: RegExp, change: (text: string) => string): string {
  const matches = [...xml.matchAll(pattern)];
  if (matches.length === 0) return xml;
  const match = pick(matches, random);
  return xml.slice(0, match.index) + change(match[0]) + xml.slice(match.index + match[0].length);
}

/** A random element with all that is in it, as far as its end tag is easily found. */
function anyElement(xml: string, random: RandomStream): { readonly at: number; readonly text: string } | null {
  const tags = [...xml.matchAll(/<(\w+)\b[^<>]*>/g)];
  if (tags.length === 0) return null;
  const tag = pick(tags, random);
  if (tag[0].endsWith('/>')) return { at: tag.index, text: tag[0] };
  const end = xml.indexOf(`</${tag[1]}>`, tag.index);
  return end < 0 ? null : { at: tag.index, text: xml.slice(tag.index, end + tag[1].length + 3) };
}
