import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc a second, on every Linux there is. */
const TICKS = 100;

/** How often processes are looked at [ms]: what one takes after its last look is lost. */
const INTERVAL = 50;

/** Processor time of this process so far, all its threads [s]. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Processor time that the processes which `run` starts take, with all of theirs [s], and its result. Wall time tells
 * little on a machine that others use too. Null where there is no /proc.
 */
export async function timeOfChildren<T>(run: () => Promise<T>): Promise<[value: T, seconds: number | null]> {
  if (!existsSync('/proc/self/stat')) return [await run(), null];
  const taken = new Map<number, number>();
  const before = new Set(descendants().keys());
  const look = () => {
    for (const [pid, seconds] of descendants()) if (!before.has(pid)) taken.set(pid, seconds);
  };
  const timer = setInterval(look, INTERVAL);
  try {
    const value = await run();
    return [value, [...taken.values()].reduce((a, b) => a + b, 0)];
  } finally {
    clearInterval(timer);
  }
}

/** Processor time of every process below this one [s]. */
function descendants(): Map<number, number> {
  const parents = new Map<number, number>();
  const seconds = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The command's name is in brackets and may hold anything; fields are counted after it.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
      seconds.set(Number(name), (Number(fields[11]) + Number(fields[12])) / TICKS);
    } catch {
      // It has ended since the folder was read.
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isBelow(parent));
  };
  return new Map([...seconds].filter(([pid]) => isBelow(pid)));
}
