import { type BufferGeometry, Group, LOD, type Material, Mesh, Object3D } from 'three';
import type { Mesh as SceneryMesh } from '../../world/scenery/mesh.ts';
import { shadowMaterial } from '../surface/shadow-material.ts';
import { farLand } from './far-land.ts';

/** A part of the static scenery that is drawn, or left out, as one. */
export type SceneryPiece = Pick<SceneryMesh, 'positions' | 'bounds' | 'reach'> & {
  readonly far?: { readonly mesh: SceneryPiece; readonly from: number };
};

/** The static scenery: one object a piece, so that pieces out of sight are not drawn. */
export class SceneryView<Piece extends SceneryPiece> {
  readonly object = new Group();
  /** How far the land goes from the middle of the scenery [m]. */
  readonly landRadius: number;
  private readonly meshes: Mesh[] = [];
  private material: Material;
  private readonly shadow = shadowMaterial();
  private readonly waiting: Piece[];
  private readonly geometryOf: (piece: Piece) => BufferGeometry;
  private readonly meshOf = new Map<Piece, Mesh>();

  /** @param gradually leaves the pieces out until `addPieces` takes them in, a few at a time */
  constructor(
    pieces: readonly Piece[],
    material: Material,
    geometryOf: (piece: Piece) => BufferGeometry,
    gradually = false,
  ) {
    this.material = material;
    this.waiting = [...pieces];
    this.geometryOf = geometryOf;
    if (!gradually) while (this.waiting.length > 0) this.addPiece();
    const { meshes, radius } = farLand(pieces, material);
    this.landRadius = radius;
    for (const mesh of meshes) this.take(mesh);
  }

  /** Takes in pieces until a moment of the clock [ms]; tells whether there were any. */
  addPieces(untilMs: number): boolean {
    const before = this.waiting.length;
    while (this.waiting.length > 0 && performance.now() < untilMs) this.addPiece();
    return before > 0;
  }

  setMaterial(material: Material): void {
    if (material === this.material) return;
    this.material = material;
    for (const mesh of this.meshes) mesh.material = material;
  }

  /** Changes how each piece that is in is drawn. */
  shape(how: (piece: Piece, mesh: Mesh) => void): void {
    for (const [piece, mesh] of this.meshOf) how(piece, mesh);
  }

  dispose(): void {
    for (const mesh of this.meshes) mesh.geometry.dispose();
    this.shadow.dispose();
  }

  private addPiece(): void {
    const piece = this.waiting.shift();
    if (piece === undefined) return;
    const mesh = this.makeMesh(piece);
    const { reach, far } = piece;
    if (far !== undefined)
      this.take(mesh, levels(piece, mesh, this.take(this.makeMesh(far.mesh as Piece), null), far.from));
    else this.take(mesh, reach === undefined ? mesh : levels(piece, mesh, new Object3D(), reach));
  }

  private makeMesh(piece: Piece): Mesh {
    const mesh = new Mesh(this.geometryOf(piece), this.material);
    this.meshOf.set(piece, mesh);
    mesh.castShadow = piece.reach === undefined;
    mesh.customDepthMaterial = this.shadow;
    mesh.receiveShadow = true;
    return mesh;
  }

  /** Adds an object for a mesh; null where another holds it. */
  private take(mesh: Mesh, object: Object3D | null = mesh): Mesh {
    mesh.matrixAutoUpdate = false;
    mesh.updateMatrix();
    this.meshes.push(mesh);
    if (object !== null) this.object.add(object);
    return mesh;
  }
}

/** The mesh of a piece as long as its nearest point is within a distance [m], else another, as the rasteriser has it. */
function levels({ bounds: [x, y, z, radius] }: SceneryPiece, mesh: Mesh, other: Object3D, distance: number): LOD {
  const detail = new LOD();
  detail.position.set(x, y, z);
  for (const level of [mesh, other]) {
    level.position.set(-x, -y, -z);
    level.updateMatrix();
  }
  detail.addLevel(mesh, 0);
  detail.addLevel(other, distance + radius);
  return detail;
}
