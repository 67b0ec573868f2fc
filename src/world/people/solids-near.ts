import { cos, sin } from '../../core/math/sin-cos.ts';
import { BoxTree } from '../../map/box-tree.ts';
import type { Solid } from '../scenery/mesh.ts';

/** Called with the nearest point of a box: how far it is (negative inside) [m], and the unit vector away from it. */
export type Repulsion = (distance: number, awayX: number, awayY: number) => void;

/** What stands in the way of people: houses, poles, trees. Allocates nothing. */
export class SolidsNear {
  private readonly solids: readonly Solid[];
  private readonly tree: BoxTree;
  private readonly cosYaw: Float64Array;
  private readonly sinYaw: Float64Array;
  private readonly visit: (solid: number) => void;
  private repel: Repulsion = () => {};
  private x = 0;
  private y = 0;

  constructor(solids: readonly Solid[]) {
    this.solids = solids;
    this.cosYaw = Float64Array.from(solids, ({ yaw }) => cos(yaw));
    this.sinYaw = Float64Array.from(solids, ({ yaw }) => sin(yaw));
    const boxes = new Float64Array(4 * solids.length);
    for (const [i, { x, y, length, width }] of solids.entries()) {
      const halfX = (Math.abs(this.cosYaw[i]) * length + Math.abs(this.sinYaw[i]) * width) / 2;
      const halfY = (Math.abs(this.sinYaw[i]) * length + Math.abs(this.cosYaw[i]) * width) / 2;
      boxes.set([x - halfX, y - halfY, x + halfX, y + halfY], 4 * i);
    }
    this.tree = new BoxTree(boxes);
    this.visit = (i) => {
      const { x, y, length, width } = this.solids[i];
      repelFromBox(x, y, this.cosYaw[i], this.sinYaw[i], length / 2, width / 2, this.x, this.y, this.repel);
    };
  }

  around(x: number, y: number, reach: number, repel: Repulsion): void {
    this.x = x;
    this.y = y;
    this.repel = repel;
    this.tree.around(x, y, reach, this.visit);
  }
}

/** Calls `repel` for the place (x, y) beside or inside an oriented box. */
export function repelFromBox(
  boxX: number,
  boxY: number,
  cosYaw: number,
  sinYaw: number,
  halfLength: number,
  halfWidth: number,
  x: number,
  y: number,
  repel: Repulsion,
): void {
  const along = cosYaw * (x - boxX) + sinYaw * (y - boxY);
  const aside = cosYaw * (y - boxY) - sinYaw * (x - boxX);
  const outAlong = Math.abs(along) - halfLength;
  const outAside = Math.abs(aside) - halfWidth;
  let u = 0;
  let v = 0;
  let distance = 0;
  if (outAlong > 0 && outAside > 0) {
    distance = Math.sqrt(outAlong * outAlong + outAside * outAside);
    u = (outAlong / distance) * (along < 0 ? -1 : 1);
    v = (outAside / distance) * (aside < 0 ? -1 : 1);
  } else if (outAlong > outAside) {
    distance = outAlong;
    u = along < 0 ? -1 : 1;
  } else {
    distance = outAside;
    v = aside < 0 ? -1 : 1;
  }
  repel(distance, cosYaw * u - sinYaw * v, sinYaw * u + cosYaw * v);
}
