import { describe, expect, it } from 'vitest';
import { LaneProbe } from '../../src/map/lane-probe.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { straightRoads } from './small-maps.ts';

const out = { x: 0, y: 0, z: 0, heading: 0, width: 0 };

function probe(xml = straightRoads({ rule: 'RHT', lanes: 2, sections: 2 })): LaneProbe {
  return new LaneProbe(readOpenDrive(xml).document!);
}

describe('a lane probe', () => {
  it('gives the centre, the heading of increasing s on both sides, and the width', () => {
    expect(probe().at('1', -2, 10, out)).toBeNull();
    expect(out).toEqual({ x: 10, y: -5.25, z: 0, heading: 0, width: 3.5 });
    expect(probe().at('1', 1, 10, out)).toBeNull();
    expect(out).toEqual({ x: 10, y: 1.75, z: 0, heading: 0, width: 3.5 });
    expect(probe().at('1', 0, 10, out)).toBeNull();
    expect(out).toEqual({ x: 10, y: 0, z: 0, heading: 0, width: 0 });
  });

  it('looks at the section that holds at s, and at the ends of the road at its first and last', () => {
    for (const s of [0, 24.999, 25, 50]) expect(probe().at('1', -1, s, out)).toBeNull();
    expect(out.x).toBe(50);
  });

  it('says why there is no answer', () => {
    expect(probe().at('9', -1, 10, out)).toBe('there is no road "9"');
    expect(probe().at('1', -3, 10, out)).toBe('road "1" has no lane -3 at s = 10');
    expect(probe().at('1', 0.5, 10, out)).toBe('the lane is not an integer');
    expect(probe().at('1', -1, 50.5, out)).toBe('s is 50.5; expected 0 to 50');
    expect(probe().at('1', -1, -1, out)).toBe('s is -1; expected 0 to 50');
    expect(probe().at('1', -1, Number.NaN, out)).toBe('s is NaN; expected 0 to 50');
  });
});
