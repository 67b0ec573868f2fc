import { basename } from 'node:path';
import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import { buildModels } from '../../world/scenery/models/build-models.ts';
import { circuitsOf } from '../../world/traffic/diagram/circuits.ts';
import { drawDiagram } from '../../world/traffic/diagram/draw-diagram.ts';
import { type DiagramPoint, measureDiagramPoint } from '../../world/traffic/diagram/fundamental-diagram.ts';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { loadMap } from '../load-map.ts';
import { ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

export interface DiagramFlags {
  readonly vehicles: readonly number[];
  readonly seed: number;
  readonly settling: number;
  readonly watching: number;
  readonly output?: string;
  readonly json?: boolean;
}

/** Measures, prints and draws the points; when interrupted, those that are whole. */
export async function measureDiagram(path: string, flags: DiagramFlags): Promise<ExitCode> {
  const map = await loadMap(path);
  if (circuitsOf(map) === null) {
    throw new UsageError(
      `${path}: expected nothing but closed lanes of one speed limit each, found lanes that branch, end or change it; the oval of scenes/maps is such a map`,
    );
  }
  const models = buildModels().filter(
    ({ name, kind, onRequest }) => name !== 'ego' && kind <= ACTOR_KIND.bus && onRequest !== true,
  );
  const { seed, settling, watching } = flags;
  const interruption = new Interruption();
  const progress = new ProgressLine();
  const points: DiagramPoint[] = [];
  for (const vehicles of flags.vehicles) {
    const measuring = measureDiagramPoint({ map, models, seed, settling, watching }, vehicles);
    let step = measuring.next();
    for (; step.done !== true && !interruption.requested; step = measuring.next()) {
      progress.show(`${vehicles} vehicles: ${step.value} of ${settling + watching} s`);
      await interruption.breathe();
    }
    if (step.done !== true) break;
    points.push(step.value);
    if (step.value.vehicles < vehicles)
      process.stderr.write(`${path}: ${vehicles} vehicles wished, ${step.value.vehicles} fit\n`);
  }
  progress.end();
  interruption.dispose();
  process.stdout.write(flags.json === true ? `${JSON.stringify(points, null, 2)}\n` : table(points));
  if (flags.output !== undefined && points.length > 0) {
    await writeWhole(flags.output, drawDiagram(points, `Traffic on ${basename(path)}, seed ${seed}`));
    process.stderr.write(`${flags.output}\n`);
  }
  return interruption.requested ? EXIT.interrupted : EXIT.ok;
}

function table(points: readonly DiagramPoint[]): string {
  const head = ['vehicles', 'per km', 'km/h', 'model', 'per hour', 'model', 'off'];
  const rows = points.map((point) => [
    `${point.vehicles}`,
    (point.density * 1000).toFixed(1),
    (point.speed * 3.6).toFixed(1),
    (point.equilibriumSpeed * 3.6).toFixed(1),
    (point.flow * 3600).toFixed(0),
    (point.equilibriumFlow * 3600).toFixed(0),
    `${((point.speed / point.equilibriumSpeed - 1) * 100).toFixed(1)} %`,
  ]);
  return [head, ...rows].map((row) => `${row.map((cell) => cell.padStart(9)).join('')}\n`).join('');
}
