import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drivenBy, street } from './street.ts';

/** Whole files that docs/planners.md shows. Its commands are run by tests/docs/. */
const DOC = readFileSync(join(import.meta.dirname, '../../docs/planners.md'), 'utf8');
const STARTER = readFileSync(join(import.meta.dirname, '../../planners/starter.ts'), 'utf8');
const FILES = [...DOC.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)].map(([, name, text]) => [name, text]);

describe('planners of the docs', () => {
  test.each([...FILES, ['starter.ts', STARTER]])(
    '%s drives the street to the goal, or fails as the page says',
    async (name, text) => {
      const { verdict, fault } = drivenBy(await street(), text);
      if (name === 'broken.ts') expect(fault?.message).toMatch(/TypeError/);
      else if (name === 'careless.ts') expect(fault).toBeNull();
      else expect(verdict).toBe('pass');
    },
  );

  test('the starter is short: 30 lines, but for comments and blank ones', () => {
    const lines = STARTER.split('\n').filter((line) => !/^\s*(\/\/.*|\/\*\*.*)?$/.test(line));
    expect(lines.length).toBeLessThanOrEqual(30);
  });
});
