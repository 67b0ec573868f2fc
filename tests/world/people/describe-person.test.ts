import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { describePerson } from '../../../src/world/people/describe-person.ts';
import { BEFORE_LANE } from '../../../src/world/people/is-at-kerb.ts';
import { firstEdge } from '../../../src/world/people/may-cross.ts';
import { DOES } from '../../../src/world/people/people-state.ts';
import { shippedMaps } from '../../shipped-maps.ts';
import { PeopleRun } from './people-run.ts';

const [, xml] = shippedMaps().find(([name]) => name === 'grid-city') ?? ['', ''];
const { map } = loadRoadMap(xml, 'grid-city');
if (map === null) throw new Error('grid-city has no map');
const { people } = new PeopleRun(map, { people: 60 });
const scene = people.current();
const { state, network, look } = scene;
const signalCount = map.signals.length;
const signals = (value: number) => new Uint8Array(signalCount).fill(value);
const words = (i: number, lights: number) => describePerson(scene, i, signals(lights), look.id);
const alone = state.leader.findIndex((leader, i) => leader < 0 && !state.leader.includes(i));

/** Puts somebody at the kerb of a crosswalk. */
function waitAt(i: number, crossing: number): void {
  const { x, y, length } = network.crossings[crossing];
  const share = Math.max(0, firstEdge(network.crossings[crossing], 0) - BEFORE_LANE) / length;
  state.does[i] = DOES.wait;
  state.crossing[i] = crossing;
  state.end[i] = 0;
  state.x[i] = x[0] + share * (x[1] - x[0]);
  state.y[i] = y[0] + share * (y[1] - y[0]);
}

describe('what people do, in words', () => {
  test('who walks alone, who leads a group, and who goes along with whom', () => {
    const follower = state.leader.findIndex((leader) => leader >= 0);
    const leader = state.leader[follower];
    state.vx[alone] = state.vx[follower] = 1;
    expect(words(alone, SIGNAL_STATE.red)).toBe('walks');
    expect(words(leader, SIGNAL_STATE.red)).toMatch(/^stands, leads a group of [234]$/);
    expect(words(follower, SIGNAL_STATE.red)).toBe(`walks with #${look.id[leader]}`);
  });

  test('who waits at a crosswalk says for what: its light, or a gap', () => {
    const lit = network.crossings.findIndex(
      ({ isMarked, heads, lights }) => isMarked && heads.length + lights.length > 0,
    );
    const { heads } = network.crossings[lit];
    const [stop, go] =
      heads.length > 0 ? [SIGNAL_STATE.red, SIGNAL_STATE.green] : [SIGNAL_STATE.green, SIGNAL_STATE.red];
    waitAt(alone, lit);
    expect(words(alone, stop)).toBe('waits at red');
    expect(words(alone, go)).toBe('waits for a gap in traffic, at green');
    state.x[alone] += 50;
    state.y[alone] += 50;
    expect(words(alone, stop)).toBe('goes to a crosswalk');
  });

  test('who was run over', () => {
    state.does[alone] = DOES.hit;
    expect(words(alone, SIGNAL_STATE.red)).toBe('was hit');
  });
});
