import { sameRows } from './same-rows.ts';

/** Positions that are the same at this resolution are one corner [m]. */
const WELD = 1e-3;

/**
 * Rounds a faceted shape: at each corner the normals of the faces that meet there at less than `crease` [rad] are
 * averaged, sharper edges stay sharp. Both arrays hold x, y, z for three corners a triangle; normals are flat at first.
 */
export function smoothNormals(positions: ArrayLike<number>, normals: Float32Array, crease: number): void {
  const flat = Float32Array.from(normals);
  const least = Math.cos(crease);
  const { corners, firstOf } = cornersByPlace(positions);
  for (let place = 0; place + 1 < firstOf.length; place++) {
    const [from, to] = [firstOf[place], firstOf[place + 1]];
    for (let own = from; own < to; own++) average(flat, normals, corners, own, from, to, least);
  }
}

function average(
  flat: Float32Array,
  normals: Float32Array,
  corners: Uint32Array,
  own: number,
  from: number,
  to: number,
  least: number,
): void {
  const corner = 3 * corners[own];
  let x = 0;
  let y = 0;
  let z = 0;
  for (let k = from; k < to; k++) {
    const other = 3 * corners[k];
    const cosine = flat[corner] * flat[other] + flat[corner + 1] * flat[other + 1] + flat[corner + 2] * flat[other + 2];
    if (cosine < least) continue;
    x += flat[other];
    y += flat[other + 1];
    z += flat[other + 2];
  }
  const length = Math.sqrt(x * x + y * y + z * z);
  if (length === 0) return;
  normals[corner] = x / length;
  normals[corner + 1] = y / length;
  normals[corner + 2] = z / length;
}

/** The corners, those at one place together, and where those of each place begin. */
function cornersByPlace(positions: ArrayLike<number>): {
  readonly corners: Uint32Array;
  readonly firstOf: Uint32Array;
} {
  const { numbers, firsts } = sameRows(
    Int32Array.from(positions, (value) => Math.round(value / WELD)),
    3,
  );
  const firstOf = new Uint32Array(firsts.length + 1);
  for (const place of numbers) firstOf[place + 1]++;
  for (let place = 0; place < firsts.length; place++) firstOf[place + 1] += firstOf[place];
  const next = firstOf.slice();
  const corners = new Uint32Array(numbers.length);
  for (let corner = 0; corner < numbers.length; corner++) corners[next[numbers[corner]]++] = corner;
  return { corners, firstOf };
}
