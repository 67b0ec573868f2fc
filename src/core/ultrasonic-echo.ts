/** What an ultrasonic sensor says of its latest ping; fields as in ROS' sensor_msgs/Range. */
export interface UltrasonicEcho {
  /** Whether an echo came back. */
  valid: boolean;
  /** Distance of what threw the nearest one [m]; `maxRange` where there was none. */
  range: number;
  minRange: number;
  maxRange: number;
  /** Width of the cone [rad]. */
  fieldOfView: number;
  /** Pose of the sensor in the vehicle frame. */
  mount: { x: number; y: number; z: number; yaw: number; pitch: number; roll: number };
}
