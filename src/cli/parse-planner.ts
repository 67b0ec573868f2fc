import { existsSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { likelyName } from '../scenario/nearest-name.ts';
import { PLANNER_NAMES, plannerNamed } from '../scenario/planners/planner-names.ts';
import type { DriverName } from '../scenario/run-result.ts';

/** Of planners' files. */
const ENDINGS = ['.ts', '.js', '.mts', '.mjs', '.cjs'];

/** A driver by its name, or the path of a planner's file. */
export function parsePlanner(found: string): DriverName {
  const planner = plannerNamed(found);
  if (planner !== null) return planner;
  if (found === 'starter') return found;
  if (/[./\\]/.test(found)) return found;
  const file = ENDINGS.map((ending) => found + ending).find((path) => existsSync(path));
  const likely = file ?? likelyName(found, [...PLANNER_NAMES, 'starter']);
  const hint = likely === null ? '' : `; perhaps ${likely}`;
  throw new InvalidArgumentError(
    `Expected one of ${PLANNER_NAMES.join(', ')}, starter, or a file such as ./mine.ts${hint}.`,
  );
}
