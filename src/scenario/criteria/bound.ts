/** What a number has to be. */
export interface Bound {
  readonly is: '=' | '<' | '<=' | '>' | '>=';
  readonly than: number;
}

export function keeps(value: number, { is, than }: Bound): boolean {
  if (is === '<') return value < than;
  if (is === '<=') return value <= than;
  if (is === '>') return value > than;
  return is === '>=' ? value >= than : value === than;
}

/** The worse of two numbers for a bound; of the two a number wins over NaN. */
export function worse(a: number, b: number, { is }: Bound): number {
  if (Number.isNaN(a)) return b;
  if (Number.isNaN(b)) return a;
  return is === '>' || is === '>=' ? Math.min(a, b) : Math.max(a, b);
}

/** For the column "expected" of a verdict. */
export function boundText({ is, than }: Bound): string {
  return `${is} ${than}`;
}
