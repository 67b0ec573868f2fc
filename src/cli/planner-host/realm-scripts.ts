import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'sucrase';
import { builtModule } from './built-module.ts';

/** The module that is the realm's inside, as it was built. */
const INSIDE = builtModule('../../plugin/realm/realm.js', import.meta.url);

/** The simulator's own modules that a realm is made of: CommonJS scripts by address, and the address of the first. */
export interface RealmScripts {
  readonly inside: string;
  readonly scripts: Readonly<Record<string, string>>;
}

let made: RealmScripts | null = null;

/** Made once for all realms of a process. */
export function realmScripts(): RealmScripts {
  made ??= { inside: INSIDE.href, scripts: scriptsFrom(INSIDE) };
  return made;
}

function scriptsFrom(first: URL): Record<string, string> {
  const scripts: Record<string, string> = {};
  const wanted = [first];
  for (let url = wanted.pop(); url !== undefined; url = wanted.pop()) {
    if (url.href in scripts) continue;
    const text = readFileSync(fileURLToPath(url), 'utf8');
    const { code } = transform(text, { transforms: ['imports'], disableESTransforms: true });
    scripts[url.href] = code;
    for (const [, name] of code.matchAll(/\brequire\('(\.[^']+)'\)/g)) wanted.push(new URL(name, url));
  }
  return scripts;
}
