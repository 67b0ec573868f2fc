import { z } from 'zod';
import type { InputProblem } from '../input-problem.ts';
import { JsonDocument, shortened } from '../json-document.ts';
import { schemaProblems } from '../schema-problems.ts';

/** More plans than in a drive of an hour are not needed: the list is gone through again. */
const MOST = 36_000;

/** Lines of a file of latencies that are told of. */
export const MOST_TOLD = 30;

const listSchema = z.array(z.number().min(0)).min(1).max(MOST);

/** What programs write where they have no number: no heading. */
const NO_NUMBER = /^(nan|inf|infinity|null|none|na)$/i;

const FORM = 'expected one number of milliseconds from 0 on each line';

/** Times that plans take, as measured somewhere [ms], and where each of them stands. */
export interface Latencies {
  readonly values: readonly number[];
  readonly problem: (index: number, message: string) => InputProblem;
}

/** What a file of times says, or all that is wrong with it. */
export interface ParsedLatencies {
  readonly latencies: Latencies | null;
  readonly problems: readonly InputProblem[];
}

/** Parses a file of times that plans take: a JSON list where its name says so, else lines with one number each. */
export function parseLatencies(text: string, file: string): ParsedLatencies {
  return file.toLowerCase().endsWith('.json') ? ofJson(text, file) : ofLines(text, file);
}

function ofJson(text: string, file: string): ParsedLatencies {
  const { document, problems } = JsonDocument.parse(text, file);
  const all = document === null || problems.length > 0 ? problems : schemaProblems(listSchema, document);
  if (document === null || all.length > 0) return { latencies: null, problems: all };
  const values = document.value() as number[];
  return { latencies: { values, problem: (index, message) => document.problem([index], message) }, problems: [] };
}

/** Empty lines and what follows a # say nothing; the first line may be a heading. */
function ofLines(text: string, file: string): ParsedLatencies {
  const values: number[] = [];
  const lines: number[] = [];
  const problems: InputProblem[] = [];
  const problemAt = (line: number, message: string) => ({ file, line, column: 1, path: '', message });
  let isFirst = true;
  for (const [i, row] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const cell = row.replace(/#.*/, '').trim();
    if (cell === '') continue;
    const value = Number(cell);
    const isHeading = isFirst && /^"?[a-z_][\w ()[\]/-]*"?$/i.test(cell) && !NO_NUMBER.test(cell);
    isFirst = false;
    if (isHeading) continue;
    if (!Number.isFinite(value) || value < 0)
      problems.push(problemAt(i + 1, `found ${JSON.stringify(shortened(cell))}, ${FORM}`));
    values.push(value);
    lines.push(i + 1);
  }
  if (values.length === 0) problems.push(problemAt(0, `found no number, ${FORM}`));
  if (values.length > MOST) problems.push(problemAt(0, `found ${values.length} numbers, expected at most ${MOST}`));
  if (problems.length > 0) return { latencies: null, problems: problems.slice(0, MOST_TOLD) };
  return { latencies: { values, problem: (index, message) => problemAt(lines[index], message) }, problems };
}
