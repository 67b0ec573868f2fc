import type { z } from 'zod';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument } from './json-document.ts';
import { likelyName } from './nearest-name.ts';

/** What a schema found wrong with a document, for its author. */
export function schemaProblems({ issues }: z.ZodError, document: JsonDocument): InputProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, document));
}

function problemsOf(issue: z.core.$ZodIssue, document: JsonDocument): InputProblem[] {
  // Of several forms the one is meant that fits at its root.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [first, ...others] = issue.errors;
    const meant = others.find((branch) => branch.every(({ code, path }) => path.length > 0 || code !== 'invalid_type'));
    return (meant ?? first).flatMap((inner) =>
      problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, document),
    );
  }
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      document.problem([...path, key], 'unknown field; correct its spelling or remove it'),
    );
  }
  const value = document.valueAt(path);
  const found = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 60);
  return [document.problem(path, `found ${found}, ${expectation(issue)}${suggestion(issue, value)}`)];
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
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  const options = optionsOf(issue);
  if (options.length > 0) return `expected one of ${options.join(', ')}`;
  if (issue.code === 'too_small') return `expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}
