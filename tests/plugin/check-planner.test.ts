import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPlanner } from '../../src/cli/planner-host/check-planner.ts';
import type { Finding } from '../../src/plugin/check/finding.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import { plannerText, street } from './street.ts';

let scene: LoadedScene;
beforeAll(async () => {
  scene = await street({ ego: { ...(await street()).scene.ego, goal: { road: '1', lane: -1, s: 300 } } });
});

const check = (text: string) => checkPlanner({ text, file: 'mine.ts', params: [], scene, seconds: 3, seed: 1 });
/** How long plans take is the machine's affair. */
const not = (verdict: Finding['verdict'], findings: readonly Finding[]) =>
  findings.filter((finding) => finding.verdict !== verdict && finding.check !== 'time');
const failing = (text: string) => check(text).filter(({ verdict }) => verdict === 'fail');

describe('checking a planner', () => {
  test('the starter holds against all of it', () => {
    const findings = check(readFileSync(join(import.meta.dirname, '../../planners/starter.ts'), 'utf8'));
    expect(not('ok', findings)).toEqual([]);
    expect([...new Set(findings.map(({ check: name }) => name))]).toEqual([
      ...['loads', 'drives', 'time', 'feasible', 'same again', 'goes on', 'hard input'],
    ]);
  });

  test('what a file remembers in its own variables is lost with a snapshot: told with their line', () => {
    const [finding, ...others] = failing(
      plannerText('const wished = 3 + plans / 10; return followLine(input, (_s: number, v: number) => wished - v);'),
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ check: 'goes on', line: 2, mend: expect.stringContaining('init') });
  });

  test('a state that is no data asks for snapshot and restore', () => {
    const members = 'init: () => ({ seen: new Map() }),';
    expect(failing(plannerText('', members))).toMatchObject([
      { check: 'goes on', text: expect.stringMatching(/state.*\.seen is a Map, expected plain data/) },
    ]);
    const hooks = `${members} snapshot: (s: any) => [...s.seen], restore: (x: any) => ({ seen: new Map(x) }),`;
    expect(failing(plannerText('state.seen.set(plans, 1);', hooks))).toEqual([]);
  });

  test('trajectories that the vehicle cannot follow: what, how much, when, and how to mend it', () => {
    const hasty = `const o: any = followLine(input, () => 9); for (const one of o.states) one.curvature = 0.4 * (one.t % 0.2 > 0.15 ? 1 : -1); return o;`;
    const texts = failing(plannerText(hasty)).map(({ text }) => text);
    expect(texts.slice(-4)).toEqual([
      expect.stringMatching(/^curvature: found 0\.4 1\/m at .* s, expected at most 0\.248; beyond it in \d+ of/),
      expect.stringMatching(/^steering rate: /),
      expect.stringMatching(/^acceleration: found 6 m\/s² at 0 s, expected at most 4\.23/),
      expect.stringMatching(/^lateral acceleration: /),
    ]);
  });

  test('what the scene has not is told, and latency does not make it fail', () => {
    const text = plannerText('', "needs: { sensors: ['gnss', 'camera.front'], map: 'lanes' },");
    expect(failing(text)).toMatchObject([{ check: 'needs', text: expect.stringContaining('the sensor camera.front') }]);
    expect(failing(plannerText('', "needs: { sensors: ['nose'], map: 'all' },"))).toMatchObject([
      {
        check: 'loads',
        text: expect.stringMatching(/sensors\[0\]: found "nose", expected one of camera[\s\S]*needs.map/),
      },
    ]);
    const late = { text: plannerText(), file: 'mine.ts', params: [], latency: [100, 0], scene, seconds: 3, seed: 1 };
    expect(checkPlanner(late).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  test('input that nobody thought of', () => {
    const text = plannerText('if (input.tracks.some((one: any) => one.onLine.s < 0)) return null as any;');
    expect(failing(text)).toMatchObject([
      { check: 'hard input', line: 8, text: expect.stringMatching(/^road users far from the line: plan: TypeError/) },
    ]);
  });

  test('what fails, hangs or does not load is told with its line', () => {
    expect(failing(plannerText("if (plans === 9) throw new Error('boom');"))).toMatchObject([
      { check: 'drives', line: 8, text: 'at 0.8 s, plan: Error: boom' },
      { check: 'goes on' },
    ]);
    expect(failing('export default 3;')).toMatchObject([
      { check: 'loads', text: expect.stringContaining('exports a number') },
    ]);
    expect(failing("\nimport 'os';")).toMatchObject([{ check: 'loads', line: 2 }]);
  });

  test('dispose is called in the end, and told of where it throws', () => {
    const text = plannerText('', "dispose() { throw new Error('no'); },");
    expect(failing(text)).toMatchObject([{ check: 'drives', text: 'dispose: Error: no' }]);
  });

  test('`**`, which engines may round differently, is pointed at', () => {
    const findings = not('ok', check(plannerText('const square = start.speed ** 2; void square; // 2 ** 3\n')));
    expect(findings).toMatchObject([
      { check: 'engines', verdict: 'warn', line: 8, text: expect.stringContaining('one line') },
    ]);
  });
});
