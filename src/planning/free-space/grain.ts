/** How fine states are told apart: a cell's width [m], headings, and the length of a move, which leaves its cell [m]. */
export interface Grain {
  readonly cell: number;
  readonly headings: number;
  readonly move: number;
}
