import { encode } from 'fast-png';

/** A picture of one or three channels, rows from the top, as a PNG file; the same pixels always give the same bytes. */
export function encodePng(width: number, height: number, data: Uint8Array | Uint16Array): Uint8Array {
  const channels = data.length / (width * height);
  const depth = data instanceof Uint16Array ? 16 : 8;
  return encode({ width, height, data, channels, depth });
}

/** Depth per metre in KITTI's depth maps: 0 is "nothing measured", 65535 the farthest that fits, 256 m. */
const STEPS_PER_METRE = 256;

/** Depth [m] as KITTI's 16-bit depth map (Uhrig et al. 2017, "Sparsity invariant CNNs"); what is farther than 256 m is 0. */
export function kittiDepth(depth: Float32Array): Uint16Array {
  return Uint16Array.from(depth, (metres) => {
    const steps = Math.round(metres * STEPS_PER_METRE);
    return steps > 65535 ? 0 : steps;
  });
}
