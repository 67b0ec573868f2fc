import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { PlannerPort } from '../../plugin/planner-port.ts';
import type { RealmReply, RealmRequest } from '../../plugin/realm/messages.ts';
import { BEGINNING, PATIENCE } from '../../plugin/realm/patience.ts';
import { builtModule } from './built-module.ts';
import { type RealmScripts, realmScripts } from './realm-scripts.ts';

/** What the worker is started with, beside its end of the channel. */
export interface WorkerSetting {
  /** One number: answers given so far. The host sleeps on it. */
  readonly answers: Int32Array<SharedArrayBuffer>;
  readonly scripts: RealmScripts;
}

/** Of one look at the answers while waiting [s]. */
const TURN = 0.1;

/** Of the worker's heap [MB]. */
const MEMORY = 512;

/** What the whole process may grow by during one call [MB]: arrays of numbers lie outside of the heap. */
const GROWTH = 2 * MEMORY;

const SCRIPT = builtModule('realm-worker.js', import.meta.url);

/** Wall time of a planner's plans [ms]. Reported, never fed back. */
export interface PlanTimes {
  readonly calls: number;
  readonly mean: number;
  readonly greatest: number;
}

/**
 * A planner in a thread of its own. `call` sleeps until the answer is there, so that the loop stays the one loop that it
 * is; a planner that does not answer in time is ended.
 */
export class WorkerPort implements PlannerPort {
  private readonly patience: number;
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly answers = new Int32Array(new SharedArrayBuffer(4));
  private isOpen = true;
  private calls = 0;
  private totalMs = 0;
  private greatestMs = 0;

  /** @param patience wall time that an answer may take [s] */
  constructor(patience = PATIENCE) {
    this.patience = patience;
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(SCRIPT, {
      workerData: { port: port2, answers: this.answers, scripts: realmScripts() },
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      execArgv: [],
      env: {},
    });
    // Of one that dies, the answer that does not come tells.
    this.worker.on('error', () => undefined);
    this.worker.unref();
    port1.unref();
  }

  get times(): PlanTimes {
    const { calls, totalMs, greatestMs } = this;
    return { calls, mean: calls === 0 ? 0 : totalMs / calls, greatest: greatestMs };
  }

  call(request: RealmRequest): RealmReply {
    if (!this.isOpen) return failed(request, 'it has been ended');
    const seen = Atomics.load(this.answers, 0);
    const began = performance.now();
    this.port.postMessage(request);
    const seconds = this.patience + (request.kind === 'load' ? BEGINNING : 0);
    const isGreedy = this.sleep(seen, seconds);
    const reply = receiveMessageOnPort(this.port)?.message as RealmReply | undefined;
    if (reply === undefined) {
      this.close();
      return failed(
        request,
        isGreedy
          ? `took more than ${GROWTH} MB of memory at once`
          : `hangs: no answer after ${seconds} s (or it took more than ${MEMORY} MB of memory)`,
      );
    }
    if (request.kind === 'plan') this.count(performance.now() - began);
    return reply;
  }

  /**
   * Sleeps until there are more answers than `seen`, at most so long [s]: in short turns that are counted, so that a machine
   * that stood still for a while, threads and all, does not make a planner look as if it hung. Being woken proves nothing:
   * the call that tells of the answer before may come only now. Tells whether it was woken by what the planner had taken of
   * the machine's memory.
   */
  private sleep(seen: number, seconds: number): boolean {
    let before = Number.NaN;
    for (let turns = Math.ceil(seconds / TURN); turns > 0; ) {
      if (Atomics.wait(this.answers, 0, seen, TURN * 1000) === 'timed-out') turns--;
      if (Atomics.load(this.answers, 0) !== seen) return false;
      const taken = process.memoryUsage.rss();
      if (Number.isNaN(before)) before = taken;
      else if (taken - before > GROWTH * 2 ** 20) return true;
    }
    return false;
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.port.close();
    void this.worker.terminate();
  }

  private count(ms: number): void {
    this.calls++;
    this.totalMs += ms;
    this.greatestMs = Math.max(this.greatestMs, ms);
  }
}

function failed({ kind }: RealmRequest, message: string): RealmReply {
  return { kind: 'failed', failure: { during: kind, message, stack: [], line: null }, logs: [] };
}
