import { useCallback } from 'react';
import type { GnssFix } from '../../core/gnss-fix.ts';
import type { Odometry } from '../../core/messages/motion-readings.ts';
import type { Messages, SensedTopic } from '../../core/messages.ts';
import type { WheelReading } from '../../core/wheel-reading.ts';
import { FixDrawing } from '../parts/fix-drawing.ts';
import { PingDrawing } from '../parts/ping-drawing.ts';
import { Quantity } from '../parts/quantity.tsx';
import { StripDrawing, type StripLine } from '../parts/strip-drawing.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import { SensorCanvas } from './sensor-canvas.tsx';
import type { SensorPane } from './sensor-panes.ts';

const DEGREE = Math.PI / 180;
const AT_ORIGIN = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

/** Fixes around the truth, and the latest in figures. */
export const GnssPane: SensorPane = ({ topic }) => {
  const sensors = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.sensors : null));
  const mount = sensors?.find((sensor) => sensor.topic === topic)?.mount ?? AT_ORIGIN;
  const make = useCallback(() => new FixDrawing(topic, mount), [topic, mount]);
  return (
    <>
      <SensorCanvas make={make} height={170} label="Fixes around the true place of the antenna, north up" />
      <FixFigures topic={topic} />
    </>
  );
};

function FixFigures({ topic }: { readonly topic: SensedTopic }) {
  // The ticks are what renders it anew; readings come past React.
  useDrive((state) => state.now.ticks);
  const reading = liveFeed.sensors[topic];
  if (reading === undefined) return <p className="quiet">nothing yet</p>;
  const fix = reading.message as Partial<GnssFix>;
  const rows = [
    ['latitude', fix.latitude, 7, '°'],
    ['longitude', fix.longitude, 7, '°'],
    ['height', fix.height, 2, 'm'],
    ['states', fix.sigma, 2, 'm'],
    ['satellites', fix.satellites, 0, ''],
    ['HDOP', fix.hdop, 1, ''],
  ] as const;
  return (
    <dl className="figures">
      {rows
        .filter(([, value]) => value !== undefined)
        .map(([name, value, digits, unit]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Quantity value={value ?? Number.NaN} digits={digits} unit={unit} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

type Field = 'ax' | 'ay' | 'az' | 'rollRate' | 'pitchRate' | 'yawRate';

function imuLine(label: string, field: Field, color: StripLine['color'], scale: number): StripLine {
  return { label, color, value: (message) => scale * ((message as Messages['imu'])[field] ?? Number.NaN) };
}

const FORCES = [imuLine('x', 'ax', 'accent', 1), imuLine('y', 'ay', 'pass', 1), imuLine('z', 'az', 'warn', 1)];
const RATES = [
  imuLine('roll', 'rollRate', 'accent', 1 / DEGREE),
  imuLine('pitch', 'pitchRate', 'pass', 1 / DEGREE),
  imuLine('yaw', 'yawRate', 'warn', 1 / DEGREE),
];

/** Specific force and angular rate over the last seconds. */
export const ImuPane: SensorPane = ({ topic }) => {
  const forces = useCallback(() => new StripDrawing(topic, 'specific force [m/s²]', FORCES, 2), [topic]);
  const rates = useCallback(() => new StripDrawing(topic, 'angular rate [°/s]', RATES, 4), [topic]);
  return (
    <>
      <SensorCanvas make={forces} height={110} label="Specific force over the last seconds" />
      <SensorCanvas make={rates} height={110} label="Angular rate over the last seconds" />
    </>
  );
};

const WHEELS: readonly StripLine[] = [
  ...(['front left', 'front right', 'rear left', 'rear right'] as const).map((label, wheel): StripLine => {
    const color = (['accent', 'pass', 'warn', 'fail'] as const)[wheel];
    return { label, color, value: (message) => (message as WheelReading).wheelSpeeds?.[wheel] ?? Number.NaN };
  }),
  { label: 'told', color: 'text', value: (message) => (message as Odometry).speed },
];
const STEER: readonly StripLine[] = [
  { label: 'steer', color: 'accent', value: (message) => (message as Odometry).steer / DEGREE },
];

/** Speeds by the wheels and the steering angle over the last seconds. */
export const OdometryPane: SensorPane = ({ topic }) => {
  const speeds = useCallback(() => new StripDrawing(topic, 'speed [m/s]', WHEELS, 1), [topic]);
  const steer = useCallback(() => new StripDrawing(topic, 'road-wheel angle [°]', STEER, 1), [topic]);
  return (
    <>
      <SensorCanvas make={speeds} height={110} label="Speeds by the wheels over the last seconds" />
      <SensorCanvas make={steer} height={80} label="Steering angle over the last seconds" />
    </>
  );
};

/** All ultrasonic sensors around the car. */
export const UltrasonicPane: SensorPane = ({ topic }) => {
  const vehicle = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.vehicle : null));
  const make = useCallback(() => {
    if (vehicle === null) throw new Error('a sensor is shown before its drive is loaded');
    return new PingDrawing(vehicle);
  }, [vehicle]);
  if (vehicle === null) return null;
  return (
    <>
      <SensorCanvas make={make} height={190} label="The car from above with the latest pings" />
      <p className="quiet">{nearestWords(topic)}</p>
    </>
  );
};

function nearestWords(topic: SensedTopic): string {
  return `all sensors of the kind; chosen: ${topic.slice('ultrasonic.'.length)}`;
}
