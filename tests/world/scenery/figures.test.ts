import { describe, expect, test } from 'vitest';
import { ACTOR_KIND } from '../../../src/core/messages/actors-truth.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { MODEL_NAMES, PERSON_NAMES, VEHICLE_MODEL_NAMES } from '../../../src/world/scenery/models/model-names.ts';
import { shownModel } from '../../../src/world/scenery/models/shown-model.ts';

const models = buildModels();
const figures = models.filter(({ kind }) => kind >= ACTOR_KIND.motorcycle);

/** Least and greatest coordinate of a mesh's vertices along an axis. */
function extent(positions: Float32Array, axis: number): [number, number] {
  const values = positions.filter((_, i) => i % 3 === axis);
  return [Math.min(...values), Math.max(...values)];
}

function named(name: string): number {
  return MODEL_NAMES.indexOf(name);
}

describe('people on foot and on two wheels', () => {
  test('stand on the ground, as tall as their box, limbs not far out of it', () => {
    for (const { name, mesh, length, width, height } of figures) {
      const [[x0, x1], [y0, y1], [z0, z1]] = [0, 1, 2].map((axis) => extent(mesh.positions, axis));
      expect(z0, name).toBeGreaterThanOrEqual(0);
      expect(z0, name).toBeLessThan(0.02);
      expect(z1, name).toBeGreaterThan(0.93 * height);
      expect(z1, name).toBeLessThan(1.03 * height);
      // Legs stride out of the box of a body, a foot is put down beside a bicycle.
      expect(Math.max(-x0, x1), name).toBeLessThan(length / 2 + 0.4);
      expect(Math.max(-y0, y1), name).toBeLessThan(width / 2 + 0.15);
    }
  });

  test('are of the classes that Cityscapes has for them', () => {
    const classes = (name: string) => [...new Set(models[named(name)].mesh.semantic)].sort((a, b) => a - b);
    for (const name of PERSON_NAMES) expect(classes(name)).toEqual([SEMANTIC.person]);
    expect(classes('bicycle')).toEqual([SEMANTIC.rider, SEMANTIC.bicycle]);
    expect(classes('motorcycle')).toEqual([SEMANTIC.rider, SEMANTIC.motorcycle]);
  });

  test('carry the colour that their actor has', () => {
    for (const { name, mesh } of figures)
      expect(mesh.slot.filter((slot) => slot === 1).length, name).toBeGreaterThan(30);
  });

  test('names are told apart by who drives and who walks', () => {
    for (const name of PERSON_NAMES) expect(models[named(name)].kind).toBe(ACTOR_KIND.pedestrian);
    for (const name of VEHICLE_MODEL_NAMES) expect(models[named(name)].kind).not.toBe(ACTOR_KIND.pedestrian);
  });
});

describe('phases of motion', () => {
  test('follow each other over the way of a stride, and begin anew', () => {
    for (const name of [...PERSON_NAMES, 'bicycle']) {
      const base = named(name);
      const { motion } = models[base];
      if (motion === undefined) throw new Error(`${name} does not move its legs`);
      const { first, phases, way } = motion;
      const shown = Array.from({ length: 2 * phases }, (_, k) =>
        shownModel(models, base, ((k + 0.5) * way) / phases, 1),
      );
      expect(shown).toEqual([...shown.slice(0, phases), ...shown.slice(0, phases)]);
      expect(shown[0]).toBe(first);
      expect(new Set(shown).size).toBe(phases);
      for (const index of shown) expect(models[index].name).toMatch(new RegExp(`^${name} \\d$`));
    }
  });

  test('whoever stands shows no stride, and a car is a car at any speed', () => {
    expect(shownModel(models, named('woman'), 7.3, 0)).toBe(named('woman'));
    expect(shownModel(models, named('sedan'), 7.3, 12)).toBe(named('sedan'));
  });

  test('the left foot is ahead half a stride after the right one, as far', () => {
    const { motion } = models[named('man')];
    const first = motion?.first ?? Number.NaN;
    for (let k = 0; k < 4; k++) {
      const [ahead, later] = [models[first + k], models[first + k + 4]].map(({ mesh }) => extent(mesh.positions, 0));
      expect(later[0]).toBeCloseTo(ahead[0], 5);
      expect(later[1]).toBeCloseTo(ahead[1], 5);
    }
  });
});
