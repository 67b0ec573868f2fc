import { describe, expect, test } from 'vitest';
import { loadMap } from '../../src/app/worker/load-map.ts';
import { transferables } from '../../src/app/worker/transferables.ts';
import { firstTown, firstTownText } from '../map-fixture.ts';

describe('loading a map for the page', () => {
  test('gives its world, its lanes and its figures, stage by stage', () => {
    const stages: string[] = [];
    const { opened } = loadMap(firstTownText(), 'first-town.xodr', (stage) => stages.push(stage));
    expect(stages).toEqual(['read', 'scenery', 'overlays']);
    const facts = opened?.facts;
    expect(facts?.ground.length).toBeGreaterThan(10);
    expect(facts?.summary).toMatchObject({ version: '1.8', roads: firstTown().document.roads.length, junctions: 8 });
    expect(facts?.areas.types).toContain('driving');
    expect(facts?.index.filter(({ kind }) => kind === 'junction')).toHaveLength(8);
    expect(facts?.labels.filter(({ kind }) => kind === 'signal')).toHaveLength(firstTown().signals.length);
  });

  test('gives every problem of a broken file, and no map', () => {
    const broken = firstTownText().replace('</OpenDRIVE>', '');
    const { opened, problems } = loadMap(broken, 'broken.xodr', () => {});
    expect(opened).toBeNull();
    expect(problems.some(({ severity, line }) => severity === 'error' && line > 0)).toBe(true);
  });
});

test('the memory of a message is handed over once, however often it is in there', () => {
  const shared = new Float32Array(4);
  const message = {
    a: shared,
    list: [{ b: new Uint8Array(2) }, { c: shared.subarray(1) }],
    d: null,
    e: 'text',
    f: [1, 2],
  };
  expect(transferables(message)).toHaveLength(2);
});
