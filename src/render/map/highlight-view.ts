import { BufferAttribute, BufferGeometry, Mesh, type MeshBasicMaterial } from 'three';
import type { LaneStrips } from '../../map/lane-strips.ts';
import { linearBytes } from './linear-bytes.ts';
import { overlayMaterial } from './overlay-material.ts';
import { stripPart } from './strip-part.ts';

/** What a lane is to the one that is selected. */
export type HighlightRole = 'selected' | 'successor' | 'predecessor' | 'neighbour' | 'cross' | 'merge' | 'diverge';

/** A piece of a lane that is to stand out: by index of LaneStrips, between two stations of its road [m]. */
export interface Highlight {
  readonly strip: number;
  readonly from: number;
  readonly to: number;
  readonly role: HighlightRole;
}

/** sRGB 0 to 255. */
export const HIGHLIGHT_COLORS: Readonly<Record<HighlightRole, readonly [number, number, number]>> = {
  selected: [76, 194, 255],
  successor: [63, 185, 80],
  predecessor: [163, 113, 247],
  neighbour: [86, 212, 221],
  cross: [248, 81, 73],
  merge: [240, 136, 62],
  diverge: [242, 204, 96],
};

/** Over the other overlays [m]. */
const LIFT = 0.14;

/** The selected lane, and the lanes that have to do with it. */
export class HighlightView {
  readonly object: Mesh<BufferGeometry, MeshBasicMaterial>;
  private readonly strips: LaneStrips;

  constructor(strips: LaneStrips) {
    this.strips = strips;
    this.object = new Mesh(new BufferGeometry(), overlayMaterial(0.78, 4));
    this.object.position.z = LIFT;
    this.object.renderOrder = 6;
    this.object.frustumCulled = false;
    this.object.visible = false;
  }

  show(highlights: readonly Highlight[]): void {
    const positions: number[] = [];
    const colors: number[] = [];
    for (const { strip, from, to, role } of highlights) {
      const part = stripPart(this.strips, strip, from, to);
      positions.push(...part);
      for (let corner = 0; corner < part.length / 3; corner++) colors.push(...HIGHLIGHT_COLORS[role]);
    }
    const { object } = this;
    object.geometry.dispose();
    object.geometry = new BufferGeometry();
    object.geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
    object.geometry.setAttribute('color', new BufferAttribute(linearBytes(Uint8Array.from(colors)), 3, true));
    object.visible = positions.length > 0;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.object.material.dispose();
  }
}
