import { transform } from 'sucrase';
import type { PlannerFailure } from './realm/messages.ts';
import { unspokenSyntax } from './unspoken-syntax.ts';

/** A planner's file, made ready for a realm. */
export type Transpiled = { readonly code: string } | { readonly failure: PlannerFailure };

/** TypeScript or JavaScript with imports to a CommonJS script, line by line. Types are taken away, not checked. */
export function transpile(text: string, file: string): Transpiled {
  try {
    const { code } = transform(text, {
      transforms: ['typescript', 'imports'],
      filePath: file,
      // Every engine that a realm runs in knows the language as it is.
      disableESTransforms: true,
    });
    const unspoken = unspokenSyntax(text);
    return unspoken === null ? { code } : { failure: syntaxFailure(file, unspoken.message, unspoken.line) };
  } catch (error) {
    const zero = text.indexOf('\0');
    if (zero >= 0) return { failure: notText(file, text, zero) };
    const { message, loc } = error as Error & { loc?: { line?: number } };
    const said = message.replace(/^Error transforming [^:]*:\s*/, '').replace(/\s*\(\d+:\d+\)$/, '');
    const line = loc?.line ?? Number(/\((\d+):\d+\)/.exec(message)?.[1] ?? Number.NaN);
    const unspoken = unspokenSyntax(text);
    if (unspoken !== null && unspoken.line === line) return { failure: syntaxFailure(file, unspoken.message, line) };
    return { failure: syntaxFailure(file, said, Number.isFinite(line) ? line : null) };
  }
}

/** Zeros come of another encoding, such as UTF-16, or of what is no text at all. */
function notText(file: string, text: string, zero: number): PlannerFailure {
  const line = text.slice(0, zero).split('\n').length;
  const message =
    'is not text in UTF-8: found a zero byte; save it as UTF-8, or see whether it is the right file and whole';
  return { during: 'load', message, stack: [`at ${file}:${line}`], line };
}

function syntaxFailure(file: string, message: string, line: number | null): PlannerFailure {
  return {
    during: 'load',
    message: `SyntaxError: ${message}`,
    stack: line === null ? [] : [`at ${file}:${line}`],
    line,
  };
}
