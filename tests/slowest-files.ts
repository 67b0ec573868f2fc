import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 12;
/** Of a run of a few files one sees it without a list. */
const MANY = 30;

/** Prints at the end of a long run which files took most of its time. */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < MANY) return;
    const times = modules.map((module) => {
      const { collectDuration, duration } = module.diagnostic();
      return { name: module.relativeModuleId, seconds: (collectDuration + duration) / 1000 };
    });
    const all = times.reduce((sum, { seconds }) => sum + seconds, 0);
    const slowest = times.sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN);
    const rows = slowest.map(({ name, seconds }) => {
      const share = `${((100 * seconds) / all).toFixed(0)} %`;
      return `${seconds.toFixed(1).padStart(8)} s ${share.padStart(5)}  ${name}`;
    });
    console.log(`Where the time went (${all.toFixed(0)} s in ${times.length} files):\n${rows.join('\n')}\n`);
  }
}
