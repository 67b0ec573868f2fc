import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { createView, type View } from '../raster/view.ts';
import { ActorPoses } from './actor-poses.ts';
import type { Lens } from './lens.ts';
import type { LensMap } from './lens-map.ts';

/**
 * What is known of a pixel's motion: seen in the frame before too, hidden there, outside of that picture, or nothing
 * since there is no frame before, or the actor was not there.
 */
export const FLOW_STATE = { seen: 0, hidden: 1, outside: 2, unknown: 3 } as const;

/** A place counts as hidden if what was seen there is nearer than it by this share and this much [m]. */
const HIDDEN_SHARE = 0.03;
const HIDDEN_BY = 0.15;

/**
 * Optical flow: how far each pixel's surface has moved in the picture since the frame before, in pixels, right and down:
 * its place now less its place then, by the motion of the camera and of the actor that it belongs to. The tick is
 * frozen, so it is the flow from the past; the sky moves by the camera's rotation alone.
 */
export class FlowField {
  /** Right and down of each pixel [pixels a frame]; 0, 0 where unknown. */
  readonly flow: Float32Array;
  /** FLOW_STATE of each pixel. */
  readonly state: Uint8Array;
  private readonly calibration: CameraCalibration;
  private readonly lens: Lens;
  private readonly map: LensMap;
  private readonly before: View = createView();
  private readonly rangeBefore: Float32Array;
  private readonly posesBefore = new ActorPoses();
  private hasBefore = false;
  private readonly place = new Float64Array(2);

  constructor(calibration: CameraCalibration, lens: Lens, map: LensMap) {
    const count = calibration.width * calibration.height;
    this.calibration = calibration;
    this.lens = lens;
    this.map = map;
    this.flow = new Float32Array(2 * count);
    this.state = new Uint8Array(count).fill(FLOW_STATE.unknown);
    this.rangeBefore = new Float32Array(count);
  }

  /** Finds the flow since the last frame that was kept. */
  compute(range: Float64Array, instance: Uint16Array, view: View, poses: ActorPoses): void {
    const { flow, state, map, lens, before, rangeBefore, posesBefore, place } = this;
    if (!this.hasBefore) {
      flow.fill(0);
      state.fill(FLOW_STATE.unknown);
      return;
    }
    const { width, height, fx, fy, cx, cy } = this.calibration;
    const { direction } = map;
    const r = view.rotation;
    const b = before.rotation;
    const now = poses.poses;
    const then = posesBefore.poses;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let p = 0; p < state.length; p++) {
      const dx = direction[3 * p];
      const dy = direction[3 * p + 1];
      const dz = direction[3 * p + 2];
      flow[2 * p] = 0;
      flow[2 * p + 1] = 0;
      state[p] = FLOW_STATE.unknown;
      if (map.nearest[p] < 0) continue;
      x = r[0] * dx + r[3] * dy + r[6] * dz;
      y = r[1] * dx + r[4] * dy + r[7] * dz;
      z = r[2] * dx + r[5] * dy + r[8] * dz;
      const way = range[p];
      if (way < Number.POSITIVE_INFINITY) {
        x = view.x + way * x;
        y = view.y + way * y;
        z = view.z + way * z;
        if (instance[p] !== 0) {
          const a = poses.of(instance[p]);
          const o = posesBefore.of(instance[p]);
          if (a < 0 || o < 0) continue;
          const ex = x - now[a];
          const ey = y - now[a + 1];
          const ez = z - now[a + 2];
          const lx = now[a + 3] * ex + now[a + 6] * ey + now[a + 9] * ez;
          const ly = now[a + 4] * ex + now[a + 7] * ey + now[a + 10] * ez;
          const lz = now[a + 5] * ex + now[a + 8] * ey + now[a + 11] * ez;
          x = then[o] + then[o + 3] * lx + then[o + 4] * ly + then[o + 5] * lz;
          y = then[o + 1] + then[o + 6] * lx + then[o + 7] * ly + then[o + 8] * lz;
          z = then[o + 2] + then[o + 9] * lx + then[o + 10] * ly + then[o + 11] * lz;
        }
        x -= before.x;
        y -= before.y;
        z -= before.z;
      }
      const ox = b[0] * x + b[1] * y + b[2] * z;
      const oy = b[3] * x + b[4] * y + b[5] * z;
      const oz = b[6] * x + b[7] * y + b[8] * z;
      if (!lens.project(ox, oy, oz, place)) {
        state[p] = FLOW_STATE.outside;
        continue;
      }
      const u = fx * place[0] + cx;
      const v = fy * place[1] + cy;
      const column = p % width;
      flow[2 * p] = column + 0.5 - u;
      flow[2 * p + 1] = (p - column) / width + 0.5 - v;
      if (!(u >= 0 && v >= 0 && u < width && v < height)) {
        state[p] = FLOW_STATE.outside;
        continue;
      }
      const old = rangeBefore[Math.floor(v) * width + Math.floor(u)];
      const far = way < Number.POSITIVE_INFINITY ? Math.sqrt(ox * ox + oy * oy + oz * oz) : way;
      state[p] = isHidden(old, far) ? FLOW_STATE.hidden : FLOW_STATE.seen;
    }
  }

  /** Keeps a frame for the next one to be compared with. */
  keep(range: Float64Array, view: View, poses: ActorPoses): void {
    const { before } = this;
    before.x = view.x;
    before.y = view.y;
    before.z = view.z;
    before.rotation.set(view.rotation);
    this.rangeBefore.set(range);
    this.posesBefore.copy(poses);
    this.hasBefore = true;
  }

  snapshot(): PlainData {
    const { before, posesBefore, hasBefore } = this;
    return {
      hasBefore,
      eye: [before.x, before.y, before.z],
      rotation: before.rotation.slice(),
      range: this.rangeBefore.slice(),
      ids: posesBefore.ids.slice(0, posesBefore.count),
      poses: posesBefore.poses.slice(),
    };
  }

  restore(state: PlainData): void {
    const { hasBefore, eye, rotation, range, ids, poses } = state as {
      hasBefore: boolean;
      eye: [number, number, number];
      rotation: Float64Array;
      range: Float32Array;
      ids: Int32Array;
      poses: Float64Array;
    };
    this.hasBefore = hasBefore;
    [this.before.x, this.before.y, this.before.z] = eye;
    this.before.rotation.set(rotation);
    this.rangeBefore.set(range);
    this.posesBefore.copy({ count: ids.length, ids, poses });
  }
}

/** Whether something at `seen` hides what is at `far` [m]. */
function isHidden(seen: number, far: number): boolean {
  if (far === Number.POSITIVE_INFINITY) return seen < far;
  return seen < far * (1 - HIDDEN_SHARE) - HIDDEN_BY;
}
