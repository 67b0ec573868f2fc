import { type KnownElement, OPEN_DRIVE } from '../opendrive/known-elements.ts';
import type { XmlElement } from '../opendrive/xml-element.ts';
import { type RuleContext, textOf } from './rule-context.ts';
import { SCHEMA, SCHEMA_SINCE, type SchemaEntry } from './schema-table.ts';

const RULE = 'xml.valid_schema';

/** Values in messages may be as long as the file [characters]. */
const SHOWN = 40;

/** Attributes that have to be there, what they may say, and what may be there once only; what is ignored is not looked at. */
export function checkSchema(root: XmlElement, context: RuleContext): void {
  visit(root, OPEN_DRIVE, [], '', context);
}

/** `names` are those of the element's parents, the nearest last. */
function visit(element: XmlElement, known: KnownElement, names: readonly string[], path: string, context: RuleContext) {
  const around = [...names.slice(-2), element.name];
  const entries = entriesOf(around);
  for (const entry of entries) checkElement(element, entry, path, context);
  if (known.children === null) return;
  const single = entries.flatMap(({ once = '' }) => wordsOf(once));
  const counts = new Map<string, number>();
  for (const child of element.children) {
    if (!Object.hasOwn(known.children, child.name)) continue;
    const nth = counts.get(child.name) ?? 0;
    counts.set(child.name, nth + 1);
    const label = labelOf(child, single.includes(child.name) ? -1 : nth);
    visit(child, known.children[child.name], around, path === '' ? label : `${path}/${label}`, context);
  }
}

/** What holds for an element with these names, the nearest last. The root has no parent. */
function entriesOf(around: readonly string[]): SchemaEntry[] {
  const keys = around.length === 1 ? [around[0]] : [around.slice(-2).join('/'), around.join('/')];
  return [...new Set(keys)].flatMap((key) =>
    [SCHEMA, SCHEMA_SINCE].flatMap((table) => (Object.hasOwn(table, key) ? [table[key]] : [])),
  );
}

function labelOf({ name, attributes }: XmlElement, nth: number): string {
  if (nth < 0) return name;
  return attributes.id === undefined ? `${name}[${nth}]` : `${name} ${attributes.id}`;
}

function checkElement(element: XmlElement, entry: SchemaEntry, path: string, context: RuleContext): void {
  const { required = '', usual = '', values = {}, once = '', since = 0, until = Infinity } = entry;
  if (context.revision < since || context.revision > until) return;
  const { line, name } = element;
  const isMissing = (attribute: string) => element.attributes[attribute] === undefined;
  const lost = wordsOf(required).filter(isMissing);
  if (lost.length > 0) {
    const allowed = lost.length === 1 ? values[lost[0]] : undefined;
    const expected = allowed === undefined ? '' : `; expected one of ${allowed.join(', ')}`;
    context.report('warning', line, path, RULE, `attribute ${lost.join(', ')} is missing${expected}`);
  }
  for (const attribute of wordsOf(usual).filter(isMissing)) {
    context.noteOnce(line, path, RULE, `${name}: attribute ${attribute} is missing; the usual one was taken`);
  }
  for (const [attribute, allowed] of Object.entries(values)) {
    const text = textOf(element, attribute).trim();
    if (text === '' || isAllowed(text, allowed)) continue;
    const found = text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`;
    context.report('warning', line, path, RULE, `${attribute} is "${found}"; expected one of ${allowed.join(', ')}`);
  }
  for (const child of wordsOf(once)) {
    const all = element.children.filter((candidate) => candidate.name === child);
    if (all.length < 2) continue;
    context.report(
      'warning',
      all[1].line,
      path,
      RULE,
      `${child} is there ${all.length} times; expected once; the first one was taken`,
    );
  }
}

/** In whatever case, and with blanks or without, as older revisions write some of them. */
function isAllowed(text: string, allowed: readonly string[]): boolean {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  return allowed.some((value) => value.toLowerCase() === plain);
}

function wordsOf(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}
