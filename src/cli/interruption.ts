import { setImmediate } from 'node:timers/promises';

/** Longest stretch of work between two looks at signals and output [ms]. */
const STRETCH_MS = 100;

/** Ctrl-C as a flag that long work looks at, so that it ends with a valid partial result. A second Ctrl-C kills. */
export class Interruption {
  requested = false;
  private lastBreath = performance.now();
  private readonly onSignal = () => {
    if (this.requested) process.exit(130);
    this.requested = true;
  };

  constructor() {
    process.on('SIGINT', this.onSignal);
  }

  /** Lets signals and output through when the last time was long enough ago. */
  async breathe(): Promise<void> {
    if (performance.now() - this.lastBreath < STRETCH_MS) return;
    await setImmediate();
    this.lastBreath = performance.now();
  }

  dispose(): void {
    process.off('SIGINT', this.onSignal);
  }
}
