import { deedsOf } from './actor-deeds.ts';
import { DriveHost } from './drive-host.ts';
import type { RealmKeeper } from './frame-line.ts';
import { loadDrive } from './load-drive.ts';
import type { Batch, DriveChoice, Reply, Request } from './protocol.ts';
import type { TruthWish } from './truth-painter.ts';

let host: DriveHost | null = null;
let close: () => void = () => {};
/** Who waits for a realm. */
let takeRealm: ((port: MessagePort) => void) | null = null;
let current = 0;
let pace: number | null = 1;
let watched: TruthWish | null = null;

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.type === 'load') void load(data.load, data.choice);
  else answer(data);
});

function answer(request: Exclude<Request, { type: 'load' }>): void {
  switch (request.type) {
    case 'play':
      host?.play();
      return;
    case 'pause':
      host?.pause();
      return;
    case 'step':
      host?.step(request.ticks);
      return;
    case 'seek':
      host?.seek(request.ticks);
      return;
    case 'pace':
      pace = request.factor;
      host?.setPace(pace);
      return;
    case 'watch':
      watched = request.wish;
      host?.watch(watched);
      return;
    case 'ready':
      host?.ready();
      return;
    case 'realm':
      if (request.load === current) takeRealm?.(request.port);
  }
}

async function load(number: number, choice: DriveChoice): Promise<void> {
  host?.stop();
  close();
  host = null;
  close = () => {};
  current = number;
  try {
    const loading = await loadDrive(choice, (stage) => reply({ type: 'stage', load: number, stage }), realmsOf(number));
    if (number !== current) {
      loading.drive?.close();
      return;
    }
    if (loading.drive === null) {
      reply({ type: 'refused', load: number, problems: loading.problems });
      return;
    }
    close = loading.drive.close;
    const { run, traffic, people, facts, identity, painter, weather } = loading.drive;
    reply({ type: 'loaded', load: number, facts });
    const port = {
      now: () => performance.now(),
      later,
      send: (batch: Batch) => reply({ type: 'batch', load: number, batch }),
      fail: (error: unknown) => replyFault(number, error),
      deeds: () => deedsOf(traffic, people),
    };
    host = new DriveHost(run, identity, port, facts.sensors, painter, weather);
    host.setPace(pace);
    host.watch(watched);
  } catch (error) {
    if (number === current) replyFault(number, error);
  }
}

/** Realms for planners of a drive: the page makes them. */
function realmsOf(load: number): RealmKeeper {
  return {
    open: () =>
      new Promise((resolve) => {
        takeRealm = resolve;
        reply({ type: 'realm', load, isWanted: true });
      }),
    close: () => reply({ type: 'realm', load, isWanted: false }),
    tell: (pulse) => reply({ type: 'pulse', load, pulse }),
  };
}

function reply(message: Reply): void {
  self.postMessage(message);
}

function replyFault(number: number, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  reply({ type: 'fault', load: number, message, detail: error instanceof Error ? (error.stack ?? '') : '' });
}

const soon = new MessageChannel();
const waiting: (() => void)[] = [];
soon.port1.onmessage = () => waiting.shift()?.();

/** Timers of browsers wait at least 4 ms once nested; a message does not. */
function later(callback: () => void, ms: number): void {
  if (ms > 1) {
    setTimeout(callback, ms);
    return;
  }
  waiting.push(callback);
  soon.port2.postMessage(null);
}
