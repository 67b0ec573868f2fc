/** Of a decision that has no place. */
export const NO_FENCE = { fenceX: Number.NaN, fenceY: Number.NaN, fenceYaw: Number.NaN } as const;
