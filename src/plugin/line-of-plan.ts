/** Line on which `plan` begins in a planner's text, counted from 1, where it looks as it usually does; else null. */
export function lineOfPlan(text: string): number | null {
  const lines = text.split('\n');
  const at = lines.findIndex(
    (line) =>
      /^\s*(async\s+)?plan\s*(\(|:|=)/.test(line) || /\bplan\s*[:(]\s*(async\s*)?\(?[\w{,} ]*\)?\s*=>/.test(line),
  );
  return at < 0 ? null : at + 1;
}
