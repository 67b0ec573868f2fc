import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScene } from '../../src/scenario/read-scene.ts';
import { SCENE_SCHEMA_FILE, sceneJsonSchema } from '../../src/scenario/scene-json-schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const scenes = join(ROOT, 'scenes');

describe('the published schema of scenes', () => {
  test('is up to date; else: npm run schema', () => {
    expect(readFileSync(join(ROOT, SCENE_SCHEMA_FILE), 'utf8')).toBe(sceneJsonSchema());
  });

  test('tells an editor the fields, what they mean, their ranges and names', () => {
    const { properties, required, additionalProperties } = JSON.parse(sceneJsonSchema());
    expect(required).toEqual(['name', 'map', 'ego']);
    expect(additionalProperties).toBe(false);
    expect(properties.timeout).toMatchObject({ default: 240, exclusiveMinimum: 0, maximum: 3600 });
    expect(properties.ego.properties.dynamics.enum).toContain('single-track');
    expect(properties.ego.properties.vehicle.examples).toContain('compact-hatchback');
    expect(properties.tags.items.pattern).toMatch(/^\^@/);
  });

  test('is named by every scene that ships, by a path that leads there', () => {
    const files = readdirSync(scenes).filter((file) => file.endsWith('.json'));
    const named = files.map((file) => JSON.parse(readFileSync(join(scenes, file), 'utf8')).$schema);
    expect(named).toEqual(files.map(() => '../assets/scene.schema.json'));
    expect(existsSync(join(scenes, named[0]))).toBe(true);
  });
});

test('tags are words behind an @, each once', () => {
  const problemsOf = (tags: unknown) =>
    readScene(JSON.stringify({ tags }), 'x.json')
      .problems.filter(({ path }) => path.startsWith('tags'))
      .map(({ path, message }) => `${path}: ${message}`);
  expect(problemsOf(['@normal', '@cut-in', '@r157'])).toEqual([]);
  expect(problemsOf(['@Normal', 'cut-in', '@', '@a b'])).toEqual(
    ['@Normal', 'cut-in', '@', '@a b'].map((tag, k) =>
      expect.stringContaining(`tags[${k}]: found "${tag}", expected "@"`),
    ),
  );
  expect(problemsOf(['@a', '@a'])).toEqual(['tags: found ["@a","@a"], expected each tag once']);
});
