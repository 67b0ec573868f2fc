import { atan2 } from '../../core/math/atan.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RadarScan, RadarTruth } from '../../core/radar-scan.ts';
import { type Disturber, isBetween, type Measured } from './disturber.ts';

/** Noise in azimuth over noise in range [rad/m]: a degree for a metre. */
const AZIMUTH_SHARE = Math.PI / 180;

/** Detections that are lost, or lie elsewhere. */
export const RADAR_DISTURBER: Disturber<RadarScan, RadarTruth> = {
  sector: (measured, right, left) => kept(measured, ({ azimuth }, i) => !isBetween(azimuth[i], right, left)),

  /** Another radar is heard: what is not `level` [dB] above the receiver's own noise is lost in it. */
  saturated: (measured, level) => kept(measured, ({ snr }, i) => snr[i] >= level),

  noisy(scan, sigma, random) {
    return {
      ...scan,
      range: scan.range.map((range) => Math.max(0, range + sigma * random.normal())),
      azimuth: scan.azimuth.map((azimuth) => azimuth + sigma * AZIMUTH_SHARE * random.normal()),
    };
  },

  /** Turned and moved in its own plane. */
  shifted(scan, { x, y, yaw }) {
    const range = scan.range.slice();
    const azimuth = scan.azimuth.slice();
    for (let i = 0; i < range.length; i++) {
      const dx = scan.range[i] * cos(scan.azimuth[i]) - x;
      const dy = scan.range[i] * sin(scan.azimuth[i]) - y;
      const forward = cos(yaw) * dx + sin(yaw) * dy;
      const leftward = cos(yaw) * dy - sin(yaw) * dx;
      range[i] = hypot(forward, leftward);
      azimuth[i] = atan2(leftward, forward);
    }
    return { ...scan, range, azimuth };
  },
};

/** The scan with those detections alone, and the truth of them. */
function kept(
  { message: scan, truth }: Measured<RadarScan, RadarTruth>,
  isKept: (scan: RadarScan, index: number) => boolean,
): Measured<RadarScan, RadarTruth> {
  const chosen: number[] = [];
  for (let i = 0; i < scan.count; i++) if (isKept(scan, i)) chosen.push(i);
  const count = chosen.length;
  const pick = (values: Float32Array) => Float32Array.from(chosen, (i) => values[i]);
  const message = {
    ...scan,
    count,
    range: pick(scan.range),
    azimuth: pick(scan.azimuth),
    rangeRate: pick(scan.rangeRate),
    rcs: pick(scan.rcs),
    snr: pick(scan.snr),
  };
  const source = Uint8Array.from(chosen, (i) => truth.source[i]);
  return { message, truth: { ...truth, count, source, id: Int32Array.from(chosen, (i) => truth.id[i]) } };
}
