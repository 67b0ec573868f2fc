import type { MapProblem } from './document.ts';

/** More are counted, not kept: a broken generator can make millions. */
const MAX_PROBLEMS = 1000;

/** Collects what is wrong with a file. */
export class ProblemList {
  private readonly list: MapProblem[] = [];
  private count = 0;
  private errors = 0;

  add(severity: MapProblem['severity'], line: number, path: string, message: string): void {
    this.count++;
    if (severity === 'error') this.errors++;
    if (this.list.length < MAX_PROBLEMS) this.list.push({ severity, line, path, message });
  }

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** All problems by line; of one line in the order of their finding. */
  sorted(): MapProblem[] {
    const result = [...this.list].sort((a, b) => a.line - b.line);
    const more = this.count - this.list.length;
    if (more > 0) result.push({ severity: 'note', line: 0, path: '', message: `and ${more} more problems` });
    return result;
  }
}
