import { transform } from 'sucrase';
import type { PlannerFailure } from './realm/messages.ts';

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
    return { code };
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line?: number } };
    const said = message.replace(/^Error transforming [^:]*:\s*/, '').replace(/\s*\(\d+:\d+\)$/, '');
    const line = loc?.line ?? Number(/\((\d+):\d+\)/.exec(message)?.[1] ?? Number.NaN);
    return {
      failure: {
        during: 'load',
        message: `SyntaxError: ${said}`,
        stack: Number.isFinite(line) ? [`at ${file}:${line}`] : [],
        line: Number.isFinite(line) ? line : null,
      },
    };
  }
}
