import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { drawScene } from '../../../src/scenario/drawing/draw-scene.ts';
import { LabelPlaces } from '../../../src/scenario/drawing/label-places.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** Attributes and text of all elements of well-formed SVG. */
function elementsOf(svg: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(svg).close();
  return elements;
}

const scene = {
  name: 'Cut-in & <more>',
  map: 'maps/motorway.xodr',
  tags: ['@emergency'],
  ego: {
    vehicle: 'compact-hatchback',
    start: { road: '1', lane: -4, s: 700 },
    goal: { road: '1', lane: -4, s: 900 },
    speed: 25,
  },
  actors: [
    { name: 'Intruder', start: { road: '1', lane: -3, s: 720 }, speed: 22, behaviour: { kind: 'lane-follow' } },
    { name: 'Late', start: { road: '1', lane: -4, s: 800 }, behaviour: { kind: 'lane-follow' } },
  ],
  storyboard: [
    {
      name: 'cut-in',
      when: { distance: { from: 'ego', to: 'Intruder', below: 15 } },
      then: [{ 'cut-in': { actor: 'Intruder' } }],
    },
    {
      name: 'late',
      when: { position: { actor: 'ego', on: { road: '1', lane: -4, from: 750, to: 780 } } },
      then: [{ spawn: 'Late' }],
    },
  ],
};

async function drawn(): Promise<string> {
  const files: FileSource = {
    ...projectFiles,
    text: async (path) => (path === 'scenes/drawn.json' ? JSON.stringify(scene) : projectFiles.text(path)),
  };
  const { loaded, problems } = await loadScene('scenes/drawn.json', files, projectMaps);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  const svg = drawScene(loaded);
  expect(drawScene(loaded)).toBe(svg);
  return svg;
}

describe('the picture of a scene', () => {
  test('shows who is there by name, where events happen, and says when and what', async () => {
    const elements = elementsOf(await drawn());
    const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    for (const words of ['Cut-in & <more>', '@emergency', 'ego', 'Intruder', 'Late', 'goal', 'cut-in', 'late'])
      expect(texts).toContain(words);
    expect(texts).toContain('cut-in: ego to Intruder < 15 m → cut-in Intruder');
    // A unit is a metre: the circle of the distance has its radius.
    const circles = elements.filter(({ name }) => name === 'circle').map(({ attributes }) => attributes.r);
    expect(circles).toContain('15');
    // Who comes only later is dashed.
    const dashed = elements.filter(({ name, attributes }) => name === 'path' && 'stroke-dasharray' in attributes);
    expect(dashed.some(({ attributes }) => attributes.stroke === '#00008e')).toBe(true);
  });

  test('of scenes that ship is well-formed and small', { timeout: 120_000 }, async () => {
    const names = readdirSync(join(import.meta.dirname, '../../../scenes')).filter((name) => name.endsWith('.json'));
    const sample = names.filter((_, k) => k % Math.ceil(names.length / 8) === 0);
    for (const name of sample) {
      const { loaded } = await loadScene(`scenes/${name}`, projectFiles, projectMaps);
      if (loaded === null) continue;
      const svg = drawScene(loaded);
      expect([name, svg.length < 80_000]).toEqual([name, true]);
      expect(elementsOf(svg).length).toBeGreaterThan(10);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

test('labels stand beside what they name and not upon each other, where there is room', () => {
  const thing = { x: 50, y: 50, halfWidth: 3, halfHeight: 2 };
  const labels = new LabelPlaces([thing], 100, 100);
  const places = ['one', 'two', 'six', 'ten'].map((text) => labels.place(text, 4, thing));
  for (const [i, a] of places.entries()) {
    expect(Math.abs(a.y - 50) > 2 || Math.abs(a.x - 50) > 3).toBe(true);
    for (const b of places.slice(i + 1)) expect(Math.abs(a.x - b.x) > 6 || Math.abs(a.y - b.y) > 4).toBe(true);
  }
});
