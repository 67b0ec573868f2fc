import type { RunResult } from '../scenario/run-result.ts';
import { reasonOf } from './reason.ts';
import type { Reporter, TextOutput } from './reporter.ts';
import { rerunCommand } from './rerun-command.ts';
import { summarise, summaryLine } from './summary.ts';

/** Dots in a line. */
const WIDTH = 80;
const MARKS = { pass: '.', fail: 'F', error: 'E' } as const;

/** For many runs: a letter for each, and at the end those that did not pass. */
export class DotReporter implements Reporter {
  private readonly out: TextOutput;
  private planned = 0;
  private done = 0;

  constructor(out: TextOutput) {
    this.out = out;
  }

  begin(count: number): void {
    this.planned = count;
  }

  result({ verdict }: RunResult): void {
    this.done++;
    this.out.write(`${MARKS[verdict]}${this.done % WIDTH === 0 ? ` ${this.done}/${this.planned}\n` : ''}`);
  }

  end(results: readonly RunResult[]): void {
    if (this.done % WIDTH !== 0) this.out.write('\n');
    for (const result of results) {
      if (result.verdict === 'pass') continue;
      this.out.write(
        `\n${MARKS[result.verdict]} ${result.scene}  ${result.name}  seed ${result.seed}: ${reasonOf(result)}\n`,
      );
      this.out.write(`  again: ${rerunCommand(result)}\n`);
    }
    this.out.write(`\n${summaryLine(summarise(results, this.planned))}\n`);
  }
}
