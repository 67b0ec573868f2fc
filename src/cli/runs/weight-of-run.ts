import type { PlannedRun } from './planned-run.ts';

/** How much longer a simulated second takes when the network sees for the driver, about. */
const NETWORK_WEIGHT = 10;
/** Of a camera and of a lidar beside those that every drive has, about. */
const SENSOR_WEIGHT = 2;
/** Vehicles and people that take as long as the ego with its driver, about. */
const COMPANY = 50;

/** How long a run may take beside others: those that take longest begin first, so that none ends long after the rest. */
export function weightOfRun({ loaded: { scene, rig }, identity }: PlannedRun): number {
  const company = (scene.traffic.count ?? 0) + scene.pedestrians.count + scene.actors.length;
  const sensors = rig.isAsked ? rig.sensors.filter(({ kind }) => kind === 'camera' || kind === 'lidar').length : 0;
  const network = identity.perception === 'cnn' ? NETWORK_WEIGHT : 0;
  return scene.timeout * (1 + network + SENSOR_WEIGHT * sensors + company / COMPANY);
}
