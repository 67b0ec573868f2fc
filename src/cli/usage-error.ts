/** The command line, or a file it names, is wrong; the message says how to mend it. Ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
