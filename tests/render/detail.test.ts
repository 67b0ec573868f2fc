import { describe, expect, test } from 'vitest';
import { AutoDetail } from '../../src/render/detail.ts';

function feed(auto: AutoDetail, frameMs: number, frames: number): void {
  for (let frame = 0; frame < frames; frame++) auto.observe(frameMs);
}

describe('AutoDetail', () => {
  test('keeps the detail while frames come fast', () => {
    const auto = new AutoDetail('high');
    feed(auto, 17, 1000);
    expect(auto.name).toBe('high');
  });

  test('steps down to the least while frames stay slow, and no further', () => {
    const auto = new AutoDetail('high');
    const seen = new Set<string>();
    for (let frame = 0; frame < 500; frame++) {
      auto.observe(90);
      seen.add(auto.name);
    }
    expect([...seen]).toEqual(['high', 'medium', 'low', 'lowest']);
  });

  test('needs no more than two frames after those that compile where one takes a second', () => {
    const auto = new AutoDetail('high');
    feed(auto, 1000, 4);
    expect(auto.name).toBe('high');
    feed(auto, 1000, 1);
    expect(auto.name).toBe('medium');
  });

  test('time in the background is no slow frame', () => {
    const auto = new AutoDetail('high');
    for (let visit = 0; visit < 100; visit++) {
      auto.observe(60_000);
      feed(auto, 16, 30);
    }
    expect(auto.name).toBe('high');
  });

  test('one slow frame among many changes nothing', () => {
    const auto = new AutoDetail('medium');
    feed(auto, 16, 10);
    auto.observe(300);
    feed(auto, 16, 100);
    expect(auto.name).toBe('medium');
  });
});
