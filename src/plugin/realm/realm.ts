import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { PlannerContext, PlannerDefinition } from '../planner-definition.ts';
import * as skidpad from '../skidpad.ts';
import { describe, exportedPlanner } from './describe.ts';
import { failureOf } from './failure-of.ts';
import { giveOut } from './give-out.ts';
import { lockDown, shown } from './lock-down.ts';
import type { InitMessage, PlannerFailure, RealmReply, RealmRequest, RealmState, RouteMessage } from './messages.ts';
import { takeBack, takeIn } from './take-in.ts';

/** Lines of log that one call may write; the rest of them are counted. */
const MOST_LOGS = 20;
const LONGEST_LOG = 500;

/** A CommonJS script as a function. */
export type Script = (exports: Record<string, unknown>, require: (name: string) => unknown, module: object) => void;

/** Makes a function of a script's text. Its lines are those of `file` in stack traces. */
export type Evaluate = (code: string, file: string) => Script;

/** A reply without its log. */
type Answer = RealmReply extends infer R ? (R extends unknown ? Omit<R, 'logs'> : never) : never;

/**
 * A planner's home: it runs inside the empty realm, in Node's vm context as in a browser's worker, and is spoken to by
 * messages only. What comes in is copied and frozen, what goes out is copied and must be plain data.
 */
export class Realm {
  private readonly evaluate: Evaluate;
  private file = 'planner';
  private planner: PlannerDefinition | null = null;
  private seed = 0;
  private random = streamOf(0);
  private route: RouteMessage | null = null;
  private context: PlannerContext | null = null;
  private state: unknown;
  private time = 0;
  private logs: string[] = [];
  private unlogged = 0;
  /** A promise of the planner's that failed and that nobody waited for. */
  private stray: PlannerFailure | null = null;

  /** Locks the realm of this very script down. */
  constructor(realm: Record<string, unknown>, evaluate: Evaluate) {
    this.evaluate = evaluate;
    lockDown(realm, {
      milliseconds: () => this.time * 1000,
      random: () => this.random.uniform(),
      log: (line) => this.log(line),
    });
  }

  /** Answers a request; never throws. */
  async answer(request: RealmRequest): Promise<RealmReply> {
    this.logs = [];
    this.unlogged = 0;
    const answer = await this.answered(request).catch(
      (error: unknown): Answer => ({ kind: 'failed', failure: failureOf(error, request.kind, this.file) }),
    );
    const { stray } = this;
    if (this.unlogged > 0) this.logs.push(`... and ${this.unlogged} more lines`);
    return { ...(stray === null ? answer : { kind: 'failed', failure: stray }), logs: this.logs } as RealmReply;
  }

  /** Takes note of a promise that failed and that nobody waited for: the planner is not what its author thinks it is. */
  strayed(error: unknown): void {
    this.stray ??= failureOf(error, 'a promise that nobody waits for', this.file);
  }

  private async answered(request: RealmRequest): Promise<Answer> {
    switch (request.kind) {
      case 'load':
        return this.load(request.code, request.file, request.seed);
      case 'init': {
        // A run that goes back to its beginning begins in the same realm once more.
        this.random = streamOf(this.seed);
        const ctx = this.begin(request);
        this.state = await this.known.init?.(ctx);
        return { kind: 'done' };
      }
      case 'plan': {
        this.time = request.input.time;
        if (request.route !== null) this.route = takeIn(request.route);
        const input = takeIn({ ...request.input }) as object;
        const whole = Object.freeze({ ...input, ...this.route }) as Parameters<PlannerDefinition['plan']>[0];
        const output: unknown = await this.known.plan(whole, this.state, this.context as PlannerContext);
        return { kind: 'planned', output: giveOut(output, 'the output') };
      }
      case 'snapshot':
        return { kind: 'snapshot', state: await this.snapshot() };
      case 'restore': {
        const ctx = this.begin(request);
        const { planner, random } = takeBack(request.state);
        this.state = this.known.restore === undefined ? planner : await this.known.restore(planner, ctx);
        this.random.restore(random);
        return { kind: 'done' };
      }
      case 'dispose':
        await this.known.dispose?.(this.state);
        return { kind: 'done' };
    }
  }

  private get known(): PlannerDefinition {
    if (this.planner === null) throw new Error('there is no planner: it has not been loaded');
    return this.planner;
  }

  private load(code: string, file: string, seed: number): Answer {
    this.file = file;
    this.seed = seed;
    this.random = streamOf(seed);
    refuseUnknownImports(code, file);
    const module = { exports: {} as Record<string, unknown> };
    this.evaluate(code, file)(module.exports, importOf, module);
    const planner = exportedPlanner(module.exports);
    const description = describe(planner);
    this.planner = planner;
    return { kind: 'loaded', description: giveOut(description, 'its description') as typeof description };
  }

  private begin({ time, route, map, params, vehicle, dt }: InitMessage): PlannerContext {
    this.time = time;
    this.route = takeIn(route);
    const { random } = this;
    const rng = Object.freeze({
      uniform: () => random.uniform(),
      between: (low: number, high: number) => random.between(low, high),
      integer: (n: number) => random.integer(n),
      normal: () => random.normal(),
    });
    const log = (...values: readonly unknown[]) => this.log(values.map(shown).join(' '));
    const context = Object.freeze({ ...takeIn({ params, vehicle, dt, map }), line: this.route.line, rng, log });
    this.context = context;
    return context;
  }

  private async snapshot(): Promise<RealmState> {
    const { snapshot } = this.known;
    const made: unknown = snapshot === undefined ? this.state : await snapshot.call(this.planner, this.state);
    const what = snapshot === undefined ? 'the state (there is no `snapshot` that makes data of it)' : 'the snapshot';
    return { planner: giveOut(made, what) as PlainData, random: this.random.snapshot() };
  }

  private log(line: string): void {
    if (this.logs.length >= MOST_LOGS) this.unlogged++;
    else this.logs.push(line.slice(0, LONGEST_LOG).replace(/\p{Cc}+/gu, ' '));
  }
}

function streamOf(seed: number): RandomStream {
  return new RandomStream(seed, 'planner file');
}

/** What the transpiler makes of a name that is imported: a mistake is told at its first use, before anything moves. */
function refuseUnknownImports(code: string, file: string): void {
  for (const { 1: name, index } of code.matchAll(/\b_skidpad\.([A-Za-z_$][\w$]*)/g)) {
    if (name === 'default' || Object.hasOwn(skidpad, name)) continue;
    const error = new Error(`"skidpad" has no "${name}", expected one of ${Object.keys(skidpad).sort().join(', ')}`);
    error.stack = `at ${file}:${code.slice(0, index).split('\n').length}`;
    throw error;
  }
}

function importOf(name: string): unknown {
  if (name === 'skidpad') return skidpad;
  throw new Error(`"${name}" cannot be imported: a planner is one self-contained file, and only "skidpad" is there`);
}
