import type { MapProblem } from '../../map/opendrive/map-problem.ts';

/** "town.xodr:12  warning  road 3/planView: ...", one line a problem, for the clipboard. */
export function problemText(file: string, { severity, line, path, message }: MapProblem): string {
  const place = line > 0 ? `${file}:${line}` : file;
  return `${place}  ${severity}  ${path === '' ? '' : `${path}: `}${message}`;
}
