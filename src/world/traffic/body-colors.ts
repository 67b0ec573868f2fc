/** Colours of cars on European roads, greys first (after the BASF Color Report 2023), 0xRRGGBB. */
export const BODY_COLORS: readonly number[] = [
  0x8c9196, 0x2b2e33, 0xe8e9ea, 0xb9bdc2, 0x1d3f72, 0x5a6066, 0x9c1c22, 0x3c5a40, 0x14161a, 0xd7d2c4,
];
