import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { PERCEPTION } from '../../../src/perception/perception-class.ts';
import { PICTURE_WIDTH } from '../../../src/perception/segmentation/picture-cells.ts';
import { decodeShard, encodeShard, majorityLabel } from '../../../src/perception/training/dataset.ts';
import { syntheticFrames } from './synthetic-frames.ts';

const shard = { facts: { firstSeed: 3, lastSeed: 4, pictureHash: 'abc' }, frames: syntheticFrames(3, 2) };
const bytes = encodeShard(shard);

describe('data set shard', () => {
  test('gives back what was put in', () => {
    const { shard: found, problems } = decodeShard(bytes);
    expect(problems).toEqual([]);
    expect(hashOf(found)).toBe(hashOf(shard));
  });

  test('never throws, and names what is wrong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, flip, cut) => {
          const bad = cut ? bytes.slice(0, at) : bytes.slice();
          if (!cut) bad[at] ^= flip;
          const { shard: found, problems } = decodeShard(bad);
          expect(found).toBeNull();
          for (const problem of problems) expect(problem).toMatch(/found .*, expected .*; make the data anew/);
          expect(problems.length).toBeGreaterThan(0);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  test('a label that is no class is refused', () => {
    const frames = syntheticFrames(4, 2);
    frames[1].label[7] = 8;
    expect(decodeShard(encodeShard({ ...shard, frames })).problems[0]).toContain('frame 1: found a label above 7');
  });
});

test('the label of a mask pixel is the majority of its four, of a tie the higher class', () => {
  const semantic = new Uint8Array(PICTURE_WIDTH * 128).fill(SEMANTIC.road);
  const set = (pixels: number[], id: number) => {
    for (const pixel of pixels) semantic[pixel] = id;
  };
  set([0], SEMANTIC.laneMark); // one of four
  set([2, 3], SEMANTIC.laneMark); // two of four
  set([4, 5, 4 + PICTURE_WIDTH], SEMANTIC.sky); // three of four
  set([6, 7], SEMANTIC.pole); // two kinds of structure make three of four
  set([6 + PICTURE_WIDTH], SEMANTIC.trafficSign);
  set([8, 9], SEMANTIC.person);
  const { road, laneMark, sky, structure, vehicle } = PERCEPTION;
  expect([...majorityLabel(semantic).subarray(0, 6)]).toEqual([road, laneMark, sky, structure, vehicle, road]);
});
