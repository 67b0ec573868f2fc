import { type KnownElement, OPEN_DRIVE } from '../opendrive/known-elements.ts';
import type { XmlElement } from '../opendrive/xml-element.ts';
import { type RuleContext, textOf } from './rule-context.ts';
import { SCHEMA, SCHEMA_BY_REVISION, type SchemaEntry } from './schema-table.ts';

const RULE = 'xml.valid_schema';

/** Values in messages may be as long as the file [characters]. */
const SHOWN = 40;

/** An entry of the table, its lists taken apart: files have a hundred thousand elements. */
interface Demand {
  readonly required: readonly string[];
  readonly usual: readonly string[];
  readonly values: readonly { readonly attribute: string; readonly allowed: readonly string[] }[];
  readonly numbers: readonly string[];
  readonly once: readonly string[];
  readonly since: number;
  readonly until: number;
}

/** A place of the tree of known elements with what is demanded there. */
interface Place {
  readonly demands: readonly Demand[];
  readonly children: ReadonlyMap<string, Place>;
}

/** An element on the way from the root, for the path of a message. */
interface Step {
  readonly element: XmlElement;
  /** Among its parent's children of its name; -1 where there is one of them at most. */
  readonly nth: number;
  readonly parent: Step | null;
}

const ROOT = placeOf(OPEN_DRIVE, ['OpenDRIVE']);

/** Attributes that have to be there, what they may say, and what may be there once only; what is ignored is not looked at. */
export function checkSchema(root: XmlElement, context: RuleContext): void {
  visit({ element: root, nth: -1, parent: null }, ROOT, context);
}

function visit(step: Step, { demands, children }: Place, context: RuleContext): void {
  for (const demand of demands) {
    if (context.revision >= demand.since && context.revision <= demand.until) check(step, demand, context);
  }
  if (children.size === 0) return;
  const counts = new Map<string, number>();
  for (const child of step.element.children) {
    const place = children.get(child.name);
    if (place === undefined) continue;
    const nth = counts.get(child.name) ?? 0;
    counts.set(child.name, nth + 1);
    const isSingle = demands.some(({ once }) => once.includes(child.name));
    visit({ element: child, nth: isSingle ? -1 : nth, parent: step }, place, context);
  }
}

function check(step: Step, { required, usual, values, numbers, once }: Demand, context: RuleContext): void {
  const { attributes, line, name, children } = step.element;
  const lost = required.filter((attribute) => attributes[attribute] === undefined);
  if (lost.length > 0) {
    const said = values.find(({ attribute }) => attribute === lost[0]);
    const expected = lost.length > 1 || said === undefined ? '' : `; expected one of ${said.allowed.join(', ')}`;
    context.report('warning', line, pathOf(step), RULE, `attribute ${lost.join(', ')} is missing${expected}`);
  }
  for (const attribute of usual) {
    if (attributes[attribute] !== undefined) continue;
    context.noteOnce(line, pathOf(step), RULE, `${name}: attribute ${attribute} is missing; the usual one was taken`);
  }
  for (const { attribute, allowed } of values) {
    const text = textOf(step.element, attribute).trim();
    if (text === '' || isAllowed(text, allowed)) continue;
    const message = `${attribute} is "${shown(text)}"; expected one of ${allowed.join(', ')}`;
    context.report('warning', line, pathOf(step), RULE, message);
  }
  for (const attribute of numbers) {
    const text = textOf(step.element, attribute).trim();
    if (text === '' || !Number.isNaN(Number(text))) continue;
    context.report('warning', line, pathOf(step), RULE, `${attribute} is "${shown(text)}"; expected a number`);
  }
  for (const child of once) {
    const all = children.filter((candidate) => candidate.name === child);
    if (all.length < 2) continue;
    const message = `${child} is there ${all.length} times; expected once; the first one was taken`;
    context.report('warning', all[1].line, pathOf(step), RULE, message);
  }
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`;
}

/** In whatever case, and with blanks or without, as older revisions write some of them. */
function isAllowed(text: string, allowed: readonly string[]): boolean {
  if (allowed.includes(text)) return true;
  const plain = text.replace(/\s+/g, '').toLowerCase();
  return allowed.some((value) => value.toLowerCase() === plain);
}

/** Made only where it is told. The root is left out. */
function pathOf({ element, nth, parent }: Step): string {
  if (parent === null) return '';
  const { id } = element.attributes;
  const label = nth < 0 ? element.name : id === undefined ? `${element.name}[${nth}]` : `${element.name} ${id}`;
  const before = pathOf(parent);
  return before === '' ? label : `${before}/${label}`;
}

/** `names` are those around the element and its own, the last. */
function placeOf(known: KnownElement, names: readonly string[]): Place {
  const keys = names.length === 1 ? names : [names.slice(-2).join('/'), names.slice(-3).join('/')];
  const demands = [...new Set(keys)].flatMap((key) =>
    [SCHEMA, SCHEMA_BY_REVISION].flatMap((table) => (Object.hasOwn(table, key) ? [demandOf(table[key])] : [])),
  );
  const children = new Map<string, Place>();
  for (const [name, child] of Object.entries(known.children ?? {}))
    children.set(name, placeOf(child, [...names, name]));
  return { demands, children };
}

function demandOf({ required, usual, values = {}, numbers, once, since = 0, until = Infinity }: SchemaEntry): Demand {
  const words = (list = '') => (list === '' ? [] : list.split(' '));
  return {
    required: words(required),
    usual: words(usual),
    values: Object.entries(values).map(([attribute, allowed]) => ({ attribute, allowed })),
    numbers: words(numbers),
    once: words(once),
    since,
    until,
  };
}
