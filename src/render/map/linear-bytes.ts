/** sRGB bytes as bytes of linear light, which is what three.js takes corners' colours for. */
export function linearBytes(colors: Uint8Array): Uint8Array {
  return colors.map((value) => TABLE[value]);
}

/** IEC 61966-2-1. */
const TABLE = Uint8Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return Math.round(255 * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
});
