import type { RunResult } from '../scenario/run-result.ts';
import type { Reporter, TextOutput } from './reporter.ts';
import { summarise, summaryLine } from './summary.ts';

/** For logs: one line a run. */
export class LineReporter implements Reporter {
  private readonly out: TextOutput;
  private planned = 0;

  constructor(out: TextOutput) {
    this.out = out;
  }

  begin(count: number): void {
    this.planned = count;
  }

  result(result: RunResult): void {
    const failed = result.criteria.filter((criterion) => criterion.required && criterion.result === 'fail');
    const why = result.fault?.message ?? failed.map(({ name }) => name).join(', ');
    const fields = [
      result.verdict,
      result.scene,
      `seed=${result.seed}`,
      ...result.sets.map((set) => `set=${JSON.stringify(set)}`),
      `perception=${result.perception}`,
      `planner=${result.planner}`,
      `dynamics=${result.dynamics}`,
      `weather=${result.weather}`,
      `friction=${result.friction.toFixed(2)}`,
      `time=${result.simSeconds.toFixed(2)}s`,
      `rtf=${result.realTimeFactor.toFixed(1)}`,
      `hash=${result.hash}`,
    ];
    this.out.write(`${fields.join(' ')}${why === '' ? '' : ` because=${JSON.stringify(why)}`}\n`);
  }

  end(results: readonly RunResult[]): void {
    this.out.write(`${summaryLine(summarise(results, this.planned))}\n`);
  }
}
