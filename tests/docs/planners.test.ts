import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DOC = readFileSync(join(ROOT, 'docs/planners.md'), 'utf8');

/** Files that the page shows whole, by their names. */
const FILES = [...DOC.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)].map(([, name, text]) => ({
  name,
  // Its first line, which names it, is part of it: lines in messages are those that a reader would count.
  text: `// ${name}\n${text}`,
}));

/** Commands with their exit codes and what their output holds, in order. */
const COMMANDS = [...DOC.matchAll(/^ {4}\$ npx skidpad (.*)\n((?: {4}(?!\$).*\n)*)/gm)].map(([, line, output]) => ({
  args: line.replace(/#.*/, '').trim().split(/\s+/),
  code: Number(/# exit (\d+)/.exec(line)?.[1] ?? 0),
  output: output.split('\n').flatMap((text) => text.trim() || []),
}));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skidpad-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/skidpad'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const { name, text } of FILES) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: folder, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe('docs/planners.md', { timeout: 300_000 }, () => {
  test('has files and commands, and none that is not run', () => {
    expect(FILES.map(({ name }) => name)).toEqual(['hello.ts', 'traffic.ts', 'weigh.ts', 'broken.ts', 'careless.ts']);
    expect(DOC.match(/^```/gm)?.length).toBe(2 * FILES.length);
    expect(COMMANDS.length).toBe(DOC.match(/^ {4}\$ /gm)?.length);
  });

  test('its files, and the starter, compile against the types of the package, strictly', async () => {
    writeFileSync(join(folder, 'starter.ts'), readFileSync(join(ROOT, 'planners/starter.ts')));
    const flags = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--preserveSymlinks'];
    const { code, output } = await run('node_modules/typescript/bin/tsc', [
      ...flags,
      ...FILES.map(({ name }) => name),
      'starter.ts',
    ]);
    expect(output).toBe('');
    expect(code).toBe(0);
  });

  // One after the other, as a reader would: a later one uses what an earlier one wrote.
  test.each(COMMANDS)('npx skidpad $args', async ({ args, code, output }) => {
    // As on a terminal.
    const reporter = args[0] === 'run' && !args.includes('--reporter') ? ['--reporter', 'list'] : [];
    const { code: found, output: said } = await run('dist/cli/skidpad.js', [...args, ...reporter]);
    for (const text of output) expect(said.replace(/ +/g, ' ')).toContain(text.replace(/ +/g, ' '));
    expect(found).toBe(code);
  });
});
