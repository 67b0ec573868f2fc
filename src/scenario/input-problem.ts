/** Something wrong in a file that a person wrote, for that person. */
export interface InputProblem {
  readonly file: string;
  /** Counted from 1; 0 where the file as a whole is meant. */
  readonly line: number;
  readonly column: number;
  /** Where in the data, for example "ego.start.lane"; empty for the whole. */
  readonly path: string;
  /** What was found, what was expected, how to mend it. */
  readonly message: string;
}

/** "scenes/x.json:4:12  ego.start.lane: found ..., expected ..." */
export function formatProblem(problem: InputProblem): string {
  const place = problem.line > 0 ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
  return `${place}  ${problem.path === '' ? '' : `${problem.path}: `}${problem.message}`;
}
