import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import type { SignMeaning, SignName } from '../../../src/map/signs/sign-name.ts';
import { CameraRenderer } from '../../../src/sensors/camera-renderer.ts';
import { clearSky } from '../../../src/world/scenery/atmosphere.ts';
import { LocalFrame } from '../../../src/world/scenery/box-mesh.ts';
import { MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { glyphOf } from '../../../src/world/scenery/signs/glyphs.ts';
import { addBoard, boardSize } from '../../../src/world/scenery/signs/sign-mesh.ts';

const SIDE = 96;
/** A telephoto lens: 0.7 m at 10 m fill the picture. */
const FOCAL = (SIDE / 0.7) * 10;
const models = buildModels();

/** What is seen of a sign 10 m ahead whose middle is `aside` to the left of the picture's [m]. */
function look(meaning: SignMeaning, aside = 0): CameraRenderer {
  const ground = new MeshBuilder();
  const paint = new MeshBuilder();
  const size = boardSize(meaning, 0.6, 0.6);
  const frame = new LocalFrame(10, aside, 0, Math.PI);
  addBoard(ground, paint, frame, 1.5 - size.height / 2, meaning, size, false);
  const scenery = {
    chunks: [ground.build(), paint.build()],
    models,
    egoModel: 0,
    solids: [],
    atmosphere: clearSky(3.3, 0.5, 3000),
    sight: 420,
  };
  const mount = { x: 0, y: 0, z: 1.5, yaw: 0, pitch: 0, roll: 0 };
  const centre = SIDE / 2;
  const renderer = new CameraRenderer(scenery, {
    width: SIDE,
    height: SIDE,
    fx: FOCAL,
    fy: FOCAL,
    cx: centre,
    cy: centre,
    mount,
  });
  renderer.render({ x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 }, null, null, null);
  return renderer;
}

function meaning(sign: SignName, text = '', style: SignMeaning['style'] = 'vienna'): SignMeaning {
  return { sign, text, style };
}

/** Share of the sign's pixels of a hue. */
function share({ rgb, semantic }: CameraRenderer, hue: 'red' | 'blue' | 'yellow' | 'white' | 'black'): number {
  let board = 0;
  let wanted = 0;
  for (let p = 0; p < SIDE * SIDE; p++) {
    if (semantic[p] !== SEMANTIC.trafficSign) continue;
    board++;
    const [r, g, b] = rgb.subarray(3 * p, 3 * p + 3);
    const is = {
      red: r > 1.7 * g && r > 1.7 * b,
      blue: b > 1.5 * r && b > 1.2 * g,
      yellow: r > 1.6 * b && g > 1.4 * b,
      white: r > 120 && Math.abs(r - b) < 0.2 * r && Math.abs(r - g) < 0.2 * r,
      black: Math.max(r, g, b) < 80,
    };
    if (is[hue]) wanted++;
  }
  return wanted / board;
}

/** Where the face is dark, row by row. */
function ink({ rgb }: CameraRenderer): number[] {
  return Array.from({ length: SIDE * SIDE }, (_, p) => (rgb[3 * p] < 80 ? 1 : 0));
}

describe('faces at 10 m', () => {
  test('are of the colours of their kind', () => {
    expect(share(look(meaning('stop')), 'red')).toBeGreaterThan(0.6);
    expect(share(look(meaning('stop')), 'white')).toBeGreaterThan(0.08);
    const yields = look(meaning('yield'));
    expect(share(yields, 'red')).toBeGreaterThan(0.3);
    expect(share(yields, 'white')).toBeGreaterThan(0.25);
    expect(share(look(meaning('priorityRoad')), 'yellow')).toBeGreaterThan(0.4);
    expect(share(look(meaning('noEntry')), 'red')).toBeGreaterThan(0.6);
    expect(share(look(meaning('noEntry')), 'white')).toBeGreaterThan(0.15);
    for (const sign of ['turnLeft', 'roundabout', 'passRight', 'motorway'] as const) {
      expect(share(look(meaning(sign)), 'blue'), sign).toBeGreaterThan(0.45);
      expect(share(look(meaning(sign)), 'white'), sign).toBeGreaterThan(0.1);
    }
    expect(share(look(meaning('warningCrossing', '', 'mutcd')), 'yellow')).toBeGreaterThan(0.5);
    expect(share(look(meaning('speedLimit', '55', 'mutcd')), 'red')).toBe(0);
  });

  test('a limit can be read: each matches its own template best, from another place too', () => {
    const limits = ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100', '120', '130'];
    const templates = limits.map((text) => ink(look(meaning('speedLimit', text))));
    limits.forEach((text) => {
      // 8 mm aside is one pixel.
      const seen = ink(look(meaning('speedLimit', text), 0.008));
      const misses = templates.map((template) => template.reduce((sum, dark, p) => sum + Math.abs(dark - seen[p]), 0));
      expect(limits[misses.indexOf(Math.min(...misses))]).toBe(text);
    });
  });

  test('30, 50 and 80 differ where their digits do: the left one, not the right one', () => {
    const [a, b, c] = ['30', '50', '80'].map((text) => ink(look(meaning('speedLimit', text))));
    const differ = (p: readonly number[], q: readonly number[], left: boolean) =>
      p.filter((dark, i) => i % SIDE < SIDE / 2 === left && dark !== q[i]).length;
    for (const [p, q] of [
      [a, b],
      [b, c],
      [a, c],
    ]) {
      expect(differ(p, q, true)).toBeGreaterThan(40);
      expect(differ(p, q, false)).toBe(0);
    }
  });

  test('left and right are each other’s mirror image', () => {
    for (const [left, right] of [
      ['turnLeftHere', 'turnRightHere'],
      ['passLeft', 'passRight'],
      ['turnLeft', 'turnRight'],
    ] as const) {
      const white = (sign: SignName) => {
        const { rgb } = look(meaning(sign));
        return Array.from({ length: SIDE * SIDE }, (_, p) => (rgb[3 * p] > 120 ? 1 : 0));
      };
      const [a, b] = [white(left), white(right)];
      const wrong = a.filter((value, p) => value !== b[p - (p % SIDE) + SIDE - 1 - (p % SIDE)]).length;
      expect(wrong, left).toBeLessThan(0.02 * SIDE * SIDE);
    }
  });
});

test('every letter and digit has a glyph of its own; accents and small letters are those of the capital', () => {
  const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789'];
  const drawn = signs.map((letter) => JSON.stringify(glyphOf(letter).lines));
  expect(new Set(drawn).size).toBe(signs.length);
  expect(glyphOf('ü').lines).toEqual(glyphOf('U').lines);
});
