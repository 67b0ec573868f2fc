import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANYWHERE, GROUPS, type KnownElement, OPEN_DRIVE } from '../../src/map/opendrive/known-elements.ts';
import { ProblemList } from '../../src/map/opendrive/problem-list.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { parseXml, type XmlElement } from '../../src/map/opendrive/xml-element.ts';
import { EVERYTHING } from './everything.ts';

/** Document and problems as text, without lines. */
function readingOf(xml: string): string {
  return JSON.stringify(readOpenDrive(xml), (key, value) => (key === 'line' ? undefined : value));
}

const BEFORE = readingOf(EVERYTHING);

/** Every place of the tree once, by its path from the root. */
function placesOf(known: KnownElement, path: string, places = new Map<string, KnownElement>()) {
  places.set(path, known);
  for (const [name, child] of Object.entries(known.children ?? {})) placesOf(child, `${path}/${name}`, places);
  return places;
}

const PLACES = placesOf(OPEN_DRIVE, 'OpenDRIVE');

/** The elements of a tree by their path. */
function elementsOf(element: XmlElement, path: string, found = new Map<string, XmlElement[]>()) {
  found.set(path, [...(found.get(path) ?? []), element]);
  for (const child of element.children) elementsOf(child, `${path}/${child.name}`, found);
  return found;
}

const BY_PATH = elementsOf(parseXml(EVERYTHING, new ProblemList())!, 'OpenDRIVE');

/** The elements that an entry of the table speaks of, and a path to it: some stand at several places of the tree. */
const ENTRIES = new Map<KnownElement, { path: string; elements: XmlElement[] }>();
for (const [path, known] of PLACES) {
  const entry = ENTRIES.get(known) ?? { path, elements: [] };
  entry.elements.push(...(BY_PATH.get(path) ?? []));
  ENTRIES.set(known, entry);
}

/** The file without one attribute of one element. Elements of one line are told apart by their attributes. */
function without(element: XmlElement, attribute: string): string {
  const lines = EVERYTHING.split('\n');
  const tag = `<${element.name}${Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')}`;
  expect(lines[element.line - 1]).toContain(tag);
  const cut = tag.replace(` ${attribute}="${element.attributes[attribute]}"`, '');
  lines[element.line - 1] = lines[element.line - 1].replace(tag, cut);
  return lines.join('\n');
}

describe('the table of known elements', () => {
  it('has every attribute that the reader reads: each changes what is read', () => {
    const idle: string[] = [];
    for (const [known, { path, elements }] of ENTRIES) {
      for (const attribute of known.read) {
        const bearers = elements.filter((element) => element.attributes[attribute] !== undefined);
        if (!bearers.some((element) => readingOf(without(element, attribute)) !== BEFORE))
          idle.push(`${path} ${attribute}`);
      }
    }
    expect(idle).toEqual([]);
  });

  it('has no attribute among the unread ones that changes the document or gets a word', () => {
    const busy: string[] = [];
    for (const [known, { path, elements }] of ENTRIES) {
      const [element] = elements;
      if (element === undefined) continue;
      for (const attribute of known.unread) {
        const lines = EVERYTHING.split('\n');
        const start = `<${element.name}`;
        lines[element.line - 1] = lines[element.line - 1].replace(start, `${start} ${attribute}="1"`);
        if (readingOf(lines.join('\n')) !== BEFORE) busy.push(`${path} ${attribute}`);
      }
    }
    expect(busy).toEqual([]);
  });

  it('knows all that the file of everything has, and gives it no note', () => {
    for (const path of BY_PATH.keys()) expect(PLACES.has(path), path).toBe(true);
    expect(readOpenDrive(EVERYTHING).problems.filter((problem) => problem.severity === 'note')).toEqual([]);
  });
});

describe('docs/maps.md', () => {
  const page = readFileSync(new URL('../../docs/maps.md', import.meta.url), 'utf8');

  it.each(Object.keys(GROUPS))('has the table of %s', (group) => {
    const section = page.split(`### \`${group}\``)[1]?.split('\n#')[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.join('\n')).toBe(tableOf(group).join('\n'));
  });

  it('says what may stand anywhere and is ignored', () => {
    for (const name of ANYWHERE) expect(page).toContain(`\`${name}\``);
  });
});

/** Rows of a group: its own element, and what is below it but has no table of its own. */
function tableOf(group: string): string[] {
  const rows: string[] = [];
  const seen = new Set<KnownElement>();
  const others = new Set(Object.entries(GROUPS).flatMap(([name, known]) => (name === group ? [] : [known])));
  const add = (label: string, known: KnownElement) => {
    rows.push(`| \`${label}\` | ${known.read.join(' ')} | ${known.unread.join(' ')} | ${known.use} |`);
    // Lanes are the same on both sides: they are told once.
    if (seen.has(known)) return;
    seen.add(known);
    const parent = label.split('/').at(-1);
    for (const [name, child] of Object.entries(known.children ?? {})) {
      if (!others.has(child)) add(`${parent}/${name}`, child);
    }
  };
  add(group, GROUPS[group]);
  return rows;
}
