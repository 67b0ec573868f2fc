/** Something wrong, or remarkable, in a file. */
export interface MapProblem {
  readonly severity: 'error' | 'warning' | 'note';
  readonly line: number;
  /** For example "road 12/lanes/laneSection[0]/lane -1". */
  readonly path: string;
  readonly message: string;
}
