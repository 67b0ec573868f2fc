import { type MessagePort, workerData } from 'node:worker_threads';
import type { RealmRequest } from '../../plugin/realm/messages.ts';
import { realmInContext } from './realm-in-context.ts';
import type { WorkerSetting } from './worker-port.ts';

/** The thread that a planner has to itself: it answers one request after the other, and counts its answers. */
const { port, answers, scripts } = workerData as WorkerSetting & { readonly port: MessagePort };
const realm = realmInContext(scripts);

// A promise that nobody waits for: told with the next answer instead of ending the thread.
process.on('unhandledRejection', (error) => realm.strayed(error));

port.on('message', async (request: RealmRequest) => {
  port.postMessage(await realm.answer(request));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});
