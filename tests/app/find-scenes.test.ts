import { expect, test } from 'vitest';
import { findScenes } from '../../src/app/state/find-scenes.ts';
import type { SceneEntry } from '../../src/app/state/scene-list.ts';

function entry(key: string, title: string, reason: string, tags: readonly string[]): SceneEntry {
  return { file: `scenes/${key}.json`, key, title, reason, tags, perception: 'oracle' };
}

const SCENES = [
  entry('first-drive', 'First drive', 'The whole loop.', []),
  entry('cut-in-lorry', 'Cut-in: a lorry', 'It pulls out before us.', ['@normal', '@cut-in']),
  entry('child-behind-a-van', 'Child: from behind a van', 'A child runs.', ['@emergency', '@child']),
];

const keys = (text: string) => findScenes(SCENES, text).map(({ key }) => key);

test('every word has to stand somewhere: title, reason, file name or tags, in any case', () => {
  expect(keys('CUT lorry')).toEqual(['cut-in-lorry']);
  expect(keys('@emergency')).toEqual(['child-behind-a-van']);
  expect(keys('pulls before')).toEqual(['cut-in-lorry']);
  expect(keys('lorry child')).toEqual([]);
});

test('without a word all are there, in their order', () => {
  expect(keys('  ')).toEqual(SCENES.map(({ key }) => key));
});
