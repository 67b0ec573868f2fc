import type { InputProblem } from '../../scenario/input-problem.ts';
import { RealmFrame } from '../planner/realm-frame.ts';
import type { Batch, DriveChoice, DriveFacts, LoadStage, PlannerPulse, Reply, Request } from '../worker/protocol.ts';

/** What a listener is told. Each at most once a frame of the screen, batches in order. */
export interface DriveListener {
  onStage(stage: LoadStage): void;
  onLoaded(facts: DriveFacts): void;
  onRefused(problems: readonly InputProblem[]): void;
  onBatch(batch: Batch): void;
  onFault(message: string, detail: string): void;
  onPulse(pulse: PlannerPulse): void;
}

/** The page's end of the worker that drives. */
export class DriveClient {
  private readonly worker: Worker;
  private readonly listener: DriveListener;
  private load = 0;
  /** Where the planner of the drive lives, if it is somebody's own. */
  private realm: RealmFrame | null = null;

  constructor(listener: DriveListener) {
    this.listener = listener;
    this.worker = new Worker(new URL('../worker/drive.worker.ts', import.meta.url), { type: 'module', name: 'drive' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.take(data));
    this.worker.addEventListener('error', (event) => {
      this.listener.onFault(event.message || 'the worker could not be started', '');
    });
  }

  open(choice: DriveChoice): void {
    this.load++;
    this.endRealm();
    this.ask({ type: 'load', load: this.load, choice });
  }

  ask(request: Request): void {
    this.worker.postMessage(request);
  }

  private giveRealm(load: number, port: MessagePort): void {
    this.worker.postMessage({ type: 'realm', load, port } satisfies Request, [port]);
  }

  private endRealm(): void {
    this.realm?.close();
    this.realm = null;
  }

  private take(reply: Reply): void {
    if (reply.load !== this.load) return;
    switch (reply.type) {
      case 'stage':
        this.listener.onStage(reply.stage);
        return;
      case 'loaded':
        this.listener.onLoaded(reply.facts);
        return;
      case 'refused':
        this.listener.onRefused(reply.problems);
        return;
      case 'fault':
        this.listener.onFault(reply.message, reply.detail);
        return;
      case 'pulse':
        this.listener.onPulse(reply.pulse);
        return;
      case 'realm':
        this.endRealm();
        if (reply.isWanted) this.realm = new RealmFrame((port) => this.giveRealm(reply.load, port));
        return;
      case 'batch':
        this.listener.onBatch(reply.batch);
        requestAnimationFrame(() => this.ask({ type: 'ready' }));
    }
  }
}
