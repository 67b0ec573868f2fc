import { CircleGeometry, Color, Float32BufferAttribute, Group, type Material, Mesh } from 'three';
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
  private readonly meshes: Mesh[];

  constructor(chunks: readonly SceneryMesh[], material: Material) {
    this.meshes = chunks.map((chunk) => {
      const geometry = meshGeometry(chunk);
      if (chunk.material.includes(MATERIAL.foliage)) smoothNormals(geometry, CREASE);
      const mesh = new Mesh(geometry, material);
      mesh.castShadow = true;
      mesh.receiveShadow = true;
      return mesh;
    });
    this.meshes.push(farLand(chunks, material));
    for (const mesh of this.meshes) {
      mesh.matrixAutoUpdate = false;
      mesh.updateMatrix();
      this.object.add(mesh);
    }
  }

  setMaterial(material: Material): void {
    for (const mesh of this.meshes) mesh.material = material;
  }

  dispose(): void {
    for (const mesh of this.meshes) mesh.geometry.dispose();
  }
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
