import type { RunResult } from '../scenario/run-result.ts';
import { reasonOf } from './reason.ts';
import type { Reporter, TextOutput } from './reporter.ts';
import { rerunCommand } from './rerun-command.ts';
import { summarise, summaryLine } from './summary.ts';

/** For GitHub Actions: every run that did not pass becomes an annotation of its scene file. */
export class GithubReporter implements Reporter {
  private readonly out: TextOutput;
  private planned = 0;

  constructor(out: TextOutput) {
    this.out = out;
  }

  begin(count: number): void {
    this.planned = count;
  }

  end(results: readonly RunResult[]): void {
    for (const result of results) {
      if (result.verdict === 'pass') continue;
      const title = `${result.name} (seed ${result.seed})`;
      const text = `${reasonOf(result)}\nagain: ${rerunCommand(result)}`;
      // What a planner's file did wrong is shown at its line, all else at the scene.
      const [, file = result.scene, line] = /^(.*):(\d+)$/.exec(result.fault?.at ?? '') ?? [];
      const place = `file=${property(file)}${line === undefined ? '' : `,line=${line}`}`;
      this.out.write(`::error ${place},title=${property(title)}::${data(text)}\n`);
    }
    const counts = summarise(results, this.planned);
    const level = counts.failed + counts.errors > 0 ? 'error' : 'notice';
    this.out.write(`::${level} title=skidpad::${data(summaryLine(counts))}\n`);
  }
}

/** Workflow commands end at a line break, and know these escapes. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
