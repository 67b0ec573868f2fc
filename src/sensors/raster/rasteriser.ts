import type { Mesh } from '../../world/scenery/mesh.ts';
import { DepthTarget } from './depth-target.ts';
import { fillTriangle, SUBPIXELS, signedArea } from './fill-triangle.ts';
import { createView, NEAR, type View } from './view.ts';

const FIRST_CAPACITY = 4096;

/**
 * Draws meshes as a pinhole sees them: transforms vertices, clips at the near plane, drops back faces and fills what is
 * left by depth and primitive number. Knows nothing of colour, so a lidar can use it as well as a camera.
 */
export class Rasteriser {
  readonly target: DepthTarget;
  /** Set it, then `begin`. */
  readonly view: View = createView();
  /** Map or model frame -> optical: nine of rotation, row-major, then the offset. */
  private readonly transform = new Float64Array(12);
  private capacity = FIRST_CAPACITY;
  /** Vertices of the mesh at hand in the optical frame [m]. */
  private x = new Float64Array(FIRST_CAPACITY);
  private y = new Float64Array(FIRST_CAPACITY);
  private z = new Float64Array(FIRST_CAPACITY);
  /** On the image, whole subpixels, and 1/z; only where z >= NEAR. */
  private u = new Float64Array(FIRST_CAPACITY);
  private v = new Float64Array(FIRST_CAPACITY);
  private w = new Float64Array(FIRST_CAPACITY);
  /** Corners of a triangle that was cut by the near plane. */
  private readonly clipped = new Float64Array(12);

  constructor(width: number, height: number) {
    this.target = new DepthTarget(width, height);
  }

  begin(): void {
    this.target.clear();
  }

  /** Draws static scenery; its triangles get the numbers from `firstPrimitive` on. */
  drawStatic(mesh: Mesh, firstPrimitive: number): void {
    const { rotation: r, x, y, z } = this.view;
    const t = this.transform;
    for (let i = 0; i < 9; i++) t[i] = r[i];
    for (let row = 0; row < 3; row++) t[9 + row] = -(r[3 * row] * x + r[3 * row + 1] * y + r[3 * row + 2] * z);
    this.draw(mesh, firstPrimitive);
  }

  /** Draws a model that stands at (x, y, z) [m] with the rotation map <- model, row-major. */
  drawModel(mesh: Mesh, firstPrimitive: number, x: number, y: number, z: number, rotation: Float64Array): void {
    const { view, transform: t } = this;
    const r = view.rotation;
    for (let row = 0; row < 3; row++) {
      const a = r[3 * row];
      const b = r[3 * row + 1];
      const c = r[3 * row + 2];
      for (let column = 0; column < 3; column++) {
        t[3 * row + column] = a * rotation[column] + b * rotation[3 + column] + c * rotation[6 + column];
      }
      t[9 + row] = a * (x - view.x) + b * (y - view.y) + c * (z - view.z);
    }
    this.draw(mesh, firstPrimitive);
  }

  private draw(mesh: Mesh, firstPrimitive: number): void {
    this.project(mesh.positions);
    const { target, z, u, v, w } = this;
    const indices = mesh.indices;
    let primitive = firstPrimitive;
    for (let i = 0; i < indices.length; i += 3, primitive++) {
      const a = indices[i];
      const b = indices[i + 1];
      const c = indices[i + 2];
      if (z[a] >= NEAR && z[b] >= NEAR && z[c] >= NEAR) {
        // Counter-clockwise in space is of negative area where y points down; swapping two corners makes it positive.
        if (signedArea(u[a], v[a], u[c], v[c], u[b], v[b]) <= 0) continue;
        fillTriangle(target, u[a], v[a], w[a], u[c], v[c], w[c], u[b], v[b], w[b], primitive);
      } else if (z[a] >= NEAR || z[b] >= NEAR || z[c] >= NEAR) this.drawClipped(a, b, c, primitive);
    }
  }

  private project(positions: Float32Array): void {
    const count = positions.length / 3;
    if (count > this.capacity) this.grow(count);
    const { x, y, z, u, v, w } = this;
    const { fx, fy, cx, cy } = this.view;
    const [m0, m1, m2, m3, m4, m5, m6, m7, m8, tx, ty, tz] = this.transform;
    for (let i = 0, k = 0; i < count; i++, k += 3) {
      const px = positions[k];
      const py = positions[k + 1];
      const pz = positions[k + 2];
      const depth = m6 * px + m7 * py + m8 * pz + tz;
      const right = m0 * px + m1 * py + m2 * pz + tx;
      const down = m3 * px + m4 * py + m5 * pz + ty;
      x[i] = right;
      y[i] = down;
      z[i] = depth;
      if (depth < NEAR) continue;
      const inverse = 1 / depth;
      u[i] = Math.floor((fx * right * inverse + cx) * SUBPIXELS + 0.5);
      v[i] = Math.floor((fy * down * inverse + cy) * SUBPIXELS + 0.5);
      w[i] = inverse;
    }
  }

  /** Draws the part of a triangle that lies before the near plane: one or two triangles. */
  private drawClipped(a: number, b: number, c: number, primitive: number): void {
    let count = this.clipEdge(a, b, 0);
    count = this.clipEdge(b, c, count);
    count = this.clipEdge(c, a, count);
    const { target, clipped: q } = this;
    for (let k = 2; k < count; k++) {
      const i = 3 * k - 3;
      const j = 3 * k;
      if (signedArea(q[0], q[1], q[j], q[j + 1], q[i], q[i + 1]) <= 0) continue;
      fillTriangle(target, q[0], q[1], q[2], q[j], q[j + 1], q[j + 2], q[i], q[i + 1], q[i + 2], primitive);
    }
  }

  /** Appends the edge's start if it is seen, and where it crosses the near plane; gives the new count of corners. */
  private clipEdge(from: number, to: number, count: number): number {
    const { z, clipped, u, v, w } = this;
    const seen = z[from] >= NEAR;
    let k = 3 * count;
    if (seen) {
      clipped[k++] = u[from];
      clipped[k++] = v[from];
      clipped[k++] = w[from];
    }
    // From the seen end to the unseen one, so that two triangles get the same point for a shared edge.
    if (seen && z[to] < NEAR) this.crossing(from, to, k);
    else if (!seen && z[to] >= NEAR) this.crossing(to, from, k);
    else return k / 3;
    return k / 3 + 1;
  }

  private crossing(seen: number, unseen: number, k: number): void {
    const { x, y, z, view, clipped } = this;
    const t = (z[seen] - NEAR) / (z[seen] - z[unseen]);
    const right = x[seen] + t * (x[unseen] - x[seen]);
    const down = y[seen] + t * (y[unseen] - y[seen]);
    clipped[k] = Math.floor(((view.fx * right) / NEAR + view.cx) * SUBPIXELS + 0.5);
    clipped[k + 1] = Math.floor(((view.fy * down) / NEAR + view.cy) * SUBPIXELS + 0.5);
    clipped[k + 2] = 1 / NEAR;
  }

  private grow(count: number): void {
    this.capacity = 2 * count;
    this.x = new Float64Array(this.capacity);
    this.y = new Float64Array(this.capacity);
    this.z = new Float64Array(this.capacity);
    this.u = new Float64Array(this.capacity);
    this.v = new Float64Array(this.capacity);
    this.w = new Float64Array(this.capacity);
  }
}
