import type { SensorCalibration } from '../../../core/messages/calibration.ts';

const IDENTITY = '1 0 0 0 1 0 0 0 1';

/**
 * The calibration file of a camera and a lidar (KITTI object development kit): P0 to P3 are all this camera's, whose
 * picture is the rectified one; Tr_velo_to_cam takes the lidar's points into the camera's frame, Tr_imu_to_velo the
 * vehicle's origin into the lidar's. Without a lidar the vehicle's frame stands for it.
 */
export function kittiCalibration(camera: SensorCalibration, lidar: SensorCalibration | null): string {
  const k = camera.camera?.k ?? new Float64Array(9);
  const projection = row([k[0], k[1], k[2], 0, k[3], k[4], k[5], 0, k[6], k[7], k[8], 0]);
  const toCamera = inverse(placed(camera));
  const lidarPose = lidar === null ? [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] : placed(lidar);
  return [
    ...[0, 1, 2, 3].map((i) => `P${i}: ${projection}`),
    `R0_rect: ${IDENTITY}`,
    `Tr_velo_to_cam: ${row(product(toCamera, lidarPose))}`,
    `Tr_imu_to_velo: ${row(inverse(lidarPose))}`,
    '',
  ].join('\n');
}

/** Vehicle <- sensor, three rows of rotation and offset. */
function placed({ rotation: r, mount: m }: SensorCalibration): number[] {
  return [r[0], r[1], r[2], m.x, r[3], r[4], r[5], m.y, r[6], r[7], r[8], m.z];
}

/** Of a rotation and an offset. */
function inverse(m: readonly number[]): number[] {
  const offset = (column: number) => -(m[column] * m[3] + m[4 + column] * m[7] + m[8 + column] * m[11]);
  return [0, 1, 2].flatMap((column) => [m[column], m[4 + column], m[8 + column], offset(column)]);
}

function product(a: readonly number[], b: readonly number[]): number[] {
  return [0, 4, 8].flatMap((line) =>
    [0, 1, 2, 3].map(
      (column) =>
        a[line] * b[column] +
        a[line + 1] * b[4 + column] +
        a[line + 2] * b[8 + column] +
        (column === 3 ? a[line + 3] : 0),
    ),
  );
}

function row(values: readonly number[]): string {
  return values.map((value) => (value === 0 ? 0 : value).toExponential(12)).join(' ');
}
