import { drawAllan } from '../../sensors/imu/draw-allan.ts';
import { IMU_PRESETS, type ImuPresetName } from '../../sensors/imu/imu-parameters.ts';
import { type AllanComparison, measureAllan, type UnitAllan } from '../../sensors/imu/measure-allan.ts';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { ProgressLine } from '../progress-line.ts';

export interface AllanFlags {
  readonly hours: number;
  readonly seed: number;
  readonly output?: string;
  readonly json?: boolean;
}

const SECONDS = 3600;
/** Averaging times of the table [s]. */
const TOLD = [0.01, 0.1, 1, 10, 100];

/** Records, prints and draws the units; when interrupted, those that are whole. */
export async function plotAllan(presets: readonly ImuPresetName[], flags: AllanFlags): Promise<ExitCode> {
  const seconds = flags.hours * SECONDS;
  const interruption = new Interruption();
  const progress = new ProgressLine();
  const units: UnitAllan[] = [];
  for (const name of presets) {
    const measuring = measureAllan(name, IMU_PRESETS[name], seconds, flags.seed);
    let step = measuring.next();
    for (; step.done !== true && !interruption.requested; step = measuring.next()) {
      progress.show(`${name}: ${step.value} of ${seconds} s`);
      await interruption.breathe();
    }
    if (step.done !== true) break;
    units.push(step.value);
  }
  progress.end();
  interruption.dispose();
  process.stdout.write(flags.json === true ? `${JSON.stringify(units, null, 2)}\n` : table(units));
  if (flags.output !== undefined && units.length > 0) {
    const title = `Inertial units at rest for ${flags.hours} h, seed ${flags.seed}`;
    await writeWhole(flags.output, drawAllan(units, title));
    process.stderr.write(`${flags.output}\n`);
  }
  return interruption.requested ? EXIT.interrupted : EXIT.ok;
}

function table(units: readonly UnitAllan[]): string {
  const rows = units.flatMap(({ name, accelerometer, gyroscope }) => [
    ...rowsOf(name, 'm/s^2', accelerometer),
    ...rowsOf(name, 'rad/s', gyroscope),
  ]);
  const head = ['unit', 'of', 'tau [s]', 'measured', 'model', 'off'];
  return [head, ...rows].map((row) => `${row.map((cell) => cell.padStart(11)).join('')}\n`).join('');
}

function rowsOf(name: string, unit: string, points: readonly AllanComparison[]): string[][] {
  return points
    .filter(({ tau }) => TOLD.some((told) => Math.abs(tau / told - 1) < 1e-6))
    .map(({ tau, measured, model }) => [
      name,
      unit,
      `${tau}`,
      measured.toExponential(3),
      model.toExponential(3),
      `${((measured / model - 1) * 100).toFixed(1)} %`,
    ]);
}
