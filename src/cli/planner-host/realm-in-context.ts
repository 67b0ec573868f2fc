import { type Context, createContext, runInContext } from 'node:vm';
import type { Evaluate, Realm } from '../../plugin/realm/realm.ts';
import type { RealmScripts } from './realm-scripts.ts';

interface Inside {
  readonly Realm: new (realm: Record<string, unknown>, evaluate: Evaluate) => Realm;
}

/**
 * An empty vm context with a Realm in it. The simulator's own modules that the realm is made of are evaluated inside as
 * well, so that nothing a planner can reach is an object of Node's own realm.
 */
export function realmInContext({ inside, scripts }: RealmScripts): Realm {
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  const evaluate = evaluateIn(context);
  const modules = new Map<string, unknown>();
  const load = (address: string): unknown => {
    const known = modules.get(address);
    if (known !== undefined) return known;
    const exports: unknown = runInContext('({})', context);
    modules.set(address, exports);
    evaluate(scripts[address], address)(exports, (name: string) => load(new URL(name, address).href), { exports });
    return exports;
  };
  const { Realm } = load(inside) as Inside;
  return new Realm(runInContext('globalThis', context) as Record<string, unknown>, evaluate as Evaluate);
}

/** A CommonJS script as a function of the context. */
function evaluateIn(context: Context) {
  return (code: string, filename: string) =>
    // On one line with the script's first, so that lines in stack traces are those of its file.
    runInContext(`(function (exports, require, module) {${code}\n})`, context, { filename });
}
