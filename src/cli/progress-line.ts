/** One line on stderr that is rewritten in place on a terminal, and printed now and then elsewhere. */
export class ProgressLine {
  private last = Number.NEGATIVE_INFINITY;
  private readonly live = process.stderr.isTTY === true;

  show(text: string): void {
    const now = performance.now();
    if (now - this.last < (this.live ? 100 : 10_000)) return;
    this.last = now;
    process.stderr.write(this.live ? `\r\u001b[2K${text}` : `${text}\n`);
  }

  end(): void {
    if (this.live) process.stderr.write('\r\u001b[2K');
  }
}
