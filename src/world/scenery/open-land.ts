import { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { GroundHeight } from './ground-height.ts';
import { MATERIAL, type Mesh } from './mesh.ts';
import type { Finish } from './mesh-builder.ts';
import { type Colour, varied } from './palette.ts';
import { type Rim, type RimPlace, rimMeshes } from './rim-mesh.ts';
import type { TerrainExtent } from './terrain-mesh.ts';

/** Distances of the rings around the ground from its border [m]; on the last the land has come down to the plain. */
const RINGS = [0, 25, 50, 75, 105, 135, 165, 200, 235, 270, 310, 350, 390, 435, 480, 530, 580, 640, 700, 760];
const WIDTH = RINGS[RINGS.length - 1];

/** Side of a cell of the random values that make woods and fields [m]. */
const PATCH = 130;
/** Values from which on there is wood, and where its crowns are at their full height [m]. */
const WOOD = 0.62;
const CLOSED = 0.72;
const CROWNS = 9;

const FOREST: Colour = [78, 92, 52];
const FIELDS: readonly Colour[] = [
  [98, 110, 62],
  [104, 112, 68],
  [110, 115, 70],
  [94, 107, 60],
];

/**
 * Open country around the ground: it rolls on, and falls or rises to a plain at `floor` [m]. Unlike the hills of a town's
 * valley it looks like land from above, too.
 */
export function buildOpenLand(extent: TerrainExtent, ground: GroundHeight, floor: number, seed: number): Mesh[] {
  return rimMeshes(extent, new OpenLand(ground, floor, seed));
}

class OpenLand implements Rim {
  readonly rings = RINGS.length;
  private readonly ground: GroundHeight;
  private readonly floor: number;
  private readonly seed: number;
  private readonly random: RandomStream;
  private readonly knots = new Map<string, number>();

  constructor(ground: GroundHeight, floor: number, seed: number) {
    this.ground = ground;
    this.floor = floor;
    this.seed = seed;
    this.random = new RandomStream(seed, 'scenery open land');
  }

  corner({ x, y, outX, outY }: RimPlace, ring: number): [number, number, number] {
    const out = RINGS[ring];
    const [px, py] = [x + out * outX, y + out * outY];
    return [px, py, this.heightAt(px, py, out)];
  }

  finish({ x, y, outX, outY }: RimPlace, ring: number): Finish {
    const out = (RINGS[ring - 1] + RINGS[ring]) / 2;
    return this.finishAt(x + out * outX, y + out * outY, out);
  }

  private heightAt(x: number, y: number, out: number): number {
    const away = smooth(out / WIDTH);
    const natural = this.ground.at(x, y);
    return natural + away * (this.floor - natural) + CROWNS * this.woodAt(x, y, out);
  }

  private finishAt(x: number, y: number, out: number): Finish {
    // The edge of a wood is frayed.
    const wooded = this.woodAt(x, y, out) > this.random.between(0, 0.6);
    const field = FIELDS[Math.min(FIELDS.length - 1, Math.floor(FIELDS.length * this.knot('field', x, y)))];
    return {
      color: varied(wooded ? FOREST : field, this.random, 0.05),
      material: wooded ? MATERIAL.foliage : MATERIAL.grass,
      semantic: wooded ? SEMANTIC.vegetation : SEMANTIC.terrain,
    };
  }

  /** How closed the wood is at a place, 0 for none; it keeps off the ground's border and the end. */
  private woodAt(x: number, y: number, out: number): number {
    if (out <= RINGS[1] || out >= WIDTH) return 0;
    const [column, row] = [Math.floor(x / PATCH), Math.floor(y / PATCH)];
    const [u, v] = [smooth(x / PATCH - column), smooth(y / PATCH - row)];
    const at = (i: number, j: number) => this.knot('wood', (column + i) * PATCH, (row + j) * PATCH);
    const low = at(0, 0) * (1 - u) + at(1, 0) * u;
    const high = at(0, 1) * (1 - u) + at(1, 1) * u;
    return smooth((low * (1 - v) + high * v - WOOD) / (CLOSED - WOOD));
  }

  /** A random value of the cell that holds a place, 0 to 1. */
  private knot(what: string, x: number, y: number): number {
    const name = `${what} ${Math.floor(x / PATCH)} ${Math.floor(y / PATCH)}`;
    let value = this.knots.get(name);
    if (value === undefined) {
      value = new RandomStream(this.seed, name).between(0, 1);
      this.knots.set(name, value);
    }
    return value;
  }
}

function smooth(t: number): number {
  const c = Math.max(0, Math.min(1, t));
  return c * c * (3 - 2 * c);
}
