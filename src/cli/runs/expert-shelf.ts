import { expertOfRun } from '../../scenario/experts/expert-of-run.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { identityOf, resultOf } from '../../scenario/run-result.ts';

/** Drives experts of scenes that have none, and remembers the last: runs of one variation follow each other. */
export class ExpertShelf {
  private last: { readonly key: string; readonly expert: LoadedScene['expert'] } | null = null;

  /** The scene with an expert, if its careful driver passes it with that seed. */
  async withExpert(loaded: LoadedScene, seed: number): Promise<LoadedScene> {
    if (loaded.expert.expert !== null) return loaded;
    const key = JSON.stringify([loaded.file, loaded.sets, seed]);
    if (this.last?.key !== key) this.last = { key, expert: await expertFor(loaded, seed) };
    return { ...loaded, expert: this.last.expert };
  }
}

async function expertFor(loaded: LoadedScene, seed: number): Promise<LoadedScene['expert']> {
  const identity = identityOf(loaded, seed, 'oracle', 'careful');
  const { assembleRun } = await import('../../scenario/assemble.ts');
  const { run } = assembleRun(loaded, { seed, perception: 'oracle', planner: 'careful', segmenter: null });
  while (run.ending === null) run.step();
  const { verdict } = resultOf(identity, run, 0);
  if (verdict === 'pass') return { expert: expertOfRun(loaded, identity, verdict, run), why: null };
  return { expert: null, why: 'the careful driver fails this variation, so that there is no expert', isStale: false };
}
