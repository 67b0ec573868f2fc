import type { MapProblem } from './map-problem.ts';

/** Of one severity; more are counted, not kept: a broken generator can make millions. */
const MAX_PROBLEMS = 1000;

/** Collects what is wrong with a file. */
export class ProblemList {
  private readonly list: MapProblem[] = [];
  /** Of what is told once: its place in the list, and how often it was found. */
  private readonly repeats = new Map<string, { readonly at: number; count: number }>();
  private count = 0;
  private readonly kept = { error: 0, warning: 0, note: 0 };

  add(severity: MapProblem['severity'], line: number, path: string, message: string): void {
    this.count++;
    if (this.kept[severity] >= MAX_PROBLEMS) return;
    this.kept[severity]++;
    this.list.push({ severity, line, path, message });
  }

  /** Tells the first one of those with the same message, and how many there are. */
  addRepeated(severity: MapProblem['severity'], line: number, path: string, message: string): void {
    const known = this.repeats.get(message);
    if (known !== undefined) known.count++;
    else {
      if (this.kept[severity] < MAX_PROBLEMS) this.repeats.set(message, { at: this.list.length, count: 1 });
      this.add(severity, line, path, message);
    }
  }

  get hasErrors(): boolean {
    return this.kept.error > 0;
  }

  /** All problems by line; of one line in the order of their finding. */
  sorted(): MapProblem[] {
    const result = [...this.list];
    for (const { at, count } of this.repeats.values()) {
      if (count > 1) result[at] = { ...result[at], message: `${result[at].message} (${count} times)` };
    }
    result.sort((a, b) => a.line - b.line);
    const more = this.count - this.list.length;
    if (more > 0) result.push({ severity: 'note', line: 0, path: '', message: `and ${more} more problems` });
    return result;
  }
}
