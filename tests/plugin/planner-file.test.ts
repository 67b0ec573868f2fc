import { beforeAll, describe, expect, test } from 'vitest';
import { driverOf } from '../../src/cli/planner-host/open-driver.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import { drivenBy, plannerText, street } from './street.ts';

let loaded: LoadedScene;
beforeAll(async () => {
  loaded = await street();
});

/** Fails at its 20th plan, at 8 m/s in the middle of the street. */
const late = (what: string) => plannerText(`if (plans === 20) ${what}`);

describe('a planner that is a file', () => {
  test('drives, and the same seed gives the same hash', () => {
    const [a, b] = [drivenBy(loaded, plannerText()), drivenBy(loaded, plannerText())];
    expect(a.fault?.message).toBeUndefined();
    expect(a.criteria.filter(({ result }) => result === 'fail')).toEqual([]);
    expect(a).toMatchObject({ verdict: 'pass', fault: null, planner: 'mine.ts' });
    expect(b.hash).toBe(a.hash);
  });

  test('chance and clocks are those of the run: Math.random, ctx.rng, Date, performance', () => {
    const text = plannerText(
      'if (plans === 3) console.log(Math.random(), ctx.rng.normal(), Date.now(), +new Date(), performance.now());',
    );
    const notes = (seed: number) => drivenBy(loaded, text, { seed }).notes;
    expect(notes(1)).toEqual(notes(1));
    expect(notes(2)).not.toEqual(notes(1));
    expect(notes(1)[0]).toMatch(/^planner at 0\.2 s: 0\.\d+ -?\d\.\d+ 200 200 200$/);
  });

  test('what would tell it of the machine, or lead out, is not there', () => {
    const names = ['process', 'fetch', 'setTimeout', 'Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef'];
    const text = plannerText(`if (plans === 1) ctx.log(${names.map((name) => `typeof ${name}`).join(', ')});`);
    expect(drivenBy(loaded, text).notes).toEqual([`planner at 0 s: ${names.map(() => 'undefined').join(' ')}`]);
  });

  test('its input is frozen and of its own realm', () => {
    const text = plannerText(
      'if (plans === 2) ctx.log([input, input.ego, input.line.x, input.tracks].every(Object.isFrozen), input.tracks instanceof Array, Object.getPrototypeOf(input.ego) === Object.prototype);',
    );
    expect(drivenBy(loaded, text).notes).toEqual(['planner at 0.1 s: true true true']);
  });

  test('parameters are set from outside', () => {
    const text = plannerText(
      'if (plans === 1) ctx.log(ctx.params.speed, ctx.params.mode, ctx.params.brave);',
      "params: { speed: { default: 5, min: 0, max: 20 }, mode: { default: 'calm', choices: ['calm', 'wild'] }, brave: { default: false } },",
    );
    const setup = { params: ['speed=7.5', 'mode=wild', 'brave=true'], latency: 0 };
    expect(drivenBy(loaded, text, { setup }).notes).toEqual(['planner at 0 s: 7.5 wild true']);
    expect(drivenBy(loaded, text).notes).toEqual(['planner at 0 s: 5 calm false']);
    for (const [wrong, said] of [
      ['spede=7', /"spede".*expected one of speed, mode, brave.*perhaps speed/],
      ['speed=21', /speed: found 21, expected 0 to 20/],
      ['mode=mild', /mode: found "mild", expected one of "calm", "wild"/],
      ['speed', /expected name=value/],
    ] as const)
      expect(() => drivenBy(loaded, text, { setup: { params: [wrong], latency: 0 } })).toThrow(said);
  });

  test('latency is simulated: the plan is followed later, and the hash is another', () => {
    const late = drivenBy(loaded, plannerText(), { setup: { params: [], latency: 200 } });
    expect(late.verdict).toBe('pass');
    expect(late.hash).not.toBe(drivenBy(loaded, plannerText()).hash);
  });

  test('latencies are taken in turn: one of a kind is the same as always that one, two are not', () => {
    const hash = (latency: number | number[]) =>
      drivenBy(loaded, plannerText(), { setup: { params: [], latency } }).hash;
    expect(hash([200, 200])).toBe(hash(200));
    expect(hash([191.3])).toBe(hash(200));
    expect(new Set([hash(0), hash(200), hash([0, 200]), hash([200, 0])]).size).toBe(4);
  });

  test('what it shows beside its plan is published, and judged as well', () => {
    const shows = `return { ...followLine(input, () => 0), debug: { plans, mood: 'calm' },
      candidates: [{ cost: 3, label: 'fast', points: [0, 0, 1, 1] }], drawings: [{ kind: 'line', points: [0, 0, 5, 5] }] };`;
    const opened = driverOf(plannerText(shows), 'mine.ts', 1);
    if ('fault' in opened) throw new Error(opened.fault.message);
    const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, driver: opened.driver });
    for (let i = 0; i < 25; i++) run.step();
    expect(run.bus.latest('planner.thoughts')?.message).toEqual({
      candidates: [{ cost: 3, label: 'fast', points: Float64Array.of(0, 0, 1, 1) }],
      drawings: [{ kind: 'line', label: '', color: -1, points: Float64Array.of(0, 0, 5, 5) }],
      figures: [
        { name: 'plans', value: 3 },
        { name: 'mood', value: 'calm' },
      ],
    });
    opened.close();
    const wrong = drivenBy(
      loaded,
      plannerText("return { ...followLine(input, () => 0), drawings: [{ kind: 'blob', points: [1] }] } as any;"),
    );
    expect(wrong.fault?.message).toMatch(
      /drawings\[0\]\.kind: found "blob".*drawings\[0\]\.points: expected x and y in turn/,
    );
  });

  test('wheel and pedals instead of a trajectory are done as they are', () => {
    const pedals = `const wished = Math.min(8, Math.sqrt(2 * Math.max(0, goal.s - 1 - start.s)));
      const off = wished - input.ego.speed;
      const steer = Math.max(-0.4, Math.min(0.4, -0.2 * input.ego.d - 1 * (input.ego.yaw - input.line.heading[0])));
      return { kind: 'control', steer, throttle: Math.max(0, Math.min(1, 0.3 * off)), brake: Math.max(0, Math.min(1, -0.2 * off)) } as any;`;
    const result = drivenBy(loaded, plannerText(pedals));
    expect(result.fault).toBeNull();
    expect(result.verdict).toBe('pass');
    const asked = "return { kind: 'control', steer: 0.05, throttle: 0.25, brake: 0 } as any;";
    const opened = driverOf(plannerText(asked), 'mine.ts', 1);
    if ('fault' in opened) throw new Error(opened.fault.message);
    const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, driver: opened.driver });
    for (let i = 0; i < 31; i++) run.step();
    expect(run.bus.latest('command')?.message).toMatchObject({ steer: 0.05, throttle: 0.25, brake: 0 });
    opened.close();
    const wrong = drivenBy(loaded, plannerText("return { kind: 'control', steer: 3, throttle: -1, brake: 0 } as any;"));
    expect(wrong.fault?.message).toMatch(/steer: found 3 rad, expected at most .*throttle: found -1, expected 0 to 1/);
  });

  test('it may drive backwards', () => {
    const back = `const states = [0, 1, 2, 3, 4, 5, 6].map((t) => ({ t, x: input.ego.x - Math.min(t, 20), y: input.ego.y, speed: 1 }));
      return { kind: 'trajectory', reverse: true, states } as any;`;
    const opened = driverOf(plannerText(back), 'mine.ts', 1);
    if ('fault' in opened) throw new Error(opened.fault.message);
    const standing = { ...loaded, scene: { ...loaded.scene, ego: { ...loaded.scene.ego, speed: 0 } } };
    const { run } = assembleRun(standing, { seed: 1, perception: 'oracle', segmenter: null, driver: opened.driver });
    for (let i = 0; i < 400; i++) run.step();
    expect(run.fault?.message).toBeUndefined();
    expect(run.bus.latest('truth.ego')?.message.vx).toBeLessThan(-0.7);
    opened.close();
  });

  test('`plan` may be asynchronous', () => {
    const text = plannerText().replace('plan(', 'async plan(').replace('plans++;', 'plans++; await Promise.resolve();');
    expect(drivenBy(loaded, text).hash).toBe(drivenBy(loaded, plannerText()).hash);
  });

  test('a run goes on from a snapshot, state and random numbers included', () => {
    const text = plannerText(
      'state.plans += ctx.rng.uniform() > 0.5 ? 1 : 0; if (state.plans > 12) return followLine(input, () => -2);',
      'init: () => ({ plans: 0 }),',
    );
    const runOf = () => {
      const opened = driverOf(text, 'mine.ts', 1);
      if ('fault' in opened) throw new Error(opened.fault.message);
      const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null, driver: opened.driver });
      return { run, close: opened.close };
    };
    const [whole, resumed] = [runOf(), runOf()];
    const beginning = whole.run.snapshot();
    for (let i = 0; i < 155; i++) whole.run.step();
    resumed.run.restore(whole.run.snapshot());
    for (let i = 0; i < 300; i++) for (const { run } of [whole, resumed]) run.step();
    expect(resumed.run.fault).toBeNull();
    expect(resumed.run.hash).toBe(whole.run.hash);
    whole.run.restore(beginning);
    for (let i = 0; i < 455; i++) whole.run.step();
    expect(resumed.run.hash).toBe(whole.run.hash);
    for (const { close } of [whole, resumed]) close();
  });
});

describe('a planner that fails', () => {
  test.each([
    ['throws', late("throw new Error('boom')"), 'mine.ts:8: plan: Error: boom'],
    ['throws a text', late("throw 'boom'"), /plan: threw boom/],
    [
      'returns nothing',
      late('return undefined as any'),
      /mine.ts:6: plan: returned nothing, expected \{ kind: 'trajectory'/,
    ],
    [
      'returns NaN',
      late('{ const o: any = followLine(input, () => 0); o.states[3].x = NaN; return o }'),
      /states\[3\]\.x: found NaN/,
    ],
    [
      'jumps',
      late('{ const o: any = followLine(input, () => 0); o.states[3].x += 50; return o }'),
      /states\[3\]: lies 50/,
    ],
    [
      'is elsewhere',
      late("return { kind: 'trajectory', states: [0, 1, 2].map((t) => ({ t, x: t, y: 900, speed: 1 })) } as any"),
      /m from the ego/,
    ],
    [
      'returns a huge array',
      late("return { kind: 'trajectory', states: new Array(1e9) } as any"),
      /1000000000 entries/,
    ],
    [
      'returns a function',
      late("return { kind: 'trajectory', states: [() => 0] } as any"),
      /states\[0\] is a function/,
    ],
    ['returns a circle', late('{ const o: any = {}; o.o = o; return o }'), /leads back to itself/],
    [
      'changes its input',
      late('input.ego.speed = 3'),
      /mine.ts:8: plan: TypeError: Cannot assign to read only property 'speed'/,
    ],
    ['imports late', late("import('fs' as any)"), /mine.ts.*"fs" cannot be imported/],
  ])('%s: an error with its line, a safe stop, the results kept', (_, text, said) => {
    const result = drivenBy(loaded, text);
    expect(result.verdict).toBe('error');
    expect(result.fault?.kind).toBe('planner');
    expect(result.fault?.message).toMatch(said);
    expect(result.fault?.tick).toBeGreaterThanOrEqual(190);
    expect(JSON.stringify(result.fault?.input)).toContain('"speed"');
    // It stands long before the goal, which is 60 m away, and was judged until then.
    expect(result.metrics.distance.value).toBeLessThan(40);
    expect(result.ticks).toBeLessThan(700);
    expect(result.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(result.criteria.length).toBeGreaterThan(0);
  });

  test.each([
    ['does not parse', 'export default definePlanner({\n', /mine.ts:2: load: SyntaxError/],
    [
      'is no JavaScript',
      'const a = 1;\nconst a = 2;',
      /mine.ts:2: load: SyntaxError: Identifier 'a' has already been declared/,
    ],
    ['throws at once', '\nconst x: any = 3;\nx.y.z();', /mine.ts:3: load: TypeError/],
    [
      'imports a file',
      "import fs from 'node:fs';\nfs.readFileSync('x');",
      /mine.ts:1: load: Error: "node:fs" cannot be imported/,
    ],
    ['waits at once', 'const x = await 3;', /mine.ts:1: load: SyntaxError: a planner cannot wait while it is loaded/],
    [
      'has a namespace',
      '\nnamespace N {\n  export const x = 3;\n}',
      /mine.ts:2: load: SyntaxError: a namespace \("N"\)/,
    ],
    ['has decorators', 'const d: any = 3;\n@d class K {}', /mine.ts:2: load: SyntaxError: no engine knows decorators/],
    [
      'imports what is not there',
      "import { idn } from 'skidpad';\nconst accelerate = () => idn({});",
      /mine.ts:2: load: Error: "skidpad" has no "idn", expected one of .*idm/,
    ],
    ['is UTF-16', 'e\0x\0p\0', /mine.ts:1: load: is not text in UTF-8: found a zero byte; save it as UTF-8/],
    ['exports none', 'export const x = 3;', /exports no planner; expected `export default definePlanner/],
    ['exports rubbish', 'export default 7;', /exports a number/],
    [
      'has no plan',
      "export default { name: 'x', needs: { rateHz: 7 }, paln() {} };",
      /plan: found nothing[\s\S]*paln: is not known[\s\S]*needs.rateHz: found 7/,
    ],
  ])('%s: told before anything moves', (_, text, said) => {
    const result = drivenBy(loaded, text);
    expect(result).toMatchObject({ verdict: 'error', ticks: 0, fault: { kind: 'planner' } });
    expect(result.fault?.message).toMatch(said);
  });

  test.each([
    ['CommonJS', 'module.exports = { name: "x", plan: () => 3 }'],
    ['the only export with a plan', 'export const one = { name: "x", plan: () => 3 }; export const two = 4;'],
    [
      'await at the beginning of a line inside of a function, a namespace of types',
      'namespace T { export type A = number }\nasync function f() {\nawait 3;\n}\nexport default { name: "x", plan: (): T.A => 3 };',
    ],
    [
      'TypeScript with enums, CRLF and a byte order mark',
      '\ufeffenum A { B }\r\nexport default { name: "x" + A.B, plan: (): number => 3 } satisfies object;\r\n',
    ],
  ])('%s is understood', (_, text) => {
    expect(drivenBy(loaded, text).fault?.message).toMatch(/plan: returned 3, expected/);
  });

  test('two plans a second, with a second of history', () => {
    const text = plannerText(
      'if (plans === 9) ctx.log(input.history.length, input.time - input.history[0].time, ctx.dt);',
      'needs: { rateHz: 2, historyS: 1 },',
    );
    const result = drivenBy(loaded, text);
    expect(result.verdict).toBe('pass');
    expect(result.notes).toEqual(['planner at 4 s: 2 1 0.5']);
  });

  test('control characters do not reach the terminal', () => {
    const { notes, fault } = drivenBy(loaded, plannerText("ctx.log('a\\u001b[31mb'); throw new Error('c\\u0007d');"));
    expect(notes).toEqual(['planner at 0 s: a [31mb']);
    expect(fault?.message).toMatch(/Error: c d$/);
  });

  test('init that throws is told with its line', () => {
    const { fault } = drivenBy(loaded, plannerText('', "init() { throw new Error('no'); },"));
    expect(fault?.message).toBe('mine.ts:5: init: Error: no');
    expect(fault?.stack?.[0]).toMatch(/at .*init in mine\.ts:5/);
  });

  test('one that hangs is ended, and the next run starts clean', () => {
    const result = drivenBy(loaded, late('for (;;);'), { patience: 1.5 });
    expect(result.verdict).toBe('error');
    expect(result.fault?.message).toMatch(/mine.ts:6: plan: hangs: no answer after 1.5 s/);
    expect(result.hash).toBe(drivenBy(loaded, late("throw new Error('boom')")).hash);
    expect(drivenBy(loaded, plannerText()).verdict).toBe('pass');
  });
});
