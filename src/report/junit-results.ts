import type { CriterionResult } from '../scenario/criteria/criterion.ts';
import type { RunResult } from '../scenario/run-result.ts';
import { rerunCommand } from './rerun-command.ts';

/**
 * The text of junit.xml, which every build server shows: a suite for each run, a case for each of its criteria. A required
 * criterion that fails is a failure, a run that could not be judged an error.
 */
export function junitResults(results: readonly RunResult[]): string {
  const suites = results.map(suiteOf);
  const total = (name: 'tests' | 'failures' | 'errors' | 'skipped') =>
    suites.reduce((sum, suite) => sum + suite.counts[name], 0);
  const seconds = results.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="skidpad" tests="${total('tests')}" failures="${total('failures')}" errors="${total('errors')}" skipped="${total('skipped')}" time="${seconds.toFixed(3)}">
${suites.map(({ xml }) => xml).join('')}</testsuites>
`;
}

function suiteOf(result: RunResult) {
  const { scene, name, seed, criteria, fault, wallSeconds } = result;
  const counts = {
    tests: criteria.length + (fault === null ? 0 : 1),
    failures: criteria.filter(isFailure).length,
    errors: fault === null ? 0 : 1,
    skipped: criteria.filter((criterion) => criterion.result === 'not-applicable').length,
  };
  const title = `${name} (seed ${seed})`;
  const classname = scene.replace(/\.json$/, '').replace(/[/\\]/g, '.');
  // Only the run as a whole has a time; it stands at its first case.
  const cases = criteria.map((criterion, k) => caseOf(criterion, classname, title, k === 0 ? wallSeconds : 0));
  const again = `again: ${rerunCommand(result)}`;
  if (fault !== null) {
    cases.push(
      `    <testcase classname="${escaped(classname)}" name="${escaped(`${title}: run`)}" time="0.000">\n      <error type="${fault.kind}" message="${escaped(fault.message)}">${escaped([...(fault.stack ?? []), again].join('\n'))}</error>\n    </testcase>\n`,
    );
  }
  const numbers = `tests="${counts.tests}" failures="${counts.failures}" errors="${counts.errors}" skipped="${counts.skipped}"`;
  const properties = [
    ['hash', result.hash],
    ['planner', result.planner],
    ...(result.plannerSetup?.params ?? []).map((param): [string, string] => ['planner-param', param]),
    ['perception', result.perception],
    ['again', rerunCommand(result)],
  ].map(([key, value]) => `      <property name="${key}" value="${escaped(value)}"/>\n`);
  const xml = `  <testsuite name="${escaped(`${scene} ${title}`)}" ${numbers} time="${wallSeconds.toFixed(3)}">
    <properties>
${properties.join('')}    </properties>
${cases.join('')}  </testsuite>
`;
  return { counts, xml };
}

function caseOf(criterion: CriterionResult, classname: string, title: string, seconds: number): string {
  const { name, result, actual, expected, unit, tick } = criterion;
  const head = `<testcase classname="${escaped(classname)}" name="${escaped(`${title}: ${name}`)}" time="${seconds.toFixed(3)}"`;
  if (result === 'not-applicable') return `    ${head}>\n      <skipped message="not applicable"/>\n    </testcase>\n`;
  if (!isFailure(criterion)) return `    ${head}/>\n`;
  const measure = unit === '1' ? '' : ` ${unit}`;
  const when = tick === null ? '' : ` at ${(tick / 100).toFixed(2)} s`;
  const message = `${name}: found ${Number.isInteger(actual) ? actual : actual.toFixed(2)}${measure}${when}, expected ${expected}`;
  return `    ${head}>\n      <failure message="${escaped(message)}"/>\n    </testcase>\n`;
}

function isFailure({ required, result }: CriterionResult): boolean {
  return required && result === 'fail';
}

/** What XML 1.0 has no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter])
    .replace(/[\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
