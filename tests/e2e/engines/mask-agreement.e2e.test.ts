import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { frontCalibration } from '../../../src/sensors/camera.ts';
import { CameraRenderer } from '../../../src/sensors/camera-renderer.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { hasMaterial, MATERIAL } from '../../conformance/material.ts';
import { shippedMaps } from '../../shipped-maps.ts';
import { compareMasks, type Mask, type MaskDifference, writeMasks } from './mask-difference.ts';

import { actorsOf, type MaskView, maskViews } from './mask-views.ts';
import type { PageMask } from './masks-in-page.ts';
import { type OpenBrowser, openChromium } from './run-in-browsers.ts';

const MODULE = 'tests/e2e/engines/masks-in-page.ts';
/** Pictures of what differs go there. */
const FOLDER = join(import.meta.dirname, '../../../out/masks');
const SEED = 3;
const POSES = 10;
/** Share of pixels that have to be of one class in both pictures. */
const AGREEMENT = 0.99;
/** Median of the relative difference of depths. */
const DEPTH_ERROR = 1e-3;

const calibration = frontCalibration();

let chromium: OpenBrowser;
beforeAll(async () => {
  chromium = await openChromium();
});
afterAll(() => chromium?.close());

interface Comparison {
  readonly view: MaskView;
  readonly ours: Mask;
  readonly three: Mask;
  readonly difference: MaskDifference;
}

describe('the rasteriser and three.js see the same class in 99 % of pixels, at the same depth', () => {
  test.each(shippedMaps())('on %s', expectAgreement);

  test.skipIf(!hasMaterial())("on one of CARLA's towns", async () => {
    await expectAgreement('Town05', readFileSync(join(MATERIAL, 'xodr/carla/Town05.xodr'), 'utf8'));
  });
});

/** Compares all poses of a map and says which is the worst. */
async function expectAgreement(name: string, xml: string): Promise<void> {
  const comparisons = await compare(name, xml);
  const worst = comparisons.reduce((a, b) => (b.difference.equal < a.difference.equal ? b : a));
  const mean = comparisons.reduce((sum, { difference }) => sum + difference.equal, 0) / comparisons.length;
  console.log(`${name}: ${(100 * mean).toFixed(2)} % equal; the worst of ${POSES} poses: ${describeView(worst)}`);
  const wrong = comparisons.filter(
    ({ difference }) => difference.equal < AGREEMENT || difference.depthError > DEPTH_ERROR,
  );
  expect(wrong.map((comparison) => reportOf(name, comparison))).toEqual([]);
}

/** Draws both pictures of a map from poses on its lanes. */
async function compare(name: string, xml: string): Promise<Comparison[]> {
  const { map, problems } = loadRoadMap(xml, name);
  if (map === null) throw new Error(`${name} does not load: ${JSON.stringify(problems)}`);
  const scenery = buildScenery(map, SEED);
  const views = maskViews(map, scenery.models.length, POSES, SEED);
  const shown = await chromium.run<PageMask[]>(MODULE, 'masksInPage', [xml, SEED, views]);
  const camera = new CameraRenderer(scenery, calibration);
  return views.map((view, i) => {
    camera.render(view.ego, actorsOf(view, scenery), null, null);
    const ours: Mask = { semantic: camera.semantic.slice(), depth: camera.depth.slice() };
    const three = maskFromPage(shown[i]);
    return { view, ours, three, difference: compareMasks(ours, three, calibration.width) };
  });
}

function maskFromPage({ semantic, depth }: PageMask): Mask {
  const bytes = Uint8Array.from(Buffer.from(depth, 'base64'));
  return { semantic: Uint8Array.from(Buffer.from(semantic, 'base64')), depth: new Float32Array(bytes.buffer) };
}

/** Where and how much, in words. */
function describeView({ view: { ego }, difference: { equal, depthError, swaps } }: Comparison): string {
  const place = `x ${ego.x.toFixed(1)}, y ${ego.y.toFixed(1)}, yaw ${ego.yaw.toFixed(3)}`;
  const most = swaps.slice(0, 4).map(([swap, pixels]) => `${pixels} ${swap}`);
  const shares = `${(100 * equal).toFixed(2)} % equal, depth off by ${depthError.toExponential(1)}`;
  return `${place}: ${shares}; ${most.join(', ')}`;
}

/** The same with the first difference, and where to look at it. */
function reportOf(name: string, comparison: Comparison): string {
  const { view, ours, three, difference } = comparison;
  const title = `${name}-${Math.round(view.ego.x)}-${Math.round(view.ego.y)}`;
  const files = writeMasks(FOLDER, title, ours, three, calibration.width);
  return `${name} ${describeView(comparison)}; first ${difference.first}; see ${files.join(', ')}`;
}
