import pc from 'picocolors';
import type { MapProblem } from '../../../map/opendrive/map-problem.ts';
import { oneLine } from './one-line.ts';

const SEVERITIES = ['error', 'warning', 'note'] as const;
const PAINT = { error: pc.red, warning: pc.yellow, note: pc.dim };

/** "error    town.xodr:12  road 3/planView: is missing" */
export function formatMapProblem(file: string, { severity, line, path, message }: MapProblem): string {
  const place = line > 0 ? `${file}:${line}` : file;
  return `${PAINT[severity](severity.padEnd(7))}  ${place}  ${oneLine(path === '' ? message : `${path}: ${message}`)}`;
}

/** The gravest first, of one severity by line. */
export function gravestFirst(problems: readonly MapProblem[]): MapProblem[] {
  const rank = ({ severity }: MapProblem) => SEVERITIES.indexOf(severity);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);
}

/** "1 error, 2 warnings, 0 notes" */
export function countProblems(problems: readonly MapProblem[]): string {
  return SEVERITIES.map((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  }).join(', ');
}
