/** a + b ds + c ds^2 + d ds^3 with ds counted from `s`. */
export interface Cubic {
  readonly s: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** a + b p + c p^2 + d p^3 */
export interface Polynomial {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}
