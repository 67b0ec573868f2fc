import type { RealmRequest } from '../../plugin/realm/messages.ts';
import { Realm, type Script } from '../../plugin/realm/realm.ts';

/*
 * What runs in the worker that a planner has to itself. It is bundled into one script (vite.config.ts), for the worker is of
 * another origin than the app and can import nothing.
 */

// The realm takes both away from the planner.
const indirectEval = self.eval;
const listen = self.addEventListener.bind(self);

const realm = new Realm(self as unknown as Record<string, unknown>, evaluate);
listen('unhandledrejection', (event) => {
  event.preventDefault();
  realm.strayed(event.reason);
});
listen('message', ({ data }: MessageEvent<MessagePort>) => {
  data.onmessage = async ({ data: request }: MessageEvent<RealmRequest>) =>
    data.postMessage(await realm.answer(request));
});

/** On one line with the script's first, so that lines in stack traces are those of its file. */
function evaluate(code: string, file: string): Script {
  return indirectEval(`(function (exports, require, module) {${code}\n})\n//# sourceURL=${file}`) as Script;
}
