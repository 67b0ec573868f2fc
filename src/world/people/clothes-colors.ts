/** Colours of jackets and coats in the street, dark and muted ones first, 0xRRGGBB. */
export const CLOTHES_COLORS: readonly number[] = [
  0x2c3440, 0x454a50, 0x6b6259, 0x7d2f35, 0x2f4f6f, 0x4c5f49, 0xa98d62, 0xb9bbbd, 0x8c3f6b, 0xd0a53c, 0x3f7f8a,
  0xc8593a,
];
