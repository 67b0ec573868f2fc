/** Calibration of one sensor as the driver is told it; the truth may differ by the rig's calibration error. */
export interface SensorCalibration {
  /** Its topic, for example "camera.front". */
  topic: string;
  /** Extrinsics: pose of the sensor's body (x forward, y left, z up) in the vehicle frame [m], [rad]. */
  mount: { x: number; y: number; z: number; yaw: number; pitch: number; roll: number };
  /** The same rotation as nine numbers, vehicle <- body, row by row; for cameras vehicle <- optical frame. */
  rotation: Float64Array;
  /** Intrinsics; null for what is no camera. */
  camera: CameraIntrinsics | null;
}

/** Names as in ROS' sensor_msgs/CameraInfo; matrices are nine numbers, row by row. */
export interface CameraIntrinsics {
  width: number;
  height: number;
  /** What D means: nothing, Brown-Conrady (k1, k2, p1, p2, k3), or Kannala-Brandt (k1 to k4). */
  model: 'pinhole' | 'brown-conrady' | 'kannala-brandt';
  /** K: optical frame to pixels [pixel]. */
  k: Float64Array;
  /** D: the distortion's parameters in the order of its model. */
  d: Float64Array;
  /** R: rotation that rectifies; the identity, since no two cameras of a rig are rectified to each other. */
  r: Float64Array;
}

/** Calibration of every sensor of the rig, in the rig's order. */
export interface Calibration {
  sensors: SensorCalibration[];
}
