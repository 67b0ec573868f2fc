import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each room may import from the others, as docs/architecture.md draws it. */
const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  map: ['core'],
  world: ['core', 'map'],
  sensors: ['core', 'map', 'world'],
  perception: ['core', 'map'],
  planning: ['core', 'map'],
  control: ['core'],
  plugin: ['core', 'map', 'planning'],
  scenario: ['core', 'map', 'world', 'sensors', 'perception', 'planning', 'control'],
  report: ['core', 'scenario'],
  render: ['core', 'map', 'world'],
  app: [
    'core',
    'map',
    'world',
    'sensors',
    'perception',
    'planning',
    'control',
    'plugin',
    'scenario',
    'report',
    'render',
  ],
  cli: ['core', 'map', 'world', 'sensors', 'perception', 'planning', 'control', 'plugin', 'scenario', 'report'],
};

/** npm packages of the rooms that run in a hashed drive. */
const PACKAGES: Record<string, readonly string[]> = {
  core: [],
  map: ['saxes', 'flatbush'],
  world: ['cannon-es', 'flatbush'],
  sensors: [],
  perception: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'],
  planning: ['flatqueue'],
  control: [],
  plugin: ['sucrase'],
  scenario: ['zod', 'jsonc-parser', '@mcap/core', '@foxglove/schemas', 'fast-png'],
  report: [],
};

/** Rooms whose code is part of a hashed drive. */
const DETERMINISTIC = [
  ...['core', 'map', 'world', 'sensors', 'perception', 'planning', 'control', 'plugin', 'scenario', 'report'],
];
/** Takes the clock and the chance of an engine away from planners, so it has to name them. */
const LOCKSMITH = 'plugin/realm/lock-down.ts';
const DRIVER = ['perception', 'planning', 'control', 'plugin'];

const ROOT = join(import.meta.dirname, '..', 'src');

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

const sources: SourceFile[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, room: path.split('/')[0], text: readFileSync(join(ROOT, path), 'utf8') }));

/** Import specifiers, `import type` included, but for comments. */
function importsOf({ text }: SourceFile): string[] {
  return [...withoutComments(text).matchAll(/(?<!['"])\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, specifier]) => specifier,
  );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"])\/\/.*$/gm, '$1');
}

function resolved(file: SourceFile, specifier: string): string {
  return relative(ROOT, join(ROOT, dirname(file.path), specifier));
}

describe('architecture', () => {
  test('every room is known', () => {
    expect([...new Set(sources.map(({ room }) => room))].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test('imports follow the arrows', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolved(file, specifier))
        .filter((target) => !target.startsWith('..'))
        .filter((target) => target.split('/')[0] !== file.room && !ALLOWED[file.room].includes(target.split('/')[0]))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('render knows only the types of scenery and the looks of weather from the world', () => {
    const wrong = sources
      .filter(({ room }) => room === 'render')
      .flatMap((file) =>
        importsOf(file)
          .map((specifier) => resolved(file, specifier))
          .filter((target) => target.startsWith('world/') && !target.startsWith('world/weather/look/'))
          .filter((target) => target !== 'world/scenery/mesh.ts')
          .map((target) => `${file.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('rooms of a hashed drive use only the packages that they are allowed', () => {
    const wrong = sources.flatMap((file) => {
      const allowed = PACKAGES[file.room];
      if (allowed === undefined) return [];
      return importsOf(file)
        .filter((specifier) => !specifier.startsWith('.'))
        .filter((specifier) => !allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
        .map((specifier) => `${file.path} imports ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  test('no import cycles', () => {
    const graph = new Map(
      sources.map((file) => [
        file.path,
        [
          ...withoutComments(file.text).matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s*['"](\.[^'"]+)['"]/gm),
        ].map(([, to]) => resolved(file, to)),
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  test('no inexact built-in function, chance or wall clock where it could reach a hash', () => {
    const banned =
      /\bMath\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|exp|expm1|log|log2|log10|log1p|pow|hypot|cbrt|random)\b|\*\*|\bDate\b|(?<!')\bperformance\b|\bsetTimeout\b|\bsetInterval\b/;
    const wrong = sources
      .filter(({ room, path }) => DETERMINISTIC.includes(room) && path !== LOCKSMITH)
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split('\n')
          .filter((line) => banned.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(wrong).toEqual([]);
  });

  test('the driver names no truth topic', () => {
    const wrong = sources
      .filter(({ room, text }) => DRIVER.includes(room) && /['"`]truth\./.test(withoutComments(text)))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('no barrel files', () => {
    expect(sources.map(({ path }) => path).filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
  });
});
