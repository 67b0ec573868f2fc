import type { LoadedScene } from '../scenario/load-scene.ts';
import { blindness } from '../scenario/rig/front-camera.ts';
import type { RunIdentity } from '../scenario/run-result.ts';
import { UsageError } from './usage-error.ts';

/** Drives in which the network was asked to see and has no camera are a usage error, which names all of them. */
export function refuseBlind(drives: readonly { readonly loaded: LoadedScene; readonly identity: RunIdentity }[]): void {
  const lines = new Set<string>();
  for (const { loaded, identity } of drives) {
    const why = blindness(loaded.rig, identity.perception);
    if (why !== null) lines.add(`${identity.scene}: ${why}`);
  }
  if (lines.size > 0) throw new UsageError([...lines].join('\n'));
}
