import type { Messages } from '../../src/core/messages.ts';

const floats = (...values: number[]) => new Float64Array(values);

/** One message of every topic, every array filled, no field at a default. */
export function sampleMessages(): Messages {
  const calibration = { width: 4, height: 2, fx: 3, fy: 3, cx: 2, cy: 1, mount: { x: 1, y: 0.1, z: 1.5, yaw: 0.01, pitch: 0.02, roll: 0.03 } };
  return {
    'truth.ego': {
      x: 1, y: 2, z: 3, yaw: 0.1, pitch: 0.2, roll: 0.3, vx: 4, vy: 0.5, rollRate: 0.01, pitchRate: 0.02, yawRate: 0.03,
      ax: 1, ay: 2, az: 0.5, steer: 0.2, wheelAngles: floats(1, 2, 3, 4), wheelTravel: floats(0.1, 0.2, 0.3, 0.4), braking: true,
    },
    'truth.actors': {
      count: 1, id: new Int32Array([7]), kind: new Uint8Array([1]), model: new Uint8Array([2]), color: new Uint32Array([0xff0010]),
      x: floats(1), y: floats(2), z: floats(3), yaw: floats(0.5), pitch: floats(0.1), roll: floats(0.2), speed: floats(5),
      acceleration: floats(1), length: floats(4), width: floats(2), height: floats(1.5), lights: new Uint8Array([1]),
    },
    'truth.signals': { state: new Uint8Array([1, 3]) },
    'truth.events': { collisions: [{ tick: 3, other: 7, otherKind: 'actor', x: 1, y: 2, closingSpeed: 3 }] },
    'truth.camera.front': {
      width: 4, height: 2, depth: new Float32Array(8).fill(9), semantic: new Uint8Array(8).fill(3), instance: new Uint16Array(8).fill(7),
    },
    'camera.front': { calibration, rgb: new Uint8Array(24).fill(100) },
    gnss: { valid: true, x: 1, y: 2, z: 3, sigma: 0.5 },
    imu: { ax: 1, ay: 2, az: 9.81, rollRate: 0.1, pitchRate: 0.2, yawRate: 0.3 },
    odometry: { speed: 5, steer: 0.1 },
    signals: { source: 'truth', state: new Uint8Array([1, 3]) },
    segmentation: { width: 4, height: 2, classes: new Uint8Array(8).fill(2), confidence: new Uint8Array(8).fill(200) },
    road: { valid: true, x: floats(5, 6), leftEdge: floats(3, 3.1), rightEdge: floats(-2, -2.1), leftMark: floats(1.7, 1.6) },
    tracks: { source: 'cnn', tracks: [{ id: 3, kind: 1, x: 1, y: 2, yaw: 0.1, speed: 3, length: 4, width: 2, confidence: 0.9 }] },
    localisation: {
      valid: true, x: 1, y: 2, z: 3, yaw: 0.1, speed: 5, acceleration: 0.2, yawRate: 0.1, lateralSigma: 0.2, longitudinalSigma: 0.3, yawSigma: 0.01,
    },
    route: { valid: true, reason: 'none', lanes: new Int32Array([1, 2]), startS: 3, goalS: 4, length: 100, polyline: floats(1, 2, 3) },
    plan: {
      valid: true,
      decision: { kind: 'stop', reason: 'red light', fenceX: 1, fenceY: 2, fenceYaw: 3 },
      t: floats(0, 0.1), x: floats(1, 2), y: floats(1, 2), z: floats(1, 2), yaw: floats(1, 2), curvature: floats(0.1, 0.2),
      speed: floats(5, 6), acceleration: floats(1, 2), desiredSpeed: 13, expanded: 100, cost: 3, routeS: 5, remaining: 95,
    },
    command: { steer: 0.1, throttle: 0.5, brake: 0.1, crossTrack: 0.2, headingError: 0.05, speedError: 0.5, targetSpeed: 10 },
  };
}
