import { LIGHT } from '../../core/messages/actors-truth.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { type DriveFrame, FRAME_SECONDS } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** An emergency vehicle is held up where it is this near behind the ego, in its track [m], ... */
const NEAR = 30;
const BESIDE = 2;
/** ... and goes its way: cosine of the angle between the headings. */
const SAME_WAY = 0.5;
/** A beacon flashes: it is on until it has been dark for so many frames. */
const FLASH_FRAMES = 8;

/**
 * For how long without a break an emergency vehicle with its blue lights on has been behind the ego in its track [s]; the
 * result is the longest. CARLA's YieldToEmergencyVehicleTest gives the ego 15 s to let it pass. Not valid where none came.
 */
export class EmergencyHeldUp implements Metric {
  readonly name = 'emergencyHeldUp';
  readonly unit = 's';
  private frames = 0;
  private longest = 0;
  private came = false;
  /** Frames since its beacon was last seen lit, by id of those who come near. */
  private dark = new Map<number, number>();

  observe({ others, centreX, centreY, cosYaw, sinYaw, halfLength }: DriveFrame): number {
    let isHeldUp = false;
    for (let i = 0; i < others.count; i++) {
      if (!this.isOn(others.id[i], (others.lights[i] & LIGHT.blue) !== 0)) continue;
      this.came = true;
      const dx = others.x[i] - centreX;
      const dy = others.y[i] - centreY;
      const along = dx * cosYaw + dy * sinYaw;
      const across = dy * cosYaw - dx * sinYaw;
      const sameWay = others.cosYaw[i] * cosYaw + others.sinYaw[i] * sinYaw > SAME_WAY;
      if (sameWay && along < -halfLength && along > -NEAR && Math.abs(across) < BESIDE) isHeldUp = true;
    }
    this.frames = isHeldUp ? this.frames + 1 : 0;
    this.longest = Math.max(this.longest, this.frames);
    return this.came ? this.frames * FRAME_SECONDS : Number.NaN;
  }

  result(): MetricValue {
    return metricValue(this.came ? this.longest * FRAME_SECONDS : Number.NaN, this.unit);
  }

  snapshot(): PlainData {
    return [this.frames, this.longest, this.came, [...this.dark]] as unknown as PlainData;
  }

  restore(state: PlainData): void {
    const [frames, longest, came, dark] = state as unknown as [number, number, boolean, [number, number][]];
    [this.frames, this.longest, this.came] = [frames, longest, came];
    this.dark = new Map(dark);
  }

  /** Whether a beacon is on that is lit or dark in this frame. */
  private isOn(id: number, isLit: boolean): boolean {
    if (isLit) {
      this.dark.set(id, 0);
      return true;
    }
    const dark = this.dark.get(id);
    if (dark === undefined) return false;
    if (dark >= FLASH_FRAMES) this.dark.delete(id);
    else this.dark.set(id, dark + 1);
    return dark < FLASH_FRAMES;
  }
}
