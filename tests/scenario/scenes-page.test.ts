import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { formatProblem } from '../../src/scenario/input-problem.ts';
import { loadSceneRuns } from '../../src/scenario/load-scene-runs.ts';
import { readScene } from '../../src/scenario/read-scene.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(DOCS, 'scenes.md'), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text);
const scenes = blocks.filter((text) => text.startsWith('{'));
const parts = blocks.filter((text) => !text.startsWith('{'));

/** The runs of a text of the page. */
function runsOf(shown: string) {
  const files: FileSource = {
    ...projectFiles,
    text: async (path) => (path === 'scenes/shown.json' ? shown : projectFiles.text(path)),
  };
  return loadSceneRuns('scenes/shown.json', files, projectMaps);
}

describe('the page that teaches scenes', () => {
  test('shows whole scenes that load, the first in a dozen lines, a cut-in in 25', async () => {
    expect(scenes.length).toBeGreaterThanOrEqual(2);
    for (const text of scenes) expect((await runsOf(text)).problems.map(formatProblem)).toEqual([]);
    expect(scenes[0].trim().split('\n').length).toBeLessThanOrEqual(12);
    expect(scenes[1].trim().split('\n').length).toBeLessThanOrEqual(25);
  });

  test('shows parts of scenes that fit the schema', () => {
    expect(parts.length).toBeGreaterThanOrEqual(3);
    for (const text of parts) {
      const scene = { ...JSON.parse(scenes[1]), ...JSON.parse(`{${text}}`) };
      expect(readScene(JSON.stringify(scene), 'x.json').problems.map(formatProblem)).toEqual([]);
    }
  });

  test('shows variations of its cut-in that make the sixty runs it speaks of', async () => {
    const variations = parts.find((text) => text.startsWith('"variations"')) ?? '';
    const text = JSON.stringify({ ...JSON.parse(scenes[1]), ...JSON.parse(`{${variations}}`) });
    const { loaded, problems } = await runsOf(text);
    expect(problems).toEqual([]);
    expect(loaded).toHaveLength(60);
  });

  test('has pictures of scenes that there are', () => {
    const pictures = [...page.matchAll(/<img src="(scenes\/[^"]+)\.svg"/g)].map(([, path]) => path);
    const missing = pictures.filter(
      (path) => !existsSync(join(DOCS, `${path}.svg`)) || !existsSync(join(DOCS, '..', `${path}.json`)),
    );
    expect(missing).toEqual([]);
  });
});
