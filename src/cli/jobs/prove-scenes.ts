import { reasonOf } from '../../report/reason.ts';
import type { Reporter } from '../../report/reporter.ts';
import { rerunCommand } from '../../report/rerun-command.ts';
import type { RunResult } from '../../scenario/run-result.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { ProgressLine } from '../progress-line.ts';
import { carryOut } from '../runs/carry-out.ts';
import type { PlannedRun } from '../runs/planned-run.ts';
import { hashMismatches } from '../runs/same-hash.ts';

/** What is known of a scene once both have driven it. */
export interface SceneProof {
  readonly scene: string;
  readonly name: string;
  /** Runs of the careful driver, the first of them twice. */
  readonly careful: readonly RunResult[];
  readonly blind: readonly RunResult[];
}

/** The runs by which scenes are proven. */
export interface ProofPlan {
  readonly careful: readonly PlannedRun[];
  readonly blind: readonly PlannedRun[];
}

/**
 * Drives scenes with the careful driver, who has to pass each time, and with the blind one, who has to fail; prints a line for
 * each scene, and what to type for whatever is otherwise. Exit 1 at any miss, 5 where one run has two hashes.
 */
export async function proveScenes(plan: ProofPlan, workers: number, weights: string): Promise<ExitCode> {
  const runs = [...plan.careful, ...plan.blind];
  const progress = new ProgressLine();
  let done = 0;
  const counter: Reporter = {
    result: ({ scene }) => progress.show(`${++done} of ${runs.length} runs done, the last of ${scene}`),
  };
  const { results, interrupted } = await carryOut(runs, {
    weights,
    workers,
    wallSeconds: null,
    maxFailures: Number.POSITIVE_INFINITY,
    reporters: [counter],
  });
  progress.end();
  const proofs = proofsOf(results);
  const misses = proofs.map(missesOf);
  const width = Math.max(5, ...proofs.map(({ name, scene }) => titleOf(name, scene).length));
  process.stdout.write(`      ${'scene'.padEnd(width)}  careful  blind\n`);
  for (const [k, proof] of proofs.entries()) {
    const { careful, blind } = proof;
    const mark = misses[k].length === 0 ? 'ok  ' : 'MISS';
    const passed = `${careful.filter(({ verdict }) => verdict === 'pass').length}/${careful.length}`;
    const fate = blind.map((result) => (result.verdict === 'pass' ? 'passes' : reasonOf(result))).join('; ');
    process.stdout.write(`${mark}  ${titleOf(proof.name, proof.scene).padEnd(width)}  ${passed.padEnd(7)}  ${fate}\n`);
    for (const miss of misses[k]) process.stdout.write(`      ${miss}\n`);
  }
  const bad = misses.filter(({ length }) => length > 0).length;
  const skipped = runs.length - results.length;
  process.stdout.write(
    `${proofs.length - bad} of ${proofs.length} scenes are proven${skipped > 0 ? `, ${skipped} runs left out` : ''}\n`,
  );
  if (interrupted) return EXIT.interrupted;
  if (hashMismatches(results).length > 0) return EXIT.mismatch;
  return bad > 0 ? EXIT.failed : EXIT.ok;
}

function titleOf(name: string, scene: string): string {
  const variation = /\[.*\]$/.exec(name)?.[0];
  return variation === undefined ? scene : `${scene} ${variation}`;
}

/** Results by scene and variation, in the order of the plan. */
function proofsOf(results: readonly RunResult[]): SceneProof[] {
  const proofs = new Map<string, { scene: string; name: string; careful: RunResult[]; blind: RunResult[] }>();
  for (const result of results) {
    const { scene, name, planner } = result;
    const key = JSON.stringify([scene, name]);
    const proof = proofs.get(key) ?? { scene, name, careful: [], blind: [] };
    proofs.set(key, proof);
    (planner === 'constant' ? proof.blind : proof.careful).push(result);
  }
  return [...proofs.values()];
}

/** What a scene lacks, in words and with the command that shows it; none where it is proven. */
export function missesOf({ careful, blind }: SceneProof): string[] {
  const failed = careful.filter(({ verdict }) => verdict !== 'pass');
  return [
    ...failed.map((result) => `careful fails by ${reasonOf(result)}: ${rerunCommand(result)}`),
    ...blind
      .filter(({ verdict }) => verdict !== 'fail')
      .map((result) =>
        result.verdict === 'pass'
          ? `the blind driver passes, so no required criterion tells bad driving here: ${rerunCommand(result)}`
          : `the blind driver could not be judged: ${reasonOf(result)}: ${rerunCommand(result)}`,
      ),
    ...hashMismatches(careful),
  ];
}
