import { clamp } from '../../core/math/clamp.ts';
import { log } from '../../core/math/log.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { CameraTruth } from '../../core/messages/camera-frame.ts';
import { SEMANTIC_PALETTE } from '../../core/semantic-class.ts';
import { FLOW_STATE } from './flow-field.ts';

/** What the truth of a camera is shown as. */
export const TRUTH_VIEWS = ['depth', 'class', 'instance', 'normals', 'flow'] as const;
export type TruthView = (typeof TRUTH_VIEWS)[number];

/** Where there is nothing to tell: sky, unknown. */
const NOTHING = [13, 17, 23] as const;

/** Distances between which depth is told apart, by its logarithm [m]. */
const NEAREST = 2;
const FARTHEST = 250;

/** Viridis at nine even places (van der Walt and Smith 2015), sRGB. */
const VIRIDIS: readonly (readonly [number, number, number])[] = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

/** Flow of this share of the picture's width a frame has the full colour. */
const FULL_FLOW = 0.06;

/** Colours of instances, easy to tell apart; the order of ids says which. */
const INSTANCES: readonly (readonly [number, number, number])[] = [
  [76, 194, 255],
  [255, 166, 87],
  [126, 231, 135],
  [210, 168, 255],
  [255, 123, 114],
  [242, 204, 96],
  [86, 211, 196],
  [247, 120, 186],
  [121, 162, 255],
  [181, 206, 111],
];

/**
 * A picture of what the pixels really are, sRGB, 3 bytes a pixel. Depth is near yellow to far violet by its logarithm;
 * normals are red for right, green for up, blue for towards the eye; flow is hue by direction (red right, clockwise)
 * and strength by length, what was not in the frame before is white. False where the truth does not hold it.
 */
export function paintTruth(truth: CameraTruth, view: TruthView, out: Uint8Array): boolean {
  switch (view) {
    case 'depth':
      paintDepth(truth.depth, out);
      return true;
    case 'class':
      truth.semantic.forEach((kind, p) => {
        out.set(SEMANTIC_PALETTE[kind], 3 * p);
      });
      return true;
    case 'instance':
      truth.instance.forEach((id, p) => {
        out.set(id === 0 ? NOTHING : INSTANCES[id % INSTANCES.length], 3 * p);
      });
      return true;
    case 'normals':
      if (truth.normal === undefined) return false;
      paintNormals(truth.normal, out);
      return true;
    case 'flow':
      if (truth.flow === undefined || truth.flowState === undefined) return false;
      paintFlow(truth.flow, truth.flowState, FULL_FLOW * truth.width, out);
      return true;
  }
}

function paintDepth(depth: Float32Array, out: Uint8Array): void {
  const scale = (VIRIDIS.length - 1) / log(FARTHEST / NEAREST);
  for (let p = 0; p < depth.length; p++) {
    if (depth[p] === Number.POSITIVE_INFINITY) {
      out.set(NOTHING, 3 * p);
      continue;
    }
    const at = clamp(scale * log(FARTHEST / Math.max(depth[p], NEAREST)), 0, VIRIDIS.length - 1.001);
    const step = Math.floor(at);
    for (let c = 0; c < 3; c++) {
      out[3 * p + c] = VIRIDIS[step][c] + (at - step) * (VIRIDIS[step + 1][c] - VIRIDIS[step][c]);
    }
  }
}

function paintNormals(normal: Uint8Array, out: Uint8Array): void {
  for (let i = 0; i < normal.length; i += 3) {
    const isNothing = normal[i] + normal[i + 1] + normal[i + 2] === 0;
    out[i] = isNothing ? NOTHING[0] : normal[i];
    out[i + 1] = isNothing ? NOTHING[1] : 255 - normal[i + 1];
    out[i + 2] = isNothing ? NOTHING[2] : 255 - normal[i + 2];
  }
}

function paintFlow(flow: Float32Array, state: Uint8Array, full: number, out: Uint8Array): void {
  for (let p = 0; p < state.length; p++) {
    const u = flow[2 * p];
    const v = flow[2 * p + 1];
    const length = Math.sqrt(u * u + v * v);
    const strength = Math.min(1, length / full);
    const isNew = state[p] === FLOW_STATE.hidden || state[p] === FLOW_STATE.outside;
    for (let c = 0; c < 3; c++) {
      // Three cosines a third of a turn apart are a hue of even brightness.
      const turn = (2 * Math.PI * c) / 3;
      const hue = length > 0 ? 0.5 + (0.5 * (u * cos(turn) + v * sin(turn))) / length : 0;
      out[3 * p + c] = isNew ? 255 : NOTHING[c] + strength * (255 * hue - NOTHING[c]);
    }
  }
}
