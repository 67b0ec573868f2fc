import type { Mesh } from '../../world/scenery/mesh.ts';
import { DepthTarget } from './depth-target.ts';
import { fillTriangle, type ImageVertices, SUBPIXELS, signedArea } from './fill-triangle.ts';
import { createView, NEAR, type View } from './view.ts';

const FIRST_CAPACITY = 4096;

/** A triangle that the near plane cuts has at most four corners; they are kept behind the mesh's vertices. */
const CUT_CORNERS = 4;

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
  /** Vertices of the mesh at hand in the optical frame [m]. */
  private x = new Float64Array(FIRST_CAPACITY);
  private y = new Float64Array(FIRST_CAPACITY);
  private z = new Float64Array(FIRST_CAPACITY);
  /** The same on the image, where z >= NEAR, with w = 1/z; then the corners of a cut triangle. */
  private vertices = createVertices(FIRST_CAPACITY);
  /** Where the corners of a cut triangle begin. */
  private cut = FIRST_CAPACITY;

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
    const { target, vertices, z } = this;
    const indices = mesh.indices;
    let primitive = firstPrimitive;
    for (let i = 0; i < indices.length; i += 3, primitive++) {
      const a = indices[i];
      const b = indices[i + 1];
      const c = indices[i + 2];
      if (z[a] >= NEAR && z[b] >= NEAR && z[c] >= NEAR) {
        // Counter-clockwise in space is of negative area where v points down; swapping two corners makes it positive.
        if (signedArea(vertices, a, c, b) > 0) fillTriangle(target, vertices, a, c, b, primitive);
      } else if (z[a] >= NEAR || z[b] >= NEAR || z[c] >= NEAR) this.drawCut(a, b, c, primitive);
    }
  }

  private project(positions: Float32Array): void {
    const count = positions.length / 3;
    if (count > this.x.length) this.grow(count);
    const { x, y, z, transform: m } = this;
    const { u, v, w } = this.vertices;
    const { fx, fy, cx, cy } = this.view;
    for (let i = 0, k = 0; i < count; i++, k += 3) {
      const px = positions[k];
      const py = positions[k + 1];
      const pz = positions[k + 2];
      const depth = m[6] * px + m[7] * py + m[8] * pz + m[11];
      const right = m[0] * px + m[1] * py + m[2] * pz + m[9];
      const down = m[3] * px + m[4] * py + m[5] * pz + m[10];
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
  private drawCut(a: number, b: number, c: number, primitive: number): void {
    const { target, vertices, cut } = this;
    let end = this.cutEdge(a, b, cut);
    end = this.cutEdge(b, c, end);
    end = this.cutEdge(c, a, end);
    for (let i = cut + 2; i < end; i++) {
      if (signedArea(vertices, cut, i, i - 1) > 0) fillTriangle(target, vertices, cut, i, i - 1, primitive);
    }
  }

  /** Adds the edge's start if it is seen, and where it crosses the near plane; gives the new end of the corners. */
  private cutEdge(from: number, to: number, end: number): number {
    const { z } = this;
    const { u, v, w } = this.vertices;
    const seen = z[from] >= NEAR;
    let next = end;
    if (seen) {
      u[next] = u[from];
      v[next] = v[from];
      w[next] = w[from];
      next++;
    }
    // From the seen end to the unseen one, so that two triangles get the same point for a shared edge.
    if (seen && z[to] < NEAR) this.setCrossing(from, to, next++);
    else if (!seen && z[to] >= NEAR) this.setCrossing(to, from, next++);
    return next;
  }

  private setCrossing(seen: number, unseen: number, corner: number): void {
    const { x, y, z, view } = this;
    const { u, v, w } = this.vertices;
    const t = (z[seen] - NEAR) / (z[seen] - z[unseen]);
    const right = x[seen] + t * (x[unseen] - x[seen]);
    const down = y[seen] + t * (y[unseen] - y[seen]);
    u[corner] = Math.floor(((view.fx * right) / NEAR + view.cx) * SUBPIXELS + 0.5);
    v[corner] = Math.floor(((view.fy * down) / NEAR + view.cy) * SUBPIXELS + 0.5);
    w[corner] = 1 / NEAR;
  }

  private grow(count: number): void {
    const capacity = 2 * count;
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.z = new Float64Array(capacity);
    this.vertices = createVertices(capacity);
    this.cut = capacity;
  }
}

/** Room for `capacity` vertices and the corners of a cut triangle behind them. */
function createVertices(capacity: number): ImageVertices {
  const room = capacity + CUT_CORNERS;
  return { u: new Float64Array(room), v: new Float64Array(room), w: new Float64Array(room) };
}
