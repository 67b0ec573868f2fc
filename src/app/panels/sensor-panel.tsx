import {
  AudioWaveform,
  Camera,
  Gauge,
  type LucideIcon,
  Move3d,
  Radar,
  Satellite,
  ScanLine,
  SquareParking,
} from 'lucide-react';
import { sensorState } from '../parts/sensor-state.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import { chooseSensor, useSensorChoice } from '../state/sensor-choice.ts';
import type { FaultFacts, SensedKind, SensorFacts } from '../worker/sensor-facts.ts';
import { SENSOR_PANES } from './sensor-panes.ts';
import './sensor-panel.css';

const ICONS: Readonly<Record<SensedKind, LucideIcon>> = {
  camera: Camera,
  lidar: ScanLine,
  radar: Radar,
  gnss: Satellite,
  imu: Move3d,
  odometry: Gauge,
  ultrasonic: AudioWaveform,
  bays: SquareParking,
};

const NO_SENSORS: readonly SensorFacts[] = [];
const NO_FAULTS: readonly FaultFacts[] = [];

/** The sensors of the rig, and how each of them does; choosing one shows what it says. */
export function SensorPanel() {
  const sensors = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.sensors : NO_SENSORS));
  const rig = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.rig : ''));
  if (sensors.length === 0) return null;
  return (
    <section className="sensors" aria-labelledby="sensors-title" data-testid="sensors">
      <header className="panel-head">
        <h2 id="sensors-title">Sensors</h2>
        <span className="quiet">rig {rig}</span>
      </header>
      <ul>
        {sensors.map((sensor) => (
          <SensorRow key={sensor.topic} sensor={sensor} />
        ))}
      </ul>
      <FaultList />
    </section>
  );
}

function SensorRow({ sensor }: { readonly sensor: SensorFacts }) {
  const { topic, kind, rate, latency } = sensor;
  const ticks = useDrive((state) => state.now.ticks);
  const { camera, opened } = useSensorChoice();
  const Icon = ICONS[kind];
  const Pane = SENSOR_PANES[kind];
  const isChosen = kind === 'camera' ? camera === topic : opened === topic;
  const faults = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.faults : NO_FAULTS));
  const atWork = faults.filter((fault, index) => fault.sensor === topic && isAtWork(index));
  const { level, words } = sensorState(sensor, liveFeed.sensors[topic]?.tick ?? null, ticks, atWork);
  return (
    <li>
      <button
        type="button"
        className="sensor-row"
        aria-pressed={isChosen}
        disabled={kind !== 'camera' && Pane === undefined}
        onClick={() => chooseSensor(sensor)}
        title={kind === 'camera' ? 'show its picture' : 'show what it says'}
      >
        <Icon size={14} aria-hidden="true" />
        <span className="sensor-topic">{topic}</span>
        <span className="quiet number">{rate} Hz</span>
        <span className="quiet number">{latency > 0 ? `${Math.round(1000 * latency)} ms` : ''}</span>
        <span className="sensor-state" data-level={level}>
          {words}
        </span>
      </button>
      {Pane !== undefined && opened === topic && (
        <div className="sensor-pane">
          <Pane topic={topic} />
        </div>
      )}
    </li>
  );
}

/** The scene's faults of sensors, and which of them are at work. */
function FaultList() {
  const faults = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.faults : NO_FAULTS));
  // The ticks are what renders it anew; which are at work comes past React.
  useDrive((state) => state.now.ticks);
  if (faults.length === 0) return null;
  return (
    <ul className="faults" aria-label="Faults" data-testid="faults">
      {faults.map(({ sensor, kind, event, from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the scene's list never changes, and two may be alike
        <li key={index} data-at-work={isAtWork(index)}>
          <span className="sensor-topic">{sensor}</span>
          <span>{kind}</span>
          <span className="quiet number">{event === undefined ? spanOf(from, to) : `at ${event}`}</span>
        </li>
      ))}
    </ul>
  );
}

function spanOf(from: number | null, to: number | null): string {
  return `${(from ?? 0).toFixed(1)} ${to === null ? 's to the end' : `to ${to.toFixed(1)} s`}`;
}

function isAtWork(index: number): boolean {
  return liveFeed.latest['truth.faults']?.message.active[index] === 1;
}
