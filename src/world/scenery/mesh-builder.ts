import type { Mesh } from './mesh.ts';

/** How a triangle is drawn: sRGB colour, MATERIAL, SEMANTIC class and slot (see Mesh). */
export interface Finish {
  readonly color: readonly [number, number, number];
  readonly material: number;
  readonly semantic: number;
  readonly slot?: number;
  /** Kind and colour of a marking, see core/mark-kind.ts. */
  readonly mark?: number;
}

/** Twice the area below which a triangle is left out [m^2]. */
const LEAST_AREA = 1e-7;

/** Vertices and triangles that there is room for at first: those of a tile of land, of which large maps have most. */
const FIRST_VERTICES = 40;
const FIRST = 20;

/** How many triangles several builders have together. */
export interface TriangleTally {
  triangles: number;
}

/** Collects triangles and gives them their normals. */
export class MeshBuilder {
  /** Whether what is added is left out from afar, where something simpler in `far` stands for it. */
  nearOnly = false;
  private readonly tally: TriangleTally;
  private farOnly: MeshBuilder | null = null;
  /** Whether each triangle is left out from afar. */
  private leftOut = new Uint8Array(FIRST);
  private vertices = 0;
  private triangles = 0;
  /** With room for more than there are; a big town has millions of numbers, which lists of them make slow. */
  private positions = new Float32Array(3 * FIRST_VERTICES);
  private indices = new Uint32Array(3 * FIRST);
  private colors = new Uint8Array(3 * FIRST);
  private normals = new Float32Array(3 * FIRST);
  private semantic = new Uint8Array(FIRST);
  private material = new Uint8Array(FIRST);
  /** Null before the first marking. */
  private mark: Uint8Array | null = null;
  private slot = new Uint16Array(FIRST);

  constructor(tally: TriangleTally = { triangles: 0 }) {
    this.tally = tally;
  }

  /** Takes what is drawn from afar only. */
  get far(): MeshBuilder {
    this.farOnly ??= new MeshBuilder();
    return this.farOnly;
  }

  get triangleCount(): number {
    return this.triangles;
  }

  /** Adds a vertex and gives its index. */
  vertex(x: number, y: number, z: number): number {
    const at = 3 * this.vertices;
    if (at === this.positions.length) this.positions = grown(this.positions, Math.max(3 * FIRST_VERTICES, 2 * at));
    this.positions[at] = x;
    this.positions[at + 1] = y;
    this.positions[at + 2] = z;
    return this.vertices++;
  }

  /** Adds the triangle a, b, c, counter-clockwise seen from outside; slivers without area are left out. */
  triangle(a: number, b: number, c: number, finish: Finish): void {
    const p = this.positions;
    const abx = p[3 * b] - p[3 * a];
    const aby = p[3 * b + 1] - p[3 * a + 1];
    const abz = p[3 * b + 2] - p[3 * a + 2];
    const acx = p[3 * c] - p[3 * a];
    const acy = p[3 * c + 1] - p[3 * a + 1];
    const acz = p[3 * c + 2] - p[3 * a + 2];
    const nx = aby * acz - abz * acy;
    const ny = abz * acx - abx * acz;
    const nz = abx * acy - aby * acx;
    const area = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (area < LEAST_AREA) return;
    if (this.triangles === this.slot.length) this.growTriangles();
    this.tally.triangles++;
    const k = this.triangles++;
    const at = 3 * k;
    this.indices[at] = a;
    this.indices[at + 1] = b;
    this.indices[at + 2] = c;
    this.normals[at] = nx / area;
    this.normals[at + 1] = ny / area;
    this.normals[at + 2] = nz / area;
    for (let i = 0; i < 3; i++) this.colors[at + i] = Math.max(0, Math.min(255, Math.round(finish.color[i])));
    this.semantic[k] = finish.semantic;
    this.material[k] = finish.material;
    this.slot[k] = finish.slot ?? 0;
    if (finish.mark !== undefined) {
      this.mark ??= new Uint8Array(this.slot.length);
      this.mark[k] = finish.mark;
    }
    this.leftOut[k] = this.nearOnly ? 1 : 0;
  }

  /** Adds the quadrilateral a, b, c, d, counter-clockwise seen from outside. */
  quad(a: number, b: number, c: number, d: number, finish: Finish): void {
    this.triangle(a, b, c, finish);
    this.triangle(a, c, d, finish);
  }

  /** The mesh so far, which what is added later leaves as it is. */
  build(): Mesh {
    // Without room left over both have the same arrays: thousands of tiles have ten thousands of them.
    this.positions = fitted(this.positions, 3 * this.vertices);
    this.resize(this.triangles, fitted);
    const { positions, indices, colors, normals, semantic, material, slot } = this;
    const mesh = { positions, indices, colors, normals, semantic, material, slot, bounds: boundingSphere(positions) };
    return this.mark === null ? mesh : { ...mesh, mark: this.mark };
  }

  /** What is drawn from afar; null where that is all there is. */
  buildFar(): Mesh | null {
    if (this.farOnly === null && !this.leftOut.includes(1)) return null;
    const all = new MeshBuilder();
    const parts = this.farOnly === null ? [this] : [this, this.farOnly];
    const kept = parts.reduce((sum, part) => sum + part.keptFar(), 0);
    if (kept === 0) return null;
    all.resize(kept, grown);
    for (const part of parts) all.takeFar(part);
    return all.triangles === 0 ? null : all.build();
  }

  private keptFar(): number {
    let kept = 0;
    for (let k = 0; k < this.triangles; k++) kept += 1 - this.leftOut[k];
    return kept;
  }

  /** Adds the triangles of another builder that are not left out from afar, and the vertices that they need. */
  private takeFar(other: MeshBuilder): void {
    const index = new Int32Array(other.vertices).fill(-1);
    const vertex = (v: number): number => {
      if (index[v] < 0) {
        const p = other.positions;
        index[v] = this.vertex(p[3 * v], p[3 * v + 1], p[3 * v + 2]);
      }
      return index[v];
    };
    const { indices, colors } = other;
    for (let k = 0; k < other.triangles; k++) {
      if (other.leftOut[k] === 1) continue;
      const finish = {
        color: [colors[3 * k], colors[3 * k + 1], colors[3 * k + 2]] as const,
        material: other.material[k],
        semantic: other.semantic[k],
        slot: other.slot[k],
        ...(other.mark === null ? {} : { mark: other.mark[k] }),
      };
      this.triangle(vertex(indices[3 * k]), vertex(indices[3 * k + 1]), vertex(indices[3 * k + 2]), finish);
    }
  }

  private growTriangles(): void {
    this.resize(Math.max(FIRST, 2 * this.slot.length), grown);
  }

  /** Gives all lists of triangles the length for so many. */
  private resize(count: number, change: typeof grown): void {
    this.indices = change(this.indices, 3 * count);
    this.colors = change(this.colors, 3 * count);
    this.normals = change(this.normals, 3 * count);
    this.semantic = change(this.semantic, count);
    this.material = change(this.material, count);
    this.slot = change(this.slot, count);
    if (this.mark !== null) this.mark = change(this.mark, count);
    this.leftOut = change(this.leftOut, count);
  }
}

function grown<T extends Float32Array | Uint32Array | Uint16Array | Uint8Array>(old: T, length: number): T {
  const room = new (old.constructor as new (length: number) => T)(length);
  room.set(old);
  return room;
}

function fitted<T extends Float32Array | Uint32Array | Uint16Array | Uint8Array>(old: T, length: number): T {
  return old.length === length ? old : (old.slice(0, length) as T);
}

/** The sphere around the middle of the axis-aligned box of the vertices. */
function boundingSphere(positions: Float32Array): [number, number, number, number] {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < positions.length; i += 3) {
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis], positions[i + axis]);
      high[axis] = Math.max(high[axis], positions[i + axis]);
    }
  }
  const [x, y, z] = low.map((value, axis) => (value + high[axis]) / 2);
  let square = 0;
  for (let i = 0; i < positions.length; i += 3) {
    const dx = positions[i] - x;
    const dy = positions[i + 1] - y;
    const dz = positions[i + 2] - z;
    square = Math.max(square, dx * dx + dy * dy + dz * dz);
  }
  return [x, y, z, Math.sqrt(square)];
}
