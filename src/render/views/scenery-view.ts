import { type BufferGeometry, Group, LOD, type Material, Mesh, Object3D } from 'three';
import { MATERIAL, type Mesh as SceneryMesh } from '../../world/scenery/mesh.ts';
import { meshGeometry } from '../surface/mesh-geometry.ts';
import { shadowMaterial } from '../surface/shadow-material.ts';
import { smoothNormals } from '../surface/smooth-normals.ts';
import { farLand } from './far-land.ts';

/** Edges of crowns of trees flatter than this are rounded [rad]. */
const CREASE = 1.2;
/** The static scenery: one object a chunk, so that chunks out of sight are not drawn. */
export class SceneryView {
  readonly object = new Group();
  /** How far the land goes from the middle of the scenery [m]. */
  readonly landRadius: number;
  private readonly meshes: Mesh[] = [];
  private material: Material;
  private readonly shadow = shadowMaterial();
  private readonly waiting: SceneryMesh[];
  private readonly geometries = new Map<SceneryMesh, BufferGeometry>();

  /** @param gradually leaves the chunks out until `addChunks` takes them in, a few at a time */
  constructor(chunks: readonly SceneryMesh[], material: Material, gradually = false) {
    this.material = material;
    this.waiting = [...chunks];
    if (!gradually) while (this.waiting.length > 0) this.addChunk();
    const { mesh, radius } = farLand(chunks, material);
    this.landRadius = radius;
    this.take(mesh);
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
    this.shadow.dispose();
  }

  private addChunk(): void {
    const chunk = this.waiting.shift();
    if (chunk === undefined) return;
    const geometry = meshGeometry(chunk);
    if (chunk.material.includes(MATERIAL.foliage)) smoothNormals(geometry, CREASE);
    this.geometries.set(chunk, geometry);
    const mesh = new Mesh(geometry, this.material);
    mesh.castShadow = chunk.reach === undefined;
    mesh.customDepthMaterial = this.shadow;
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
