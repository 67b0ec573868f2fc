/** Colours that tell signal groups apart (Okabe and Ito 2008, made for all eyes), sRGB 0 to 255. */
const GROUPS = [
  [86, 180, 233],
  [230, 159, 0],
  [0, 158, 115],
  [240, 228, 66],
  [204, 121, 167],
  [213, 94, 0],
  [0, 114, 178],
] as const;
/** Of signs, which belong to no group. */
const NONE = [170, 178, 188] as const;

export function groupColor(group: number): readonly [number, number, number] {
  return group < 0 ? NONE : GROUPS[group % GROUPS.length];
}
