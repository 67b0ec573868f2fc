import { ACTOR_KIND } from '../../../../core/messages/actors-truth.ts';
import type { Mesh, Model } from '../../mesh.ts';
import { BICYCLE, buildBicycle } from './bicycle-mesh.ts';
import { buildMotorcycle, MOTORCYCLE } from './motorcycle-mesh.ts';
import { buildPedestrian, PEDESTRIANS } from './pedestrian-meshes.ts';

/** Phases of a stride and of a turn of the cranks that have a model of their own. */
const PHASES = 8;

/** Shares of a standing person's height that its box is long and wide [1]. */
const DEPTH = 0.26;
const BREADTH = 0.31;

interface Figure {
  readonly standing: Omit<Model, 'motion'>;
  readonly moving: readonly Mesh[];
  /** Way of all phases together [m]. */
  readonly way: number;
}

/** People on foot and on two wheels: first all of them standing, then their phases. `first` is the first's index. */
export function buildFigures(first: number): Model[] {
  const figures = [...PEDESTRIANS.map(pedestrian), bicycle(), motorcycle()];
  const standing: Model[] = [];
  const phases: Model[] = [];
  for (const { standing: model, moving, way } of figures) {
    standing.push({ ...model, motion: { first: first + figures.length + phases.length, phases: moving.length, way } });
    phases.push(...moving.map((mesh, k) => ({ ...model, name: `${model.name} ${k + 1}`, mesh })));
  }
  return [...standing, ...phases];
}

function pedestrian(shape: (typeof PEDESTRIANS)[number]): Figure {
  const { name, height, stride } = shape;
  const size = { length: DEPTH * height, width: BREADTH * height, height };
  return {
    standing: { name, kind: ACTOR_KIND.pedestrian, ...size, mesh: buildPedestrian(shape, Number.NaN) },
    moving: turns().map((angle) => buildPedestrian(shape, angle)),
    way: stride,
  };
}

function bicycle(): Figure {
  const { length, width, height, development } = BICYCLE;
  return {
    standing: { name: 'bicycle', kind: ACTOR_KIND.bicycle, length, width, height, mesh: buildBicycle(Number.NaN) },
    moving: turns().map(buildBicycle),
    way: development,
  };
}

function motorcycle(): Figure {
  return {
    standing: { name: 'motorcycle', kind: ACTOR_KIND.motorcycle, ...MOTORCYCLE, mesh: buildMotorcycle(true) },
    moving: [buildMotorcycle(false)],
    way: 1,
  };
}

function turns(): number[] {
  return Array.from({ length: PHASES }, (_, k) => (2 * Math.PI * k) / PHASES);
}
