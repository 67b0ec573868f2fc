import type { DepthTarget } from './depth-target.ts';
import type { PrimitiveTable } from './primitive-table.ts';
import { NEAR, type View } from './view.ts';

/** Actors farther away throw no shadow that a pixel could show [m]. */
const REACH = 90;

/** The box that stands for an actor: its ground clearance, and the share of its height that is as long as its floor. */
const CLEARANCE = 0.22;
const BULK = 0.82;

/** Darkness of the ground right under an actor where the sky does not reach, and how far it reaches out [m]. */
const CONTACT = 0.72;
const CONTACT_REACH = 0.7;

/** A box that throws a shadow: pose on the ground, map frame, and size [m]. */
export interface ShadowCaster {
  /** Instance id, whose own pixels are left alone. */
  id: number;
  x: number;
  y: number;
  z: number;
  /** Rotation map <- body, row-major. */
  rotation: Float64Array;
  length: number;
  width: number;
  height: number;
}

/**
 * Light that moving things take from a picture's pixels, after their visibility is known: a ray from each pixel's
 * surface towards the sun is cut with the box, and the ground near its floor loses skylight.
 */
export class ActorShadow {
  /** 1 where the sun is hidden. */
  readonly sunHidden: Uint8Array;
  /** Share of all light that is lost by contact, 0 to 255. */
  readonly contact: Uint8Array;
  private readonly sun: readonly [number, number, number];
  private readonly box = { left: 0, right: 0, top: 0, bottom: 0 };

  constructor(width: number, height: number, sun: readonly [number, number, number]) {
    this.sunHidden = new Uint8Array(width * height);
    this.contact = new Uint8Array(width * height);
    this.sun = sun;
  }

  clear(): void {
    this.sunHidden.fill(0);
    this.contact.fill(0);
  }

  cast(caster: ShadowCaster, view: View, target: DepthTarget, table: PrimitiveTable): void {
    const { rotation: r, length, width, height } = caster;
    const dx = caster.x - view.x;
    const dy = caster.y - view.y;
    if (dx * dx + dy * dy > REACH * REACH) return;
    // Sun in the body's frame.
    const [sunX, sunY, sunZ] = this.sun;
    const sx = r[0] * sunX + r[3] * sunY + r[6] * sunZ;
    const sy = r[1] * sunX + r[4] * sunY + r[7] * sunZ;
    const sz = r[2] * sunX + r[5] * sunY + r[8] * sunZ;
    if (sz < 0.05) return;
    const roof = BULK * height;
    if (!this.findBox(caster, view, (-sx / sz) * roof, (-sy / sz) * roof)) return;
    const halfLength = length / 2 - 0.06;
    const halfWidth = width / 2 - 0.06;
    const { left, right, top, bottom } = this.box;
    const o = view.rotation;
    for (let row = top; row <= bottom; row++) {
      const down = (row + 0.5 - view.cy) / view.fy;
      for (let column = left; column <= right; column++) {
        const p = row * view.width + column;
        const primitive = target.primitive[p];
        if (primitive < 0 || table.instance[primitive] === caster.id) continue;
        const across = (column + 0.5 - view.cx) / view.fx;
        const depth = 1 / target.nearness[p];
        const wx = depth * (o[0] * across + o[3] * down + o[6]) - dx;
        const wy = depth * (o[1] * across + o[4] * down + o[7]) - dy;
        const wz = depth * (o[2] * across + o[5] * down + o[8]) + view.z - caster.z;
        const lx = r[0] * wx + r[3] * wy + r[6] * wz;
        const ly = r[1] * wx + r[4] * wy + r[7] * wz;
        const lz = r[2] * wx + r[5] * wy + r[8] * wz;
        if (hitsBox(lx, ly, lz, sx, sy, sz, halfLength, halfWidth, roof)) this.sunHidden[p] = 1;
        if (lz < 0.4 && lz > -0.4) {
          const loss = contactLoss(lx, ly, halfLength, halfWidth);
          if (loss > this.contact[p]) this.contact[p] = loss;
        }
      }
    }
  }

  /** Rectangle of pixels that floor and shadow may cover; false for none. */
  private findBox(caster: ShadowCaster, view: View, shiftX: number, shiftY: number): boolean {
    const { rotation: r, length, width } = caster;
    const o = view.rotation;
    const x = length / 2 + CONTACT_REACH;
    const y = width / 2 + CONTACT_REACH;
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    let top = Number.POSITIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    let cut = false;
    for (let corner = 0; corner < 16; corner++) {
      const lx = (corner & 1 ? x : -x) + (corner & 4 ? shiftX : 0);
      const ly = (corner & 2 ? y : -y) + (corner & 4 ? shiftY : 0);
      const lz = corner & 8 ? 0.5 : -0.3;
      const wx = r[0] * lx + r[1] * ly + r[2] * lz + caster.x - view.x;
      const wy = r[3] * lx + r[4] * ly + r[5] * lz + caster.y - view.y;
      const wz = r[6] * lx + r[7] * ly + r[8] * lz + caster.z - view.z;
      const depth = o[6] * wx + o[7] * wy + o[8] * wz;
      if (depth < NEAR) {
        cut = true;
        continue;
      }
      const u = (view.fx * (o[0] * wx + o[1] * wy + o[2] * wz)) / depth + view.cx;
      const v = (view.fy * (o[3] * wx + o[4] * wy + o[5] * wz)) / depth + view.cy;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    // What is partly behind the eye may reach to any side, but on the ground not above its farthest part.
    this.box.left = cut ? 0 : Math.max(0, Math.floor(left));
    this.box.right = cut ? view.width - 1 : Math.min(view.width - 1, Math.ceil(right));
    this.box.top = Math.max(0, Math.floor(top));
    this.box.bottom = cut ? view.height - 1 : Math.min(view.height - 1, Math.ceil(bottom));
    return this.box.left <= this.box.right && this.box.top <= this.box.bottom;
  }
}

/** Whether the ray from l along s (s.z > 0) meets the box of this floor between CLEARANCE and `roof`. */
function hitsBox(
  lx: number,
  ly: number,
  lz: number,
  sx: number,
  sy: number,
  sz: number,
  halfLength: number,
  halfWidth: number,
  roof: number,
): boolean {
  let enter = Math.max(0, (CLEARANCE - lz) / sz);
  let leave = (roof - lz) / sz;
  if (sx !== 0) {
    const a = (-halfLength - lx) / sx;
    const b = (halfLength - lx) / sx;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  } else if (Math.abs(lx) > halfLength) return false;
  if (sy !== 0) {
    const a = (-halfWidth - ly) / sy;
    const b = (halfWidth - ly) / sy;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  } else if (Math.abs(ly) > halfWidth) return false;
  return enter < leave;
}

/** Loss of light on the ground by the nearness of the box's floor, 0 to 255. */
function contactLoss(lx: number, ly: number, halfLength: number, halfWidth: number): number {
  const outX = Math.max(0, Math.abs(lx) - halfLength + 0.15);
  const outY = Math.max(0, Math.abs(ly) - halfWidth + 0.15);
  const out = Math.sqrt(outX * outX + outY * outY);
  if (out >= CONTACT_REACH) return 0;
  const rest = 1 - out / CONTACT_REACH;
  return 255 * CONTACT * rest * rest;
}
