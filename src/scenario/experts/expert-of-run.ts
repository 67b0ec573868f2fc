import type { LoadedScene } from '../load-scene.ts';
import { FRAMES_PER_SECOND } from '../metrics/drive-frame.ts';
import type { Run } from '../run.ts';
import type { RunIdentity, Verdict } from '../run-result.ts';
import { type Expert, expertFile, progressOf } from './expert.ts';

/** The record of a careful drive that has ended. */
export function expertOfRun(
  { file, hash }: LoadedScene,
  { seed, planner }: RunIdentity,
  verdict: Verdict,
  run: Run,
): Expert {
  const stations = run.series?.column('routeStation') ?? new Float64Array(0);
  return {
    scene: expertFile(file).split('/').at(-1) ?? file,
    hash,
    planner,
    seed,
    verdict: verdict === 'pass' ? 'pass' : 'fail',
    ...progressOf(stations, 1 / FRAMES_PER_SECOND),
  };
}
