import { Group } from 'three';
import type { Messages, SensedTopic } from '../../core/messages.ts';
import type { Pose } from '../../core/pose.ts';
import type { SEEN_BAYS } from '../../core/seen-bays.ts';
import type { Tick } from '../../core/tick.ts';
import type { SensorKind } from '../../core/topics.ts';
import { setPose } from '../axes.ts';
import type { PointColour } from '../point-colour.ts';
import { BaysView } from './bays-view.ts';
import { FixesView } from './fixes-view.ts';
import { PointCloudView } from './point-cloud-view.ts';
import { RadarView } from './radar-view.ts';
import { UltrasonicView } from './ultrasonic-view.ts';
import type { View } from './view.ts';

/** Kinds of sensors, and what is told in the place of cameras around the car. */
type DrawnKind = SensorKind | typeof SEEN_BAYS;

/** A sensor of the rig as far as it is drawn. */
export interface DrawnSensor {
  readonly topic: SensedTopic;
  readonly kind: DrawnKind;
  /** Vehicle frame [m], [rad]. */
  readonly mount: Pose;
}

/** Draws the messages of one sensor; `semantic` are the true classes of its points, for those who colour by them. */
interface SensorView extends View<Messages[SensedTopic]> {
  update(message: Messages[SensedTopic], tick: Tick, semantic?: Uint8Array | null): void;
  setColour?(colour: PointColour): void;
}

/** What draws the messages of one kind: `frame` is the one that they are in. */
interface Drawing {
  /** `level` is the map's, with the ground under the vehicle at height 0. */
  readonly frame: 'sensor' | 'vehicle' | 'map' | 'level';
  make(sensor: DrawnSensor): SensorView;
}

/** Kinds whose returns are drawn into the world. A new one is a line here. */
const DRAWINGS: Partial<Record<DrawnKind, Drawing>> = {
  lidar: { frame: 'sensor', make: () => new PointCloudView() as SensorView },
  radar: { frame: 'sensor', make: () => new RadarView() as SensorView },
  gnss: { frame: 'level', make: (sensor) => new FixesView(fixColor(sensor)) as SensorView },
  ultrasonic: { frame: 'sensor', make: () => new UltrasonicView() as SensorView },
  bays: { frame: 'vehicle', make: () => new BaysView() as SensorView },
};

/** Receivers of a rig apart by colour: the driver's own, then by the letters of the name. */
const FIX_COLORS = [0x4cc2ff, 0xd29922, 0x3fb950, 0xbc8cff, 0xf778ba];

function fixColor({ topic }: DrawnSensor): number {
  const name = topic.slice('gnss.'.length);
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum += name.charCodeAt(i);
  return FIX_COLORS[name === '' ? 0 : 1 + (sum % (FIX_COLORS.length - 1))];
}

interface Placed {
  readonly frame: Drawing['frame'];
  /** Stands where the vehicle was when it was measured. */
  readonly vehicle: Group;
  readonly view: SensorView;
}

/** What the rig's sensors return, each where the vehicle was when it measured. */
export class SensorViews {
  readonly object = new Group();
  private readonly placed = new Map<SensedTopic, Placed>();

  constructor(sensors: readonly DrawnSensor[]) {
    for (const sensor of sensors) {
      const drawing = DRAWINGS[sensor.kind];
      if (drawing !== undefined) this.place(sensor, drawing);
    }
  }

  /** Takes what a sensor said at a tick; `pose` is the vehicle's at that tick. */
  update(
    topic: SensedTopic,
    message: Messages[SensedTopic],
    tick: Tick,
    pose: Readonly<Pose>,
    semantic: Uint8Array | null,
  ): void {
    const placed = this.placed.get(topic);
    if (placed === undefined) return;
    placed.view.update(message, tick, semantic);
    if (placed.frame === 'level') placed.vehicle.position.z = pose.z;
    else if (placed.frame !== 'map') putAt(placed.vehicle, pose);
  }

  setColour(colour: PointColour): void {
    for (const { view } of this.placed.values()) view.setColour?.(colour);
  }

  dispose(): void {
    for (const { view } of this.placed.values()) view.dispose();
  }

  private place(sensor: DrawnSensor, drawing: Drawing): void {
    const view = drawing.make(sensor);
    const vehicle = new Group();
    const body = new Group();
    if (drawing.frame === 'sensor') putAt(body, sensor.mount);
    body.add(view.object);
    vehicle.add(body);
    this.object.add(vehicle);
    this.placed.set(sensor.topic, { frame: drawing.frame, vehicle, view });
  }
}

function putAt(group: Group, { x, y, z, yaw, pitch, roll }: Readonly<Pose>): void {
  setPose(group, x, y, z, yaw, pitch, roll);
}
