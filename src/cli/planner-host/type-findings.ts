import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Finding, ok } from '../../plugin/check/finding.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** Errors that are told of. */
const MOST = 10;

/** The compiler is given so long [ms]. */
const PATIENCE = 60_000;

/**
 * What the TypeScript compiler says of a planner's file, strictly, against the types of this very package. Types are taken
 * away before a planner runs, so errors are only warnings; without a compiler beside the file nothing is said.
 */
export function typeFindings(file: string): Finding[] {
  const compiler = /\.[mc]?ts$/.test(file) && existsSync(file) ? compilerFor(file) : null;
  if (compiler === null) return [];
  const folder = mkdtempSync(join(tmpdir(), 'skidpad-types-'));
  try {
    const project = join(folder, 'tsconfig.json');
    writeFileSync(project, JSON.stringify(projectOf(file)));
    const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
      encoding: 'utf8',
      timeout: PATIENCE,
    });
    if (status === 0) return [ok('types', 'the TypeScript compiler finds nothing, strictly')];
    return errorsIn(stdout ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function projectOf(file: string): object {
  return {
    compilerOptions: {
      ...{ noEmit: true, strict: true, skipLibCheck: true, target: 'es2023', lib: ['es2023'], types: [] },
      ...{ module: 'esnext', moduleResolution: 'bundler', moduleDetection: 'force' },
      paths: { skidpad: [`${PROJECT_ROOT}dist/plugin/skidpad.d.ts`] },
    },
    files: [resolve(file)],
  };
}

/** The compiler that lies beside the file, else beside this package; null for none. */
function compilerFor(file: string): string | null {
  for (const from of [resolve(file), `${PROJECT_ROOT}package.json`]) {
    try {
      return join(dirname(createRequire(from).resolve('typescript/package.json')), 'bin/tsc');
    } catch {
      // Nobody has to have one.
    }
  }
  return null;
}

/** "mine.ts(8,11): error TS2322: Type ..." */
function errorsIn(output: string): Finding[] {
  const errors = [...output.matchAll(/^[^\n(]*\((\d+),\d+\): error (TS\d+: .*)$/gm)];
  return errors.slice(0, MOST).map(([, line, text]) => ({ check: 'types', verdict: 'warn', text, line: Number(line) }));
}
