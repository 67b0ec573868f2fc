import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';

/** A frame on the ground: local x along `yaw`, y to its left, z up. */
export class LocalFrame {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  private readonly cosYaw: number;
  private readonly sinYaw: number;

  constructor(x: number, y: number, z: number, yaw: number) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.yaw = yaw;
    this.cosYaw = cos(yaw);
    this.sinYaw = sin(yaw);
  }

  worldX(x: number, y: number): number {
    return this.x + this.cosYaw * x - this.sinYaw * y;
  }

  worldY(x: number, y: number): number {
    return this.y + this.sinYaw * x + this.cosYaw * y;
  }

  vertex(builder: MeshBuilder, x: number, y: number, z: number): number {
    return builder.vertex(this.worldX(x, y), this.worldY(x, y), this.z + z);
  }

  /** A quadrilateral of local points, counter-clockwise seen from outside. */
  quad(builder: MeshBuilder, corners: readonly (readonly [number, number, number])[], finish: Finish): void {
    const [a, b, c, d] = corners.map(([x, y, z]) => this.vertex(builder, x, y, z));
    builder.quad(a, b, c, d, finish);
  }

  triangle(builder: MeshBuilder, corners: readonly (readonly [number, number, number])[], finish: Finish): void {
    const [a, b, c] = corners.map(([x, y, z]) => this.vertex(builder, x, y, z));
    builder.triangle(a, b, c, finish);
  }

  /** Sides and top of a box; a bottom is never seen. */
  box(
    builder: MeshBuilder,
    low: readonly [number, number, number],
    high: readonly [number, number, number],
    finish: Finish,
    top: Finish = finish,
  ): void {
    const [x0, y0, z0] = low;
    const [x1, y1, z1] = high;
    const foot = [
      this.vertex(builder, x0, y0, z0),
      this.vertex(builder, x1, y0, z0),
      this.vertex(builder, x1, y1, z0),
      this.vertex(builder, x0, y1, z0),
    ];
    const head = [
      this.vertex(builder, x0, y0, z1),
      this.vertex(builder, x1, y0, z1),
      this.vertex(builder, x1, y1, z1),
      this.vertex(builder, x0, y1, z1),
    ];
    for (let i = 0; i < 4; i++) {
      const k = (i + 1) % 4;
      builder.quad(foot[i], foot[k], head[k], head[i], finish);
    }
    builder.quad(head[0], head[1], head[2], head[3], top);
  }
}
