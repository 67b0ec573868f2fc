import {
  type BufferGeometry,
  CircleGeometry,
  Color,
  Float32BufferAttribute,
  Group,
  LOD,
  type Material,
  Mesh,
  Object3D,
} from 'three';
import { MATERIAL, type Mesh as SceneryMesh } from '../../world/scenery/mesh.ts';
import { meshGeometry } from '../surface/mesh-geometry.ts';
import { smoothNormals } from '../surface/smooth-normals.ts';

/** Edges of crowns of trees flatter than this are rounded [rad]. */
const CREASE = 1.2;
/** Land beyond the scenery, which fades into the haze [m]. */
const FAR_LAND_RADIUS = 6000;
/** How far under the lowest ground of the scenery it lies [m]. */
const FAR_LAND_DROP = 0.6;
const FAR_LAND_COLOR = [104, 122, 70] as const;

/** The static scenery: one object a chunk, so that chunks out of sight are not drawn. */
export class SceneryView {
  readonly object = new Group();
  private readonly meshes: Mesh[] = [];
  private material: Material;
  private readonly waiting: SceneryMesh[];
  private readonly geometries = new Map<SceneryMesh, BufferGeometry>();

  /** @param gradually leaves the chunks out until `addChunks` takes them in, a few at a time */
  constructor(chunks: readonly SceneryMesh[], material: Material, gradually = false) {
    this.material = material;
    this.waiting = [...chunks];
    if (!gradually) while (this.waiting.length > 0) this.addChunk();
    this.take(farLand(chunks, material));
  }

  /** Takes in chunks until a moment of the clock [ms]; tells whether there were any. */
  addChunks(untilMs: number): boolean {
    const before = this.waiting.length;
    while (this.waiting.length > 0 && performance.now() < untilMs) this.addChunk();
    return before > 0;
  }

  setMaterial(material: Material): void {
    this.material = material;
    for (const mesh of this.meshes) mesh.material = material;
  }

  /** Draws only the first so many triangles of each chunk that is in. */
  limit(triangles: (chunk: SceneryMesh) => number): void {
    for (const [chunk, geometry] of this.geometries) geometry.setDrawRange(0, 3 * triangles(chunk));
  }

  dispose(): void {
    for (const mesh of this.meshes) mesh.geometry.dispose();
  }

  private addChunk(): void {
    const chunk = this.waiting.shift();
    if (chunk === undefined) return;
    const geometry = meshGeometry(chunk);
    if (chunk.material.includes(MATERIAL.foliage)) smoothNormals(geometry, CREASE);
    this.geometries.set(chunk, geometry);
    const mesh = new Mesh(geometry, this.material);
    mesh.castShadow = chunk.reach === undefined;
    mesh.receiveShadow = true;
    this.take(mesh, chunk.reach === undefined ? mesh : leftOutBeyond(chunk.reach, mesh, chunk));
  }

  private take(mesh: Mesh, object: Object3D = mesh): void {
    mesh.matrixAutoUpdate = false;
    mesh.updateMatrix();
    this.meshes.push(mesh);
    this.object.add(object);
  }
}

/** The mesh as long as its nearest point is within `reach` [m], as the rasteriser has it. */
function leftOutBeyond(reach: number, mesh: Mesh, { bounds: [x, y, z, radius] }: SceneryMesh): LOD {
  const detail = new LOD();
  detail.position.set(x, y, z);
  mesh.position.set(-x, -y, -z);
  detail.addLevel(mesh, 0);
  detail.addLevel(new Object3D(), reach + radius);
  return detail;
}

/** A disc of grass that reaches beyond what the air lets one see, so that the world does not end at its edge. */
function farLand(chunks: readonly SceneryMesh[], material: Material): Mesh {
  const geometry = new CircleGeometry(FAR_LAND_RADIUS, 96).toNonIndexed();
  const corners = geometry.getAttribute('position').count;
  const paint = new Float32Array(4 * corners);
  const color = new Color(...FAR_LAND_COLOR).multiplyScalar(1 / 255);
  for (let corner = 0; corner < corners; corner++) {
    color.toArray(paint, 4 * corner);
    paint[4 * corner + 3] = MATERIAL.grass / 255;
  }
  geometry.setAttribute('paint', new Float32BufferAttribute(paint, 4));
  geometry.deleteAttribute('uv');
  const mesh = new Mesh(geometry, material);
  const [x, y] = middle(chunks);
  mesh.position.set(x, y, lowest(chunks) - FAR_LAND_DROP);
  return mesh;
}

function middle(chunks: readonly SceneryMesh[]): [number, number] {
  const count = Math.max(1, chunks.length);
  const sum = (axis: number) => chunks.reduce((total, { bounds }) => total + bounds[axis], 0);
  return [sum(0) / count, sum(1) / count];
}

function lowest(chunks: readonly SceneryMesh[]): number {
  let least = 0;
  for (const { positions } of chunks) {
    for (let index = 2; index < positions.length; index += 3) least = Math.min(least, positions[index]);
  }
  return least;
}
