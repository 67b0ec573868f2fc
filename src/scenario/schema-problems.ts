import type { z } from 'zod';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument, JsonPath } from './json-document.ts';
import { likelyName } from './nearest-name.ts';
import { fieldsAt, meaningAt } from './schema-fields.ts';

/** What a schema finds wrong with a document, for its author; none where it fits. */
export function schemaProblems(schema: z.ZodType, document: JsonDocument): InputProblem[] {
  const { error } = schema.safeParse(document.value());
  return (error?.issues ?? []).flatMap((issue) => problemsOf(issue, schema, document));
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, document: JsonDocument): InputProblem[] {
  // Of several forms the one is meant that fits at its root, and of those the one with the most of the fields that are there.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [first, ...others] = issue.errors;
    const [meant = first] = [...others, first]
      .filter((branch) => branch.every(({ code, path }) => path.length > 0 || !OTHER_KINDS.includes(code)))
      .sort((a, b) => unknownFields(a) - unknownFields(b));
    return meant.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, schema, document));
  }
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsAt(schema, path, document.value());
    return issue.keys.map((key) => {
      const message = fields.includes(key) ? outOfPlace(issue.keys, path, document) : unknownField(key, fields);
      return document.problem([...path, key], message);
    });
  }
  const message = messageOf(issue, path, document);
  // "At most 1" is of use to who knows of what.
  const meaning = LIMITS.includes(issue.code) ? meaningAt(schema, path, document.value()) : null;
  // Some say no more than their unit.
  const joint = meaning?.startsWith('[') ? ' ' : ': ';
  return [document.problem(path, meaning === null ? message : `${message}${joint}${meaning}`)];
}

/** Codes of a number or a length that is out of its bounds. */
const LIMITS: readonly string[] = ['too_small', 'too_big'];

/** What a form says of a value of another kind than its own, such as a name's of an object. */
const OTHER_KINDS: readonly string[] = ['invalid_type', 'invalid_value'];

/** How many fields one form of several does not have. */
function unknownFields(branch: readonly z.core.$ZodIssue[]): number {
  return branch.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}

function unknownField(found: string, fields: readonly string[]): string {
  const likely = likelyName(found, fields);
  const remedy = likely === null ? 'correct its spelling or remove it' : `perhaps ${likely}`;
  return `unknown field, expected one of ${fields.join(', ')}; ${remedy}`;
}

/** Of a field that another of several forms has. */
function outOfPlace(keys: readonly string[], path: JsonPath, document: JsonDocument): string {
  const beside = Object.keys(document.valueAt(path) as object).filter((key) => !keys.includes(key));
  return `does not go with ${beside.join(', ')}; leave it out, or them`;
}

function messageOf(issue: z.core.$ZodIssue, path: JsonPath, document: JsonDocument): string {
  const value = document.valueAt(path);
  const expected = expectation(issue);
  // Some say themselves what they found, in more words than the value has.
  if (expected.startsWith('found ')) return expected;
  const beyond = typeof value === 'number' && !Number.isFinite(value) ? ', which no number of 64 bits holds' : '';
  return `found ${document.found(path)}${beyond}, ${expected}${suggestion(issue, value)}`;
}

/** What a misspelt name may mean. */
function suggestion(issue: z.core.$ZodIssue, found: unknown): string {
  const likely = typeof found === 'string' ? likelyName(found, optionsOf(issue)) : null;
  return likely === null ? '' : `; perhaps ${likely}`;
}

/** Names that may stand there. */
function optionsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union' || !('options' in issue) || !Array.isArray(issue.options)) return [];
  // A kind that may be left out is among them as undefined, which nobody can write.
  return issue.options.filter((option) => option !== undefined).map(String);
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
  const options = optionsOf(issue);
  if (options.length > 0) return `expected one of ${options.join(', ')}`;
  if (issue.code === 'too_small')
    return `expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${countedIn(issue.origin, issue.minimum)}`;
  if (issue.code === 'too_big')
    return `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${countedIn(issue.origin, issue.maximum)}`;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

/** Kinds of values by other names than the schema's. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  tuple: 'array',
  record: 'object',
};

/** What a length counts. */
function countedIn(origin: string, count: number | bigint): string {
  const word = { string: 'character', array: 'entry' }[origin];
  if (word === undefined) return '';
  if (Number(count) === 1) return ` ${word}`;
  return ` ${word === 'entry' ? 'entries' : `${word}s`}`;
}
