import type { RandomStream } from '../../core/random.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type Colour, varied } from './palette.ts';

/** Golden ratio: corners of an icosahedron are (0, +-1, +-PHI) and its turns. */
const PHI = (1 + Math.sqrt(5)) / 2;
const CORNERS: readonly (readonly [number, number, number])[] = [
  [-1, PHI, 0],
  [1, PHI, 0],
  [-1, -PHI, 0],
  [1, -PHI, 0],
  [0, -1, PHI],
  [0, 1, PHI],
  [0, -1, -PHI],
  [0, 1, -PHI],
  [PHI, 0, -1],
  [PHI, 0, 1],
  [-PHI, 0, -1],
  [-PHI, 0, 1],
];
const FACES: readonly (readonly [number, number, number])[] = [
  [0, 11, 5],
  [0, 5, 1],
  [0, 1, 7],
  [0, 7, 10],
  [0, 10, 11],
  [1, 5, 9],
  [5, 11, 4],
  [11, 10, 2],
  [10, 7, 6],
  [7, 1, 8],
  [3, 9, 4],
  [3, 4, 2],
  [3, 2, 6],
  [3, 6, 8],
  [3, 8, 9],
  [4, 9, 5],
  [2, 4, 11],
  [6, 2, 10],
  [8, 6, 7],
  [9, 8, 1],
];

/** Directions and faces of an icosahedron, and of one whose faces are each cut into four. */
const coarse: Sphere = { directions: CORNERS.map(([x, y, z]) => unit(x, y, z)), faces: FACES };
const fine: Sphere = divided(coarse);

/**
 * A lump of leaves: an ellipsoid with a ragged surface, `radius` [m] across and along, `height` half its height.
 * `rough` is the share of the radius by which corners go in and out. It has 20 triangles, or 80 if `detail` is fine.
 */
export function addLeaves(
  builder: MeshBuilder,
  centre: readonly [number, number, number],
  radius: number,
  height: number,
  rough: number,
  finish: Finish,
  random: RandomStream,
  detail: 'coarse' | 'fine' = 'coarse',
): void {
  const sphere = detail === 'fine' ? fine : coarse;
  const vertices = sphere.directions.map(([x, y, z]) => {
    const r = 1 + rough * random.between(-1, 0.8);
    return builder.vertex(centre[0] + radius * r * x, centre[1] + radius * r * y, centre[2] + height * r * z);
  });
  for (const [a, b, c] of sphere.faces) {
    // Leaves are darker below, where less light comes through.
    const z = (sphere.directions[a][2] + sphere.directions[b][2] + sphere.directions[c][2]) / 3;
    const shade = 0.86 + 0.2 * z;
    const color = varied(finish.color, random, 0.035).map((channel) => channel * shade) as unknown as Colour;
    builder.triangle(vertices[a], vertices[b], vertices[c], { ...finish, color });
  }
}

/** The same lump from afar: an octahedron of its size, 8 triangles, without chance. */
export function addFarLeaves(
  builder: MeshBuilder,
  centre: readonly [number, number, number],
  radius: number,
  height: number,
  rough: number,
  finish: Finish,
): void {
  // Corners go in more than out; of a body so coarse they stand out for its outline to be as wide.
  const r = FAR_SIZE * (1 - 0.1 * rough);
  const vertices = OCTAHEDRON.map(([x, y, z]) =>
    builder.vertex(centre[0] + radius * r * x, centre[1] + radius * r * y, centre[2] + height * r * z),
  );
  for (let k = 0; k < 8; k++) {
    const side = k % 4;
    const [low, next] = [vertices[side], vertices[(side + 1) % 4]];
    const shade = k < 4 ? 0.94 : 0.78;
    const color = finish.color.map((channel) => channel * shade) as unknown as Colour;
    if (k < 4) builder.triangle(low, next, vertices[4], { ...finish, color });
    else builder.triangle(next, low, vertices[5], { ...finish, color });
  }
}

/** An octahedron covers sqrt(3) r^2 on average over all directions, a lump of 20 or 80 triangles 2.4 or 3 r^2. */
const FAR_SIZE = 1.17;
const OCTAHEDRON: readonly (readonly [number, number, number])[] = [
  [1, 0, 0],
  [0, 1, 0],
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

interface Sphere {
  readonly directions: readonly (readonly [number, number, number])[];
  readonly faces: readonly (readonly [number, number, number])[];
}

function divided(sphere: Sphere): Sphere {
  const directions = [...sphere.directions];
  const middles = new Map<string, number>();
  const middle = (a: number, b: number): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = middles.get(key);
    if (known !== undefined) return known;
    const [p, q] = [directions[a], directions[b]];
    directions.push(unit(p[0] + q[0], p[1] + q[1], p[2] + q[2]));
    middles.set(key, directions.length - 1);
    return directions.length - 1;
  };
  const faces: (readonly [number, number, number])[] = [];
  for (const [a, b, c] of sphere.faces) {
    const ab = middle(a, b);
    const bc = middle(b, c);
    const ca = middle(c, a);
    faces.push([a, ab, ca], [b, bc, ab], [c, ca, bc], [ab, bc, ca]);
  }
  return { directions, faces };
}

function unit(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
