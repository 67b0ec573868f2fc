import { BufferAttribute, BufferGeometry, DynamicDrawUsage, LineSegments, ShaderMaterial } from 'three';

/** Edges of a unit box on the ground, as pairs of corners: x and y -0.5 to 0.5, z 0 to 1. */
const EDGES = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [4, 5],
  [5, 6],
  [6, 7],
  [7, 4],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
] as const;
const VERTICES_PER_BOX = 2 * EDGES.length;

/** An upright box on the ground: centre of its footprint, map frame [m], and its colour (linear, with alpha). */
export interface OutlinedBox {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly color: readonly [number, number, number, number];
}

/** Edges of many boxes in one draw call. */
export class BoxOutlines {
  readonly object: LineSegments;
  private readonly positions: BufferAttribute;
  private readonly colors: BufferAttribute;
  private readonly capacity: number;
  private count = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    const vertices = capacity * VERTICES_PER_BOX;
    const geometry = new BufferGeometry();
    this.positions = new BufferAttribute(new Float32Array(3 * vertices), 3).setUsage(DynamicDrawUsage);
    this.colors = new BufferAttribute(new Float32Array(4 * vertices), 4).setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', this.positions);
    geometry.setAttribute('color', this.colors);
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
    });
    this.object = new LineSegments(geometry, material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 6;
  }

  begin(): void {
    this.count = 0;
  }

  add(box: OutlinedBox): void {
    if (this.count >= this.capacity) return;
    let vertex = this.count++ * VERTICES_PER_BOX;
    for (const edge of EDGES) {
      for (const corner of edge) {
        this.setCorner(vertex, box, corner);
        this.colors.setXYZW(vertex, ...box.color);
        vertex++;
      }
    }
  }

  commit(): void {
    this.positions.needsUpdate = true;
    this.colors.needsUpdate = true;
    this.object.geometry.setDrawRange(0, this.count * VERTICES_PER_BOX);
  }

  dispose(): void {
    this.object.geometry.dispose();
    (this.object.material as ShaderMaterial).dispose();
  }

  private setCorner(vertex: number, box: OutlinedBox, corner: number): void {
    const forward = (corner % 4 < 2 ? 0.5 : -0.5) * box.length;
    const left = (corner % 4 === 0 || corner % 4 === 3 ? 0.5 : -0.5) * box.width;
    const cosine = Math.cos(box.yaw);
    const sine = Math.sin(box.yaw);
    const x = box.x + forward * cosine - left * sine;
    const y = box.y + forward * sine + left * cosine;
    this.positions.setXYZ(vertex, x, y, box.z + (corner < 4 ? 0.05 : box.height));
  }
}

const VERTEX = /* glsl */ `
attribute vec4 color;
varying vec4 vColor;
void main() {
  vColor = color;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
varying vec4 vColor;
void main() {
  gl_FragColor = vColor;
  #include <colorspace_fragment>
}
`;
