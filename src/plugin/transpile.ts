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
    const { message, loc } = error as Error & { loc?: { line?: number } };
    const said = message.replace(/^Error transforming [^:]*:\s*/, '').replace(/\s*\(\d+:\d+\)$/, '');
    const line = loc?.line ?? Number(/\((\d+):\d+\)/.exec(message)?.[1] ?? Number.NaN);
    const unspoken = unspokenSyntax(text);
    if (unspoken !== null && unspoken.line === line) return { failure: syntaxFailure(file, unspoken.message, line) };
    return { failure: syntaxFailure(file, said, Number.isFinite(line) ? line : null) };
  }
}

function syntaxFailure(file: string, message: string, line: number | null): PlannerFailure {
  return {
    during: 'load',
    message: `SyntaxError: ${message}`,
    stack: line === null ? [] : [`at ${file}:${line}`],
    line,
  };
}
