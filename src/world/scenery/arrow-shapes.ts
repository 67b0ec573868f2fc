/** A corner of a shape: ahead and to the left [m]. */
type Corner = readonly [u: number, v: number];

/** Width of an arrow's shaft [m]; the whole is 5 m long and as RMS-1 has it in towns. */
const SHAFT = 0.16;

/** Polygons of an arrow that points 'left', 'straight', 'right' or several of them, 5 m ahead of its foot. */
export function arrowShapes(turns: string): Corner[][] {
  const ways = turns.split(' ');
  const ahead = ways.includes('straight');
  const half = SHAFT / 2;
  const shapes: Corner[][] = [];
  const top = ahead ? 3.4 : 3.3;
  shapes.push([
    [0, -half],
    [top, -half],
    [top, half],
    [0, half],
  ]);
  if (ahead) {
    shapes.push([
      [3.4, -0.45],
      [5, 0],
      [3.4, 0.45],
    ]);
  }
  for (const [way, side] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    if (!ways.includes(way)) continue;
    const base = ahead ? 2.2 : 3.3;
    // An arm that leaves the shaft aslant, then the head.
    shapes.push([
      [base - 0.55, side * half],
      [base - 0.1, side * half],
      [base + 0.18, side * 0.5],
      [base - 0.18, side * 0.5],
    ]);
    shapes.push([
      [base - 0.75, side * 0.5],
      [base + 0.75, side * 0.5],
      [base + 0.1, side * 1.15],
    ]);
  }
  return shapes;
}
