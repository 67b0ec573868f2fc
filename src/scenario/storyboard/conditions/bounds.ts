/** What a value is compared with; both where both are given. */
export interface Bounds {
  readonly below?: number | undefined;
  readonly above?: number | undefined;
}

/** Whether a value lies strictly within bounds (OpenSCENARIO rules lessThan, greaterThan); never for NaN. */
export function isWithin(value: number, { below, above }: Bounds): boolean {
  if (Number.isNaN(value)) return false;
  return (below === undefined || value < below) && (above === undefined || value > above);
}
