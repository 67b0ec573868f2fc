import type { Finding } from './finding.ts';

/** Variables of the file itself, which no snapshot holds. */
export function fileVariables(text: string): number[] {
  return linesWith(text, /^(export\s+)?(let|var)\s/);
}

/** What the text itself tells: habits that bite later. */
export function sourceFindings(text: string): Finding[] {
  const powers = linesWith(text, /[\w)\]]\s*\*\*\s*[\w(-]/);
  if (powers.length === 0) return [];
  return [
    {
      check: 'engines',
      verdict: 'warn',
      text: `the operator of powers on ${powers.length === 1 ? 'one line' : `${powers.length} lines`}: engines may round it differently, and it cannot be replaced`,
      line: powers[0],
      mend: 'write x * x, or `pow` of Math, which gives the same bits everywhere',
    },
  ];
}

/** Numbers of the lines that match, comments left out. */
function linesWith(text: string, pattern: RegExp): number[] {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  const code = text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|\s)\/\/.*$/gm, '');
  return code.split('\n').flatMap((line, i) => (pattern.test(line) ? [i + 1] : []));
}
